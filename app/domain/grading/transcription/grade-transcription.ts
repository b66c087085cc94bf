import type { Finding, Grade } from '#app/domain/grading/finding.ts'
import type { TranscriptionRubric } from '#app/domain/grading/rubric.ts'
import { codePoints } from '#app/domain/labels/content.ts'
import type { Line, TranscriptionLabel } from '#app/domain/labels/transcription.ts'
import { align, countSteps, type EditCounts } from './alignment.ts'
import { lineFindings } from './line-findings.ts'
import { locate } from './located-text.ts'
import { totalScore } from './text-score.ts'
import { PairReader } from './text-symbols.ts'

/** What one line contributes. */
type LineGrade = { counts: EditCounts; findings: Finding[] }

/**
 * Grades a transcription line by line, lines being known by their ids: rate = Σ(substitutions + deletions + insertions) ÷
 * Σ symbols of gold over all lines (character or word error rate; Morris, Maier and Green 2004 on why it can exceed 1),
 * score = max(0, 1 − rate). A line that was not written is all deletions, one that gold does not have all insertions.
 * Metrics: `rate`, the counts `substitutions`, `deletions`, `insertions`, `hits`, `reference` (symbols of gold), `lines`
 * of gold and `rightLines` among them. Findings: one match for each right line, else its edits; `class` is the line's id,
 * places are code points of the line as written.
 */
export function gradeTranscription(
  rubric: TranscriptionRubric,
  gold: TranscriptionLabel,
  answer: TranscriptionLabel,
): Omit<Grade, 'graderVersion'> {
  const reader = new PairReader(rubric.unit, rubric)
  const answerAt = new Map(answer.lines.map(({ id }, index) => [id, index]))
  const goldIds = new Set(gold.lines.map(({ id }) => id))
  const asked = gold.lines.map((line, goldIndex) => {
    const answerIndex = answerAt.get(line.id)
    const about: Finding = { type: 'match', class: line.id, goldIndex }
    if (answerIndex !== undefined) about.answerIndex = answerIndex
    return gradeLine(reader, line, answerIndex === undefined ? undefined : answer.lines[answerIndex]!, about)
  })
  const unasked = answer.lines.flatMap((line, answerIndex) =>
    goldIds.has(line.id) ? [] : [surplusLine(reader, line, answerIndex)],
  )
  const lines = [...asked, ...unasked]
  const metrics = {
    ...totalScore(lines.map(({ counts }) => counts)),
    lines: asked.length,
    rightLines: asked.filter(({ counts }) => isRight(counts)).length,
  }
  return { score: Math.max(0, 1 - metrics.rate), metrics, findings: lines.flatMap(({ findings }) => findings) }
}

const isRight = ({ substitutions, deletions, insertions }: EditCounts) => substitutions + deletions + insertions === 0

/** Edits from which a line that has hardly anything right is told as one mistake, and not looked at any closer. */
const HOPELESS = 200

function gradeLine(reader: PairReader, gold: Line, answer: Line | undefined, about: Finding): LineGrade {
  const { reference, referenceLength, hypothesis, hypothesisLength } = reader.read(gold.text, answer?.text ?? '')
  const alignment = align(reference, referenceLength, hypothesis, hypothesisLength)
  const counts = countSteps(alignment)
  if (isRight(counts)) return { counts, findings: [about] }
  const wholeGold = { goldStart: 0, goldEnd: codePoints(gold.text), goldText: gold.text }
  if (!answer) return { counts, findings: [{ ...about, type: 'missing', ...wholeGold }] }
  const edits = counts.substitutions + counts.deletions + counts.insertions
  if (edits > Math.max(HOPELESS, referenceLength / 2)) {
    const wholeAnswer = { start: 0, end: codePoints(answer.text), text: answer.text }
    return { counts, findings: [{ ...about, type: 'wrong-text', ...wholeAnswer, ...wholeGold }] }
  }
  const located = (text: string) => ({ text, located: locate(text, reader.unit, reader.policy) })
  return { counts, findings: lineFindings(located(gold.text), located(answer.text), alignment, about) }
}

/** A line that gold does not have; nothing, when nothing was written. */
function surplusLine(reader: PairReader, { id, text }: Line, answerIndex: number): LineGrade {
  const { hypothesisLength } = reader.read('', text)
  const counts = { hits: 0, substitutions: 0, deletions: 0, insertions: hypothesisLength }
  const extra: Finding = { type: 'extra', class: id, answerIndex, start: 0, end: codePoints(text), text }
  return { counts, findings: isRight(counts) ? [] : [extra] }
}
