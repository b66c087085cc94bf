import type { Finding } from '#app/domain/grading/finding.ts'
import type { Span } from '#app/domain/labels/spans.ts'
import type { PlacedFinding } from './finding-shapes.tsx'

export type Layer = 'answer' | 'gold'
/** A span of answer or gold as a finding tells of it. The id ties it to the finding and its layer. */
export type FoundMark = Span & { layer: Layer; number: number; type: Finding['type'] }

/** The spans that findings are about; of a match only the answer's, for gold's is the same. */
export function foundMarks(
  placed: readonly PlacedFinding[],
  answer: readonly Span[],
  gold: readonly Span[],
  layers: Readonly<Record<Layer, boolean>>,
): FoundMark[] {
  return placed.flatMap(({ finding, number }) => {
    const { type, answerIndex, goldIndex } = finding
    const mark = (layer: Layer, span: Span | undefined): FoundMark[] =>
      span && layers[layer] ? [{ ...span, id: `${number} ${layer}`, layer, number, type }] : []
    const ours = answerIndex === undefined ? [] : mark('answer', answer[answerIndex])
    const golds = goldIndex === undefined ? [] : mark('gold', gold[goldIndex])
    return type === 'match' && ours.length > 0 ? ours : [...ours, ...golds]
  })
}
