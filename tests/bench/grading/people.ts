/** Workload (f): agreement and aggregation on 100,000 answers of 20,000 tasks, four labels, 500 workers. */
import { classificationFigures } from '#app/domain/grading/classification-set.ts'
import { cohenKappa, KAPPA_WEIGHTS } from '#app/domain/agreement/cohen.ts'
import { fleissKappa } from '#app/domain/agreement/fleiss.ts'
import { krippendorffAlpha, LEVELS } from '#app/domain/agreement/krippendorff.ts'
import { pairCounts } from '#app/domain/agreement/worker-pair.ts'
import { mostProbable, type Consensus } from '#app/domain/aggregation/consensus.ts'
import { dawidSkene } from '#app/domain/aggregation/dawid-skene.ts'
import { mace } from '#app/domain/aggregation/mace.ts'
import { majorityVote } from '#app/domain/aggregation/majority.ts'
import { answerTable, type Answer } from '#app/domain/answers/answer-table.ts'
import { rate } from './rate.ts'
import { seeded, type Row } from './row.ts'
import { machineSpeed } from './yardstick.ts'

const TASKS = 20_000
const PER_TASK = 5
const WORKERS = 500
const LABELS = 4

/** Python peers in answers a second, measured on the machine where fastest-levenshtein did 671,000 pairs a second. */
const CROWD_KIT_DAWID_SKENE = 107_755
const CROWD_KIT_MACE = 668
const FAST_KRIPPENDORFF = 15_800_000
const SKLEARN_KAPPA = 315_000

/** Answers of a crowd in which every worker has a matrix of their own, and the truth behind them. */
function crowd(): { answers: Answer[]; truth: string[] } {
  const random = seeded(6)
  const skill = Array.from({ length: WORKERS }, () => 0.55 + 0.4 * random())
  const habit = Array.from({ length: WORKERS }, () => Math.floor(random() * LABELS))
  const truth = Array.from({ length: TASKS }, () => String(Math.floor(random() ** 1.3 * LABELS)))
  const answers = truth.flatMap((right, task) =>
    Array.from({ length: PER_TASK }, (_, turn): Answer => {
      // Five workers far apart, so that nobody meets a task twice.
      const worker = (task * 7 + turn * 101 + Math.floor(random() * 100)) % WORKERS
      const label =
        random() < skill[worker]!
          ? right
          : random() < 0.5
            ? String(habit[worker]!)
            : String(Math.floor(random() * LABELS))
      return { task: `t${task}`, worker: `w${worker}`, label }
    }),
  )
  return { answers, truth }
}

/** crowd-kit's default; here it is per answer, and our own default is a tenth of it. */
const CROWD_KIT_TOLERANCE = 1e-5

export async function run(): Promise<Row[]> {
  const { answers, truth } = crowd()
  const table = answerTable(answers)
  const right = (consensus: readonly Consensus[]) => {
    const share =
      consensus.filter(({ task, label }) => truth[Number(task.slice(1))] === label).length / consensus.length
    return `${(100 * share).toFixed(2)} % right`
  }
  const speed = machineSpeed()
  const beside = (what: string, perSecond: number, peer: string, there: number, times: number): Row => {
    const peerPerSecond = there * speed
    return { what, perSecond, peer, peerPerSecond, aim: `≥ ${times}×`, met: perSecond >= times * peerPerSecond }
  }
  const perAnswer = (work: () => number) => rate(answers.length, work)
  const emRow = (what: string, tolerance: number, given: () => typeof table) => {
    const result = dawidSkene(given(), { tolerance })
    const end = `${result.iterations} steps${result.converged ? '' : ', NOT CONVERGED'}, ${right(mostProbable(table, result.posteriors))}`
    const measured = perAnswer(() => dawidSkene(given(), { tolerance }).logLikelihood)
    return beside(`Dawid-Skene ${what}: ${end}`, measured, 'crowd-kit', CROWD_KIT_DAWID_SKENE, 10)
  }
  const big = Float64Array.from({ length: LABELS * LABELS }, (_, at) => (at % (LABELS + 1) ? 1_000 : 20_000))
  return [
    emRow("from named answers, to crowd-kit's tolerance", CROWD_KIT_TOLERANCE, () => answerTable(answers)),
    emRow('from named answers, to ours', CROWD_KIT_TOLERANCE / 10, () => answerTable(answers)),
    emRow('from a packed table, to ours', CROWD_KIT_TOLERANCE / 10, () => table),
    beside(
      `MACE, 10 starts: ${right(mostProbable(table, mace(table).posteriors))}`,
      perAnswer(() => mace(table).evidence),
      'crowd-kit',
      CROWD_KIT_MACE,
      100,
    ),
    { what: `majority vote: ${right(majorityVote(table))}`, perSecond: perAnswer(() => majorityVote(table).length) },
    { what: 'packing named answers', perSecond: perAnswer(() => answerTable(answers).starts.length) },
    ...LEVELS.map((level) =>
      beside(
        `Krippendorff's alpha, ${level}`,
        perAnswer(() => krippendorffAlpha(table, level).value ?? 0),
        'fast-krippendorff',
        FAST_KRIPPENDORFF,
        1,
      ),
    ),
    { what: "Fleiss' kappa", perSecond: perAnswer(() => fleissKappa(table).value ?? 0) },
    {
      what: `agreement of two workers among ${WORKERS}, with quadratic kappa`,
      perSecond: perAnswer(
        () => pairCounts(table, 0, 1).tasks + (cohenKappa(big, LABELS, KAPPA_WEIGHTS.quadratic) ?? 0),
      ),
    },
    beside(
      "Cohen's kappa of 100 answers",
      rate(100, () => classificationFigures(hundred(answers)).kappa ?? 0),
      'scikit-learn',
      SKLEARN_KAPPA,
      1,
    ),
  ]
}

/** A hundred answers beside others, as pairs of classes. */
function hundred(answers: readonly Answer[]) {
  return answers.slice(0, 100).map(({ label }, at) => ({ gold: answers[at + 100]!.label, answer: label }))
}
