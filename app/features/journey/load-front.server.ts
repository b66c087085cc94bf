import { progressOf } from '#app/domain/journey/next-step.ts'
import { pathThrough } from '#app/domain/qualifications/path.ts'
import { evaluateRequirement } from '#app/domain/qualifications/requirement.ts'
import { textOf } from '#app/platform/content.server.ts'
import type { Locale } from '#app/platform/session.server.ts'
import { type Offer, currentOffer } from './catalogue.server.ts'
import { type MeasuredBox, measureHero } from './measure-hero.server.ts'
import { takeSnapshot } from './take-snapshot.server.ts'

let hero: MeasuredBox[] | undefined

/** The front page for a stranger: where to begin, and the way to the paid work that is nearest, with its real numbers. */
export function loadFront(locale: Locale, now: Date) {
  const offer = currentOffer()
  const [course] = offer.courses
  const [lesson] = course?.lessons ?? []
  const practice = offer.practice.find(({ kind }) => kind === 'boxes') ?? offer.practice[0]
  return {
    lesson:
      course && lesson
        ? { href: `/courses/${course.slug}/${lesson.name}`, minutes: textOf(lesson, locale).minutes }
        : null,
    practice: practice?.slug ?? null,
    way: wayToWork(offer, locale, now),
    hero: (hero ??= measureHero()),
  }
}

/** What it takes from nothing to the paid project with the shortest way; null when none asks for anything. */
export function wayToWork(offer: Offer, locale: Locale, now: Date) {
  const newcomer = takeSnapshot(null, now, offer)
  const ways = offer.projects.flatMap((project) => {
    if (!project.pay || !project.requirement) return []
    const { path } = evaluateRequirement(project.requirement, [], now)
    return path ? [{ project, pay: project.pay, steps: pathThrough(path, newcomer, progressOf(newcomer, now)) }] : []
  })
  const [nearest] = ways.filter(({ steps }) => steps.length > 0).sort((a, b) => a.steps.length - b.steps.length)
  if (!nearest) return null
  const { project, pay, steps } = nearest
  const courses = offer.courses.filter(({ slug }) =>
    steps.some((step) => step.step === 'course' && step.course === slug),
  )
  const last = steps.findLast((step) => step.step === 'exam')
  const exam = offer.exams.find(({ slug }) => slug === last?.exam)
  const qualification = offer.qualifications.find(({ slug }) => slug === last?.qualification)
  const sets = steps.flatMap((step) => (step.step === 'practice' ? [step.practice] : []))
  return {
    project: { slug: project.slug, title: project.title[locale], pay },
    courses: {
      slugs: courses.map(({ slug }) => slug),
      minutes: courses.reduce((sum, { minutes }) => sum + minutes, 0),
    },
    practice: sets,
    exam: exam
      ? {
          slug: exam.slug,
          items: exam.blueprint.reduce((sum, { count }) => sum + count, 0),
          minutes: exam.timeLimitMinutes,
          cut: exam.decision.cut,
        }
      : null,
    qualification: qualification ? { slug: qualification.slug, validDays: qualification.validDays } : null,
  }
}
export type WayToWork = ReturnType<typeof wayToWork>
