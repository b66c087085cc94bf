import type { Finding, Grade } from '#app/domain/grading/finding.ts'
import { grade, unansweredGrade } from '#app/domain/grading/grade.ts'
import type { Rubric } from '#app/domain/grading/rubric.ts'
import { classScores, type ClassScore } from '#app/domain/grading/summary.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import { plainLabel } from '#app/domain/labels/plain.ts'
import type { Problem } from '#app/domain/labels/problems.ts'
import type { Dataset } from './dataset.ts'

export interface GradedItem {
  key: string
  score: number
  /** Whether the answers hold this item at all; one that was never answered scores 0. */
  answered: boolean
  metrics: Record<string, number>
  findings: Finding[]
}

export interface GradedDataset {
  kind: LabelKind
  overall: {
    /** Mean over all gold items. */
    score: number
    items: number
    answered: number
    /** Mean of each metric over the answered items that have it. */
    metrics: Record<string, number>
    /** Precision, recall and F1 over all parts of all items together; only for kinds that have parts of a class. */
    parts?: { precision: number; recall: number; f1: number }
  }
  perClass: ClassScore[]
  items: GradedItem[]
  /** Answers that belong to no gold item, and the like; they count for nothing. */
  problems: Problem[]
}

/** The kinds whose labels are parts that each have a class. */
const PART_KINDS: ReadonlySet<LabelKind> = new Set(['boxes', 'polygons', 'keypoints', 'spans', 'classification'])

/** The label of one kind that each item has. */
function labelsOf(dataset: Dataset, kind: LabelKind): Map<string, GoldLabel> {
  const labels = new Map<string, GoldLabel>()
  for (const { key, labels: own } of dataset.items) {
    const label = own.find((candidate) => candidate.kind === kind)
    if (label) labels.set(key, label)
  }
  return labels
}

/**
 * Grades one dataset's labels of a kind against another's, item by item, matched by key. Gold items without an answer
 * score 0. In kinds whose items may be empty an answered item without parts is an answer; that is what readers make of
 * a listed picture without shapes.
 */
export function gradeDatasets(rubric: Rubric, gold: Dataset, answers: Dataset): GradedDataset {
  const { kind } = rubric
  const truths = labelsOf(gold, kind)
  const given = labelsOf(answers, kind)
  const items = [...truths].map(([key, truth]): GradedItem => {
    const answer = given.get(key)
    const { score, metrics, findings } = graded(rubric, truth, answer)
    return { key, score, answered: answer !== undefined, metrics, findings }
  })
  const problems = [...given.keys()]
    .filter((key) => !truths.has(key))
    .map((key) => ({ where: `answers: ${key}`, message: `gold has no item of this key with ${kind}; not graded` }))
  const parts = PART_KINDS.has(kind) ? { parts: pooled(items) } : {}
  const perClass = PART_KINDS.has(kind) ? classScores(items) : []
  return { kind, overall: { ...means(items), ...parts }, perClass, items, problems }
}

function graded(rubric: Rubric, gold: GoldLabel, answer: GoldLabel | undefined): Grade {
  const task = { kind: rubric.kind, rubric }
  return answer ? grade(task, gold, plainLabel(answer)) : unansweredGrade(task, gold)
}

function means(items: readonly GradedItem[]) {
  const total = items.reduce((sum, { score }) => sum + score, 0)
  return {
    score: items.length === 0 ? 0 : total / items.length,
    items: items.length,
    answered: items.filter(({ answered }) => answered).length,
    metrics: meanMetrics(items.filter(({ answered }) => answered)),
  }
}

function meanMetrics(items: readonly GradedItem[]): Record<string, number> {
  const sums = new Map<string, { sum: number; count: number }>()
  for (const { metrics } of items)
    for (const [name, value] of Object.entries(metrics)) {
      const entry = sums.get(name) ?? { sum: 0, count: 0 }
      sums.set(name, { sum: entry.sum + value, count: entry.count + 1 })
    }
  return Object.fromEntries([...sums].map(([name, { sum, count }]) => [name, sum / count]))
}

/** Precision, recall and F1 over all parts, whatever their class; a part of the wrong class is a surplus and a lost one. */
function pooled(items: readonly GradedItem[]) {
  const count = { found: 0, surplus: 0, lost: 0 }
  for (const { findings } of items)
    for (const { type } of findings) {
      if (type === 'match' || type === 'loose') count.found++
      if (type === 'extra' || type === 'wrong-class') count.surplus++
      if (type === 'missing' || type === 'wrong-class') count.lost++
    }
  const { found, surplus, lost } = count
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
  return {
    precision: share(found, found + surplus),
    recall: share(found, found + lost),
    f1: share(2 * found, 2 * found + surplus + lost),
  }
}
