import { PRACTICE_WANTED, nextStep } from '#app/domain/journey/next-step.ts'
import { isComplete } from '#app/domain/journey/step.ts'
import { evaluateRequirement } from '#app/domain/qualifications/requirement.ts'
import { earnedBy } from '#app/features/ledger/load-earnings.server.ts'
import { openTasks } from '#app/features/projects/open-tasks.server.ts'
import { statement } from '#app/platform/db.server.ts'
import { textOf } from '#app/platform/content.server.ts'
import type { Locale } from '#app/platform/session.server.ts'
import { type Offer, currentOffer } from './catalogue.server.ts'
import { type WayToWork, wayToWork } from './load-front.server.ts'
import { sayStep } from './say-step.server.ts'
import { type PersonSnapshot, takeSnapshot } from './take-snapshot.server.ts'

export const MARKS = ['learn', 'practise', 'exam', 'qualify', 'work'] as const
export type MarkName = (typeof MARKS)[number]
export type MarkState = 'struck' | 'current' | 'open'

/** A labeler's own front page: where they stand in everything, and what to do next. */
export function loadDashboard(userId: string, { locale, now }: { locale: Locale; now: Date }) {
  const offer = currentOffer()
  const snapshot = takeSnapshot(userId, now, offer)
  const earned = earnedBy(userId)
  const way = wayToWork(offer, locale, now)
  const open = offer.projects.filter(
    ({ requirement }) => evaluateRequirement(requirement, snapshot.grants, now).satisfied,
  )
  return {
    next: sayStep(nextStep(snapshot, now), offer, { userId, locale, now }),
    marks: marksOf(way, snapshot, earned.length > 0),
    cut: way?.exam?.cut ?? null,
    courses: coursesOf(offer, snapshot, locale),
    practice: lastPractice(userId, offer, locale),
    qualifications: qualificationsOf(offer, snapshot, locale),
    projects: open.map(({ slug, title, pay }) => ({
      slug,
      title: title[locale],
      pay,
      tasks: openTasks(slug, userId, now),
    })),
    locked: offer.projects.length - open.length,
    earned,
  }
}

/** Which of the five marks a person has; the first they lack is where they are. */
function marksOf(way: WayToWork, snapshot: PersonSnapshot, hasEarned: boolean): Record<MarkName, MarkState> {
  const { courses, practice, exams, grants } = snapshot
  const learnt = courses.filter(({ slug }) => way?.courses.slugs.includes(slug) ?? true)
  const practised = practice.filter(({ slug }) => way?.practice.includes(slug))
  const valid = grants.some(
    ({ qualification, state }) => state === 'valid' && qualification === way?.qualification?.slug,
  )
  const passed = exams.some(
    ({ slug, eligibility }) => slug === way?.exam?.slug && eligibility.outcome === 'already-qualified',
  )
  // Who has passed has learnt and practised enough, wherever that was.
  const proved = passed || grants.some(({ qualification }) => qualification === way?.qualification?.slug)
  const has: Record<MarkName, boolean> = {
    learn: proved || (learnt.length > 0 && learnt.every(isComplete)),
    practise: proved || (practised.length > 0 && practised.every(({ done }) => done >= PRACTICE_WANTED)),
    exam: proved,
    qualify: valid,
    work: hasEarned,
  }
  const current = MARKS.find((mark) => !has[mark])
  const state = (mark: MarkName): MarkState => (has[mark] ? 'struck' : mark === current ? 'current' : 'open')
  return Object.fromEntries(MARKS.map((mark) => [mark, state(mark)])) as Record<MarkName, MarkState>
}

function coursesOf(offer: Offer, { courses }: PersonSnapshot, locale: Locale) {
  return offer.courses.map(({ slug, title, lessons }, index) => {
    const { lessonsDone: done = 0, nextLesson = null } = courses[index] ?? {}
    const lesson = lessons.find(({ name }) => name === nextLesson)
    const next = lesson ? { title: textOf(lesson, locale).title, href: `/courses/${slug}/${lesson.name}` } : null
    return { slug, title: title[locale], done, lessons: lessons.length, next }
  })
}

const LATEST = `SELECT id, score, servedAt FROM PracticeTask WHERE userId = ? AND practice = ? ORDER BY servedAt DESC LIMIT 1`

function lastPractice(userId: string, offer: Offer, locale: Locale) {
  const latest = offer.practice.flatMap(({ slug, title }) => {
    const row = statement(LATEST).get(userId, slug) as
      { id: string; score: number | null; servedAt: string } | undefined
    return row ? [{ ...row, slug, title: title[locale] }] : []
  })
  const [newest] = latest.sort((a, b) => (a.servedAt < b.servedAt ? 1 : -1))
  return newest ? { id: newest.id, slug: newest.slug, title: newest.title, score: newest.score } : null
}

/** The best a person has of each qualification, in words for its state. */
function qualificationsOf(offer: Offer, { grants }: PersonSnapshot, locale: Locale) {
  const rank = ['valid', 'suspended', 'expired', 'revoked']
  return offer.qualifications.flatMap(({ slug, title }) => {
    const [best] = grants
      .filter(({ qualification }) => qualification === slug)
      .sort((a, b) => rank.indexOf(a.state) - rank.indexOf(b.state) || b.level - a.level)
    if (!best) return []
    const state = best.state === 'valid' && best.expiresSoon ? ('expiring' as const) : best.state
    return [
      { slug, title: title[locale], state, publicId: best.publicId, expiresAt: best.expiresAt?.toISOString() ?? null },
    ]
  })
}
