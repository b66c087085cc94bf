import type { Finding, Grade } from '#app/domain/grading/finding.ts'
import type { TranscriptionRubric } from '#app/domain/grading/rubric.ts'
import type { Line, TranscriptionLabel } from '#app/domain/labels/transcription.ts'
import { align, countSteps, type EditCounts } from './alignment.ts'
import { makeRoom } from './bit-vectors.ts'
import { lineFindings } from './line-findings.ts'
import { locate, type LocatedText } from './located-text.ts'
import { totalScore } from './text-score.ts'
import { numbered } from './text-symbols.ts'

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
  const answerAt = new Map(answer.lines.map(({ id }, index) => [id, index]))
  const goldIds = new Set(gold.lines.map(({ id }) => id))
  const asked = gold.lines.map((line, goldIndex) => {
    const answerIndex = answerAt.get(line.id)
    const about: Finding = { type: 'match', class: line.id, goldIndex }
    if (answerIndex !== undefined) about.answerIndex = answerIndex
    return gradeLine(rubric, line, answerIndex === undefined ? undefined : answer.lines[answerIndex]!, about)
  })
  const unasked = answer.lines.flatMap((line, answerIndex) =>
    goldIds.has(line.id) ? [] : [surplusLine(rubric, line, answerIndex)],
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

function gradeLine(rubric: TranscriptionRubric, gold: Line, answer: Line | undefined, about: Finding): LineGrade {
  const truth = locate(gold.text, rubric.unit, rubric)
  if (gold.text === answer?.text) return { counts: only('hits', truth), findings: [about] }
  if (!answer) {
    const counts = only('deletions', truth)
    const missing: Finding = { ...about, type: 'missing', ...placeInGold(gold.text), goldText: gold.text }
    return { counts, findings: [isRight(counts) ? about : missing] }
  }
  const written = locate(answer.text, rubric.unit, rubric)
  const numbers = new Map<string, number>()
  const [reference, hypothesis] = [numbered(truth.symbols, numbers), numbered(written.symbols, numbers)]
  makeRoom(numbers.size)
  const alignment = align(reference, reference.length, hypothesis, hypothesis.length)
  const counts = countSteps(alignment)
  if (isRight(counts)) return { counts, findings: [about] }
  const findings = lineFindings(
    { text: gold.text, located: truth },
    { text: answer.text, located: written },
    alignment,
    about,
  )
  return { counts, findings }
}

/** A line that gold does not have; nothing, when nothing was written. */
function surplusLine(rubric: TranscriptionRubric, { id, text }: Line, answerIndex: number): LineGrade {
  const counts = only('insertions', locate(text, rubric.unit, rubric))
  const extra: Finding = { type: 'extra', class: id, answerIndex, start: 0, end: [...text].length, text }
  return { counts, findings: isRight(counts) ? [] : [extra] }
}

function only(what: keyof EditCounts, { symbols }: LocatedText): EditCounts {
  return { hits: 0, substitutions: 0, deletions: 0, insertions: 0, [what]: symbols.length }
}

function placeInGold(text: string): { goldStart: number; goldEnd: number } {
  return { goldStart: 0, goldEnd: [...text].length }
}
