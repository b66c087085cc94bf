import type { Grade } from '#app/domain/grading/finding.ts'
import type { SpansRubric } from '#app/domain/grading/rubric.ts'
import type { SpansLabel } from '#app/domain/labels/spans.ts'
import { spanFindings } from './findings.ts'
import { matchSpans } from './matching.ts'
import { countMeasures, shares, type Shares } from './measures.ts'

/**
 * Grades spans by the measures of SemEval-2013 task 9.1 (`measures.ts`); the score is the F1 of the rubric's measure.
 * Metrics: for each of strict, exact, partial and type its precision, recall, F1 and counts (`strictF1`,
 * `strictCorrect`, `strictIncorrect`, …; only `partial` has partially correct pairs), `missing` and `spurious`, and
 * `precision`, `recall`, `f1` of the measure that is the score. Shares are 0–1; everything is right, and all shares 1,
 * when there was nothing to mark and nothing was marked. Positions are code points.
 */
export function gradeSpans(rubric: SpansRubric, gold: SpansLabel, answer: SpansLabel): Omit<Grade, 'graderVersion'> {
  const matching = matchSpans(gold.spans, answer.spans)
  const counts = countMeasures(gold.spans, answer.spans, matching)
  const { pairs, missing, spurious } = counts
  const strict = shares(counts.strict, counts)
  // Where everything that was found is right the four measures agree, which is most of the time.
  const exact = counts.exact === counts.strict ? strict : shares(counts.exact, counts)
  const type = counts.type === counts.strict ? strict : shares(counts.type, counts)
  // Pairs with other borders are half right.
  const partial = pairs === counts.exact ? exact : shares((counts.exact + pairs) / 2, counts)
  const { precision, recall, f1 } = chosen(rubric.metric, strict, exact, partial, type)
  return {
    score: f1,
    metrics: {
      precision,
      recall,
      f1,
      strictPrecision: strict.precision,
      strictRecall: strict.recall,
      strictF1: strict.f1,
      strictCorrect: counts.strict,
      strictIncorrect: pairs - counts.strict,
      exactPrecision: exact.precision,
      exactRecall: exact.recall,
      exactF1: exact.f1,
      exactCorrect: counts.exact,
      exactIncorrect: pairs - counts.exact,
      partialPrecision: partial.precision,
      partialRecall: partial.recall,
      partialF1: partial.f1,
      partialCorrect: counts.exact,
      partialPartial: pairs - counts.exact,
      typePrecision: type.precision,
      typeRecall: type.recall,
      typeF1: type.f1,
      typeCorrect: counts.type,
      typeIncorrect: pairs - counts.type,
      missing,
      spurious,
    },
    findings: spanFindings(gold.spans, answer.spans, matching),
  }
}

function chosen(metric: SpansRubric['metric'], strict: Shares, exact: Shares, partial: Shares, type: Shares): Shares {
  if (metric === 'strict') return strict
  if (metric === 'exact') return exact
  return metric === 'partial' ? partial : type
}
