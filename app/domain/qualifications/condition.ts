import type { Requirement } from './requirement-schema.ts'
import { grantState, isValid, type GrantFacts } from './validity.ts'

/** A grant of one person as requirements see it. `score` is what was proven, 0–1; null for a grant without an exam. */
export type HeldGrant = GrantFacts & { qualification: string; level: number; score: number | null }

/** A requirement without parts. */
export type Leaf = Exclude<Requirement, { all: unknown } | { any: unknown } | { not: unknown }>

/** A leaf to be true, or (negated) not to be. */
export type Condition = { leaf: Leaf; negated: boolean }

/** Why a condition is not met. */
export type Reason =
  | 'never-held'
  | 'expired'
  | 'suspended'
  | 'revoked'
  | 'level-too-low'
  | 'score-too-low'
  | 'granted-too-long-ago'
  /** The person holds (or reached) what must not be held: nothing to do about it. */
  | 'must-not-hold'

/**
 * What a person does about an unmet condition: earn a qualification, renew an expired (or old) one, have a suspension
 * lifted, or raise level or score by another exam. `level` and `score` say what to reach; null: whatever passes.
 */
export type Step = {
  act: 'earn' | 'renew' | 'restore' | 'raise'
  qualification: string
  level: number | null
  score: number | null
}

/** Why a condition is not met and, where something can be done, what. */
export type Obstacle = { reason: Reason; qualification: string; step: Step | null }

/** Scores are means; rounding must not keep anybody out. */
const ROUNDING = 1e-9
const DAY = 86_400_000

/** Evaluates one condition. Only valid grants count; of several, the best one. */
export function evaluateCondition(
  condition: Condition,
  grants: readonly HeldGrant[],
  now: Date,
): { satisfied: boolean; condition: Condition; obstacle: Obstacle | null } {
  const asked = askedBy(condition.leaf)
  const ofIt = grants.filter(({ qualification }) => qualification === asked.qualification)
  const held = ofIt.some((grant) => isValid(grant, now) && asked.enough(grant, now))
  const wanted = asked.lack === condition.negated
  if (held === wanted) return { satisfied: true, condition, obstacle: null }
  const obstacle: Obstacle = wanted
    ? obstacleTo(asked, ofIt, now)
    : { reason: 'must-not-hold', qualification: asked.qualification, step: null }
  return { satisfied: false, condition, obstacle }
}

type Asked = {
  qualification: string
  level: number | null
  score: number | null
  /** Whether the leaf is true when the grant is absent. */
  lack: boolean
  tooLittle: Reason
  enough: (grant: HeldGrant, now: Date) => boolean
}

function askedBy(leaf: Leaf): Asked {
  const plain = { level: null, score: null, lack: false, tooLittle: 'never-held' as Reason, enough: () => true }
  if ('holds' in leaf) return { ...plain, qualification: leaf.holds }
  if ('lacks' in leaf) return { ...plain, qualification: leaf.lacks, lack: true }
  if ('levelAtLeast' in leaf) {
    const { qualification, level } = leaf.levelAtLeast
    return { ...plain, qualification, level, tooLittle: 'level-too-low', enough: (grant) => grant.level >= level }
  }
  if ('scoreAtLeast' in leaf) {
    const { qualification, score } = leaf.scoreAtLeast
    const enough = (grant: HeldGrant) => grant.score !== null && grant.score >= score - ROUNDING
    return { ...plain, qualification, score, tooLittle: 'score-too-low', enough }
  }
  const { qualification, days } = leaf.grantedWithin
  const enough = (grant: HeldGrant, now: Date) => now.getTime() - grant.grantedAt.getTime() <= days * DAY
  return { ...plain, qualification, tooLittle: 'granted-too-long-ago', enough }
}

/** The most hopeful of a person's grants says what stands in the way. */
function obstacleTo(asked: Asked, grants: readonly HeldGrant[], now: Date): Obstacle {
  const { qualification, level, score } = asked
  const states = grants.map((grant) => grantState(grant, now))
  const step = (act: Step['act']): Step => ({ act, qualification, level, score })
  if (states.includes('valid'))
    return {
      reason: asked.tooLittle,
      qualification,
      step: step(asked.tooLittle === 'granted-too-long-ago' ? 'renew' : 'raise'),
    }
  if (states.includes('suspended')) return { reason: 'suspended', qualification, step: step('restore') }
  if (states.includes('expired')) return { reason: 'expired', qualification, step: step('renew') }
  if (states.includes('revoked')) return { reason: 'revoked', qualification, step: step('earn') }
  return { reason: 'never-held', qualification, step: step('earn') }
}
