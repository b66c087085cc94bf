import { evaluateCondition, type Condition, type HeldGrant, type Obstacle, type Step } from './condition.ts'
import type { Requirement } from './requirement-schema.ts'

export type { Condition, HeldGrant, Obstacle, Step } from './condition.ts'
export { requirementSchema, type Requirement } from './requirement-schema.ts'

/** A requirement looked at for one person, part by part; `all` and `any` as they read after `not` is worked in. */
export type Explanation =
  | { type: 'all' | 'any'; satisfied: boolean; parts: Explanation[] }
  | { type: 'condition'; satisfied: boolean; condition: Condition; obstacle: Obstacle | null }

export type Evaluation = {
  satisfied: boolean
  explanation: Explanation
  /** The unmet conditions that stand in the way, in the order they are written. */
  missing: { condition: Condition; obstacle: Obstacle }[]
  /** The fewest things to do until everything is satisfied: empty when it is, null when nothing the person does can help. */
  path: Step[] | null
}

/**
 * Evaluates a requirement for a person's grants at `now`, and explains the result.
 * No requirement at all (null) is satisfied.
 */
export function evaluateRequirement(
  requirement: Requirement | null,
  grants: readonly HeldGrant[],
  now: Date,
): Evaluation {
  const explanation = explain(requirement ?? { all: [] }, grants, now, false)
  return {
    satisfied: explanation.satisfied,
    explanation,
    missing: missingIn(explanation),
    path: shortestPath(explanation),
  }
}

/** `not` is worked inwards to the conditions (De Morgan), so that every explanation is about a condition. */
function explain(requirement: Requirement, grants: readonly HeldGrant[], now: Date, negated: boolean): Explanation {
  if ('not' in requirement) return explain(requirement.not, grants, now, !negated)
  if ('all' in requirement || 'any' in requirement) {
    const type = 'all' in requirement !== negated ? 'all' : 'any'
    const inner = 'all' in requirement ? requirement.all : requirement.any
    const parts = inner.map((part) => explain(part, grants, now, negated))
    return { type, satisfied: type === 'all' ? parts.every(isSatisfied) : parts.some(isSatisfied), parts }
  }
  return { type: 'condition', ...evaluateCondition({ leaf: requirement, negated }, grants, now) }
}

function isSatisfied({ satisfied }: Explanation): boolean {
  return satisfied
}

function missingIn(explanation: Explanation): Evaluation['missing'] {
  if (explanation.satisfied) return []
  if (explanation.type !== 'condition') return explanation.parts.flatMap(missingIn)
  return explanation.obstacle ? [{ condition: explanation.condition, obstacle: explanation.obstacle }] : []
}

function shortestPath(explanation: Explanation): Step[] | null {
  if (explanation.satisfied) return []
  if (explanation.type === 'condition') return explanation.obstacle?.step ? [explanation.obstacle.step] : null
  const paths = explanation.parts.map(shortestPath)
  if (explanation.type === 'all')
    return paths.some((path) => path === null) ? null : merged(paths.flatMap((path) => path ?? []))
  return paths.reduce((best, path) => (path && (!best || path.length < best.length) ? path : best), null)
}

/** One step per qualification, since one exam can earn, renew and raise it; it asks for the most that any condition asks for. */
function merged(steps: readonly Step[]): Step[] {
  const byQualification = new Map<string, Step>()
  for (const step of steps) {
    const { level = null, score = null, ...known } = byQualification.get(step.qualification) ?? {}
    byQualification.set(step.qualification, {
      ...step,
      ...known,
      level: greatest(level, step.level),
      score: greatest(score, step.score),
    })
  }
  return [...byQualification.values()]
}

function greatest(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b)
}
