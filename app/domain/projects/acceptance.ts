import type { Honeypots } from './definition.ts'

/** How a person has done on the latest honeypots. `share` is null until there are enough to say anything. */
export type Standing = { judged: number; passed: number; share: number | null; good: boolean }

export type Acceptance =
  | { outcome: 'accepted'; reason: 'honeypot-passed' | 'good-standing' }
  | { outcome: 'rejected'; reason: 'honeypot-failed' }
  | { outcome: 'held'; reason: 'poor-standing' }

const ROUNDING = 1e-9

/** Whether an answer to a honeypot is good enough. */
export function passesHoneypot(score: number, rules: Pick<Honeypots, 'acceptScore'>): boolean {
  return score >= rules.acceptScore - ROUNDING
}

/**
 * Standing over the rolling window: `passes` are a person's honeypots in this project, newest first, passed or not.
 * It is good unless, from `minimum` on, the passed share is below `floor`.
 */
export function standing(passes: readonly boolean[], rules: Pick<Honeypots, 'window' | 'minimum' | 'floor'>): Standing {
  const latest = passes.slice(0, rules.window)
  const judged = latest.length
  const passed = latest.filter(Boolean).length
  const share = judged >= rules.minimum ? passed / judged : null
  return { judged, passed, share, good: share === null || share >= rules.floor - ROUNDING }
}

/**
 * What becomes of a submitted task. A honeypot (`score` is its grade) is accepted or rejected on its own merit; other
 * work cannot be graded, so it is accepted while the person's standing is good and held for review otherwise.
 */
export function acceptanceOf(score: number | null, passes: readonly boolean[], rules: Honeypots): Acceptance {
  if (score !== null)
    return passesHoneypot(score, rules)
      ? { outcome: 'accepted', reason: 'honeypot-passed' }
      : { outcome: 'rejected', reason: 'honeypot-failed' }
  return standing(passes, rules).good
    ? { outcome: 'accepted', reason: 'good-standing' }
    : { outcome: 'held', reason: 'poor-standing' }
}

/** What an operator can say of an answer that is held. */
export const VERDICTS = ['accept', 'reject'] as const
export type Verdict = (typeof VERDICTS)[number]

const SETTLED = { accept: 'accepted', reject: 'rejected' } as const

/** What becomes of an answer that an operator has looked at; null unless it is held: nothing else waits for a person. */
export function settlementOf(outcome: string | null, verdict: Verdict): 'accepted' | 'rejected' | null {
  return outcome === 'held' ? SETTLED[verdict] : null
}
