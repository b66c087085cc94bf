import type { Text } from '#app/domain/text.ts'
import { type Snapshot, progressOf } from '#app/domain/journey/next-step.ts'
import type { ProjectDefinition } from '#app/domain/projects/definition.ts'
import { type PathStep, pathThrough } from '#app/domain/qualifications/path.ts'
import {
  type Condition,
  type Explanation,
  type Obstacle,
  evaluateRequirement,
} from '#app/domain/qualifications/requirement.ts'
import type { Offer } from '#app/features/journey/catalogue.server.ts'
import type { Locale } from '#app/platform/session.server.ts'

/** A message key with its values: raw ones, the message formats them for its language. */
export interface Said {
  message: string
  params: Record<string, string | number>
}

/** One thing to do, said, and where it is done. */
export type NextStep = Said & { href: string }

/** A requirement as it stands for one person, ready to be shown: what is asked, ✓ or ✗, and why not. */
export type ShownRequirement =
  | { type: 'all' | 'any'; satisfied: boolean; parts: ShownRequirement[] }
  | ({ type: 'condition'; satisfied: boolean; obstacle: Said | null } & Said)

export interface ExplainedRequirement {
  satisfied: boolean
  explanation: ShownRequirement
  /** Everything to do, in order: courses, practice, exams; null when nothing the person does can help. */
  path: NextStep[] | null
}

/** Who looks, and what there is to look at. For a visitor the snapshot is that of somebody who has done nothing. */
export interface Onlooker {
  snapshot: Snapshot
  offer: Offer
  locale: Locale
  now: Date
}

/** Evaluates a project's requirement for a person and puts every part of it, and the way there, into words. */
export function explainRequirement(
  requirement: NonNullable<ProjectDefinition['requirement']>,
  onlooker: Onlooker,
): ExplainedRequirement {
  const { snapshot, now } = onlooker
  const evaluation = evaluateRequirement(requirement, snapshot.grants, now)
  const speak = speaker(onlooker)
  const shown = (part: Explanation): ShownRequirement =>
    part.type === 'condition'
      ? {
          type: part.type,
          satisfied: part.satisfied,
          ...speak.condition(part.condition),
          obstacle: part.obstacle && speak.obstacle(part.obstacle),
        }
      : { type: part.type, satisfied: part.satisfied, parts: part.parts.map(shown) }
  const path = evaluation.path && pathThrough(evaluation.path, snapshot, progressOf(snapshot, now))
  return {
    satisfied: evaluation.satisfied,
    explanation: shown(evaluation.explanation),
    path: path?.flatMap((step) => speak.step(step) ?? []) ?? null,
  }
}

function speaker({ offer, locale, snapshot }: Onlooker) {
  const titled = (list: readonly { slug: string; title: Text }[], slug: string) =>
    list.find((entry) => entry.slug === slug)?.title[locale] ?? slug
  const asked = (what: string, qualification: string, more: Said['params'] = {}): Said => ({
    message: `work:requirement.${what}`,
    params: { qualification: titled(offer.qualifications, qualification), ...more },
  })
  return {
    condition({ leaf, negated }: Condition): Said {
      const not = negated ? 'Not' : ''
      if ('holds' in leaf) return asked(negated ? 'lacks' : 'holds', leaf.holds)
      if ('lacks' in leaf) return asked(negated ? 'holds' : 'lacks', leaf.lacks)
      if ('levelAtLeast' in leaf) {
        const { qualification, level } = leaf.levelAtLeast
        return asked(`levelAtLeast${not}`, qualification, { level })
      }
      if ('scoreAtLeast' in leaf) {
        const { qualification, score } = leaf.scoreAtLeast
        return asked(`scoreAtLeast${not}`, qualification, { score })
      }
      const { qualification, days } = leaf.grantedWithin
      return asked(`grantedWithin${not}`, qualification, { count: days })
    },
    obstacle({ reason }: Obstacle): Said {
      return { message: `work:obstacle.${reason}`, params: {} }
    },
    step(step: PathStep): NextStep | null {
      switch (step.step) {
        case 'course': {
          const lesson = snapshot.courses.find(({ slug }) => slug === step.course)?.nextLesson
          const href = `/courses/${step.course}${lesson ? `/${lesson}` : ''}`
          return { message: 'work:step.course', params: { course: titled(offer.courses, step.course) }, href }
        }
        case 'practice': {
          const params = { practice: titled(offer.practice, step.practice) }
          return { message: 'work:step.practice', params, href: `/practice/${step.practice}` }
        }
        case 'exam':
          return {
            message: 'work:step.exam',
            params: { exam: titled(offer.exams, step.exam) },
            href: `/exams/${step.exam}`,
          }
        case 'restore': {
          const params = { qualification: titled(offer.qualifications, step.qualification) }
          return { message: 'work:step.restore', params, href: '/qualifications' }
        }
        case 'project':
          return null
      }
    },
  }
}
