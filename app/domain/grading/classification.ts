import type { ClassificationLabel } from '#app/domain/labels/classification.ts'
import type { Finding, Grade } from './finding.ts'
import type { ClassificationRubric } from './rubric.ts'

/**
 * Grades chosen classes. exact is 1 when the sets are equal, else 0; precision, recall and f1 compare the sets
 * (all 1 when both are empty). Where one class is to be chosen, a wrong choice is a wrong-class finding;
 * where several may be, each is a missing or an extra one. Score by the rubric's metric: an ordinal one loses
 * (distance ÷ longest distance)², the weight of quadratic kappa (Cohen 1968); a cost one what the rubric says. Per-class figures over many items: summary.ts.
 */
export function gradeClassification(
  rubric: ClassificationRubric,
  gold: ClassificationLabel,
  answer: ClassificationLabel,
): Omit<Grade, 'graderVersion'> {
  const truth = new Set(gold.classes)
  const chosen = new Set(answer.classes)
  const valid = [...chosen].filter((name) => truth.has(name)).length
  const total = truth.size + chosen.size
  const ratio = (part: number, whole: number) => (total === 0 ? 1 : whole === 0 ? 0 : part / whole)
  const metrics = {
    exact: valid === truth.size && valid === chosen.size ? 1 : 0,
    precision: ratio(valid, chosen.size),
    recall: ratio(valid, truth.size),
    f1: ratio(2 * valid, total),
  }
  return {
    score: scoreOf(rubric, metrics, gold.classes[0], answer.classes[0]),
    metrics,
    findings: classFindings(rubric, gold.classes, answer.classes),
  }
}

function scoreOf(
  { metric, order, costs }: ClassificationRubric,
  metrics: { exact: number; f1: number },
  truth: string | undefined,
  choice: string | undefined,
): number {
  if (metric === 'exact' || metric === 'f1' || metrics.exact === 1) return metrics[metric === 'f1' ? 'f1' : 'exact']
  if (metric === 'cost') return 1 - (costs?.find(({ gold, answer }) => gold === truth && answer === choice)?.cost ?? 1)
  const [at, chosen] = [order!.indexOf(truth ?? ''), order!.indexOf(choice ?? '')]
  return at < 0 || chosen < 0 ? 0 : 1 - ((at - chosen) / (order!.length - 1)) ** 2
}

function classFindings(rubric: ClassificationRubric, gold: readonly string[], answer: readonly string[]): Finding[] {
  const [truth] = gold
  const [choice] = answer
  const single = !rubric.multiple && gold.length === 1 && answer.length === 1
  if (single && truth !== undefined && choice !== undefined && truth !== choice)
    return [{ type: 'wrong-class', class: choice, goldClass: truth, answerIndex: 0, goldIndex: 0 }]
  const known = gold.map((name, goldIndex): Finding => {
    const answerIndex = answer.indexOf(name)
    return answerIndex < 0
      ? { type: 'missing', class: name, goldIndex }
      : { type: 'match', class: name, answerIndex, goldIndex }
  })
  const extra = answer.flatMap((name, answerIndex): Finding[] =>
    gold.includes(name) ? [] : [{ type: 'extra', class: name, answerIndex }],
  )
  return [...known, ...extra]
}
