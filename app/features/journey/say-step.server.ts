import type { NextStep } from '#app/domain/journey/next-step.ts'
import type { Text } from '#app/domain/text.ts'
import { statement } from '#app/platform/db.server.ts'
import { textOf } from '#app/platform/content.server.ts'
import type { Locale } from '#app/platform/session.server.ts'
import type { Offer } from './catalogue.server.ts'

/** A step ready to be said: `t('journey:' + step, params)`. Times are numbers (ms), which the messages format. */
export interface SaidStep {
  step: NextStep['step']
  href: string
  params: Record<string, string | number>
}

/** Puts titles for slugs, in the reader's language. */
export function sayStep(
  next: NextStep,
  offer: Offer,
  { userId, locale, now }: { userId: string; locale: Locale; now: Date },
): SaidStep {
  const { step, href } = next
  const titled = (list: readonly { slug: string; title: Text }[], slug: string) =>
    list.find((entry) => entry.slug === slug)?.title[locale] ?? slug
  const at = (iso: string) => ({ at: Date.parse(iso), ...dayContext(iso, now) })
  const said = (params: SaidStep['params']): SaidStep => ({ step, href, params })
  switch (next.step) {
    case 'start-course':
    case 'continue-course': {
      const { course: slug, lesson: name, lessons } = next.params
      const course = offer.courses.find((entry) => entry.slug === slug)
      const number = (course?.lessons.findIndex((entry) => entry.name === name) ?? 0) + 1
      const lesson = course?.lessons[number - 1]
      return said({
        course: titled(offer.courses, slug),
        lesson: lesson ? textOf(lesson, locale).title : name,
        number,
        lessons,
      })
    }
    case 'practise':
      return said({
        practice: titled(offer.practice, next.params.practice),
        done: next.params.done,
        wanted: next.params.wanted,
      })
    case 'sit-exam':
    case 'wait-result':
      return said({ exam: titled(offer.exams, next.params.exam) })
    case 'resume-exam':
      return said({ exam: titled(offer.exams, next.params.exam), ...at(next.params.deadlineAt) })
    case 'wait-retry':
      return said({ exam: titled(offer.exams, next.params.exam), ...at(next.params.retryAt) })
    case 'finish-task':
      return said({ project: titled(offer.projects, next.params.project), ...at(next.params.leaseExpiresAt) })
    case 'renew':
      return said({ qualification: titled(offer.qualifications, next.params.qualification), count: next.params.days })
    case 'restore':
      return said({ qualification: titled(offer.qualifications, next.params.qualification) })
    case 'do-paid-task':
      return said({
        project: titled(offer.projects, next.params.project),
        ...(hasEarned(userId) ? {} : { context: 'first' }),
      })
    case 'do-open-task':
      return said({ project: titled(offer.projects, next.params.project) })
    case 'look-around':
      return said({})
  }
}

function hasEarned(userId: string): boolean {
  return statement('SELECT 1 FROM LedgerEntry WHERE userId = ? LIMIT 1').get(userId) !== undefined
}

const DAY = 86_400_000
/** Days begin at midnight in Seoul, the zone in which times are shown; it has no daylight saving. */
const dayNumber = (ms: number) => Math.floor((ms + 9 * 3_600_000) / DAY)

/** Whether a time is today or tomorrow: the messages then leave out the date. */
function dayContext(iso: string, now: Date): { context?: string } {
  const days = dayNumber(Date.parse(iso)) - dayNumber(now.getTime())
  return days === 0 ? { context: 'today' } : days === 1 ? { context: 'tomorrow' } : {}
}
