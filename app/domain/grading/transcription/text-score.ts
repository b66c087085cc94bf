import { align, countSteps, type EditCounts } from './alignment.ts'
import { editDistance } from './edit-distance.ts'
import type { TextPolicy, TextUnit } from './policy.ts'
import { PairReader } from './text-symbols.ts'

/** Edits over any number of lines; `reference` is the number of symbols that were to be written. */
export type TextScore = EditCounts & { rate: number; reference: number }

/**
 * Error rate from counts: (S + D + I) ÷ symbols of the reference. It can exceed 1. Where nothing was to be written the
 * reference counts as one symbol, so that the rate is 0 without edits, finite, and grows with every edit.
 */
export function errorRate(edits: number, reference: number): number {
  return edits / Math.max(1, reference)
}

/** What the edits of all lines come to. */
export function totalScore(lines: Iterable<EditCounts>): TextScore {
  const sum = { hits: 0, substitutions: 0, deletions: 0, insertions: 0 }
  for (const line of lines) {
    sum.hits += line.hits
    sum.substitutions += line.substitutions
    sum.deletions += line.deletions
    sum.insertions += line.insertions
  }
  const reference = sum.hits + sum.substitutions + sum.deletions
  return { ...sum, reference, rate: errorRate(sum.substitutions + sum.deletions + sum.insertions, reference) }
}

/**
 * Character (`char`, graphemes) or word error rate of hypotheses against references, pair by pair, with the edits it is
 * made of: Σ(S + D + I) ÷ Σ reference symbols over all pairs. Both texts are first brought to the form of the policy.
 * Throws RangeError when there is not one hypothesis for each reference.
 */
export function textScore(
  references: readonly string[],
  hypotheses: readonly string[],
  unit: TextUnit,
  policy: TextPolicy,
): TextScore {
  refuseUneven(references, hypotheses)
  const reader = new PairReader(unit, policy)
  return totalScore(references.map((reference, index) => editsOf(reader, reference, hypotheses[index]!)))
}

/** The error rate alone: as `textScore`, several times faster, because how the edits divide is not asked. */
export function textErrorRate(
  references: readonly string[],
  hypotheses: readonly string[],
  unit: TextUnit,
  policy: TextPolicy,
): { rate: number; edits: number; reference: number } {
  refuseUneven(references, hypotheses)
  const reader = new PairReader(unit, policy)
  let edits = 0
  let reference = 0
  for (let index = 0; index < references.length; index++) {
    const pair = reader.read(references[index]!, hypotheses[index]!)
    edits += editDistance(pair.reference, pair.referenceLength, pair.hypothesis, pair.hypothesisLength)
    reference += pair.referenceLength
  }
  return { rate: errorRate(edits, reference), edits, reference }
}

function editsOf(reader: PairReader, reference: string, hypothesis: string): EditCounts {
  const pair = reader.read(reference, hypothesis)
  return countSteps(align(pair.reference, pair.referenceLength, pair.hypothesis, pair.hypothesisLength))
}

function refuseUneven(references: readonly string[], hypotheses: readonly string[]): void {
  if (references.length !== hypotheses.length)
    throw new RangeError(`${references.length} references but ${hypotheses.length} hypotheses`)
}
