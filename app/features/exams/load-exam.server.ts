import { type ExamDefinition, itemCount } from '#app/domain/exams/definition.ts'
import { type Eligibility, eligibility } from '#app/domain/exams/eligibility.ts'
import { deadlineOf } from '#app/domain/exams/timing.ts'
import type { Text } from '#app/domain/text.ts'
import { settleAttempt } from '#app/features/attempts/settle-attempt.server.ts'
import { db } from '#app/platform/db.server.ts'
import { type Defined, currentDefinition } from '#app/platform/definitions.server.ts'
import { courseTitles } from './completed-courses.server.ts'
import { loadCandidate, pastAttempts } from './load-candidate.server.ts'

/** One thing to have before the exam: what it is called, where it is got, and whether the person has it. */
export interface ShownPrerequisite {
  title: Text
  href: string
  met: boolean
}

/** What may be done about an exam now. Null for somebody who has not signed up. */
export type Standing = Eligibility | { outcome: 'suspended'; reason: string }

export interface ShownExam {
  slug: string
  title: Text
  summary: Text
  items: number
  strata: { title: Text; count: number }[]
  /** The person's own time: the exam's, times their extra-time factor. */
  minutes: number
  extraTime: boolean
  measure: ExamDefinition['decision']['measure']
  cut: number
  itemCut: number | null
  attempts: number
  retryDelayHours: number
  grants: { title: Text; level: Text; validDays: number | null } | null
  prerequisites: ShownPrerequisite[]
  standing: Standing | null
  past: { id: string; startedAt: string; state: string; outcome: 'passed' | 'failed' | null }[]
}

const MINUTE = 60_000

/** The rules of an exam in numbers, and where the person stands; null when there is no such exam. */
export async function loadExam(userId: string | null, slug: string, now: Date): Promise<ShownExam | null> {
  const exam = await currentDefinition('exam', slug)
  if (!exam) return null
  if (userId)
    for (const { id, state } of pastAttempts(userId, slug)) if (state !== 'released') await settleAttempt(id, now)
  const { body } = exam
  const candidate = userId ? loadCandidate(userId, body, now) : null
  const person = userId ? await db.user.findUnique({ where: { id: userId }, select: { extraTimeFactor: true } }) : null
  const factor = person?.extraTimeFactor ?? 1
  const standing = candidate && eligibility(body, candidate, now)
  const suspended = standing?.outcome !== 'open' && candidate?.suspended
  return {
    slug,
    title: body.title,
    summary: body.summary,
    items: itemCount(body),
    strata: body.blueprint.map(({ title, count }) => ({ title, count })),
    minutes: Math.round((deadlineOf(now, body.timeLimitMinutes, factor).getTime() - now.getTime()) / MINUTE),
    extraTime: factor > 1,
    measure: body.decision.measure,
    cut: body.decision.cut,
    itemCut: body.decision.itemCut ?? null,
    attempts: body.attempts,
    retryDelayHours: body.retryDelayHours,
    grants: await grantsOf(exam),
    prerequisites: await prerequisitesOf(body, candidate),
    standing: suspended ? { outcome: 'suspended', reason: suspended.reason } : standing,
    past: (candidate?.attempts ?? [])
      .map(({ id, startedAt, state, outcome }) => ({ id, startedAt: startedAt.toISOString(), state, outcome }))
      .reverse(),
  }
}

async function grantsOf({ body }: Defined<'exam'>): Promise<ShownExam['grants']> {
  const qualification = await currentDefinition('qualification', body.grants.qualification)
  if (!qualification) return null
  const { title, validDays, levels } = qualification.body
  return { title, level: levels.find(({ level }) => level === body.grants.level)?.title ?? title, validDays }
}

async function prerequisitesOf(
  { prerequisites }: ExamDefinition,
  candidate: { completedCourses: ReadonlySet<string>; heldQualifications: ReadonlySet<string> } | null,
): Promise<ShownPrerequisite[]> {
  const courses = courseTitles()
  return Promise.all(
    prerequisites.map(async (prerequisite) => {
      if ('course' in prerequisite) {
        const { course } = prerequisite
        const title = courses.get(course) ?? { en: course, ko: course }
        return { title, href: `/courses/${course}`, met: candidate?.completedCourses.has(course) ?? false }
      }
      const slug = prerequisite.qualification
      const definition = await currentDefinition('qualification', slug)
      return {
        title: definition?.body.title ?? { en: slug, ko: slug },
        href: definition ? `/exams/${definition.body.exam}` : '/qualifications',
        met: candidate?.heldQualifications.has(slug) ?? false,
      }
    }),
  )
}
