import { Command, Option } from 'commander'
import { stringify } from 'csv-stringify/sync'
import { mostProbable, type Consensus } from '#app/domain/aggregation/consensus.ts'
import { dawidSkene, dawidSkeneAccuracies } from '#app/domain/aggregation/dawid-skene.ts'
import { mace } from '#app/domain/aggregation/mace.ts'
import { majorityVote } from '#app/domain/aggregation/majority.ts'
import { answerTable, type AnswerTable } from '#app/domain/answers/answer-table.ts'
import { readAnswerFile, sayJson } from './answer-file.ts'
import { progress } from './terminal.ts'

const METHODS = ['majority', 'dawid-skene', 'mace'] as const
type Method = (typeof METHODS)[number]

interface Options {
  answers: string
  method: Method
  seed: string
  json?: boolean
}

interface Aggregation {
  tasks: Consensus[]
  /** What the method found out about each worker, 0–1, and how it is called; nothing by majority. */
  workers: Float64Array | null
  figures: Record<string, unknown>
}

/** `aggregate`: one label for each task from the answers of many workers. */
export function aggregateCommand(): Command {
  return new Command('aggregate')
    .description(
      'One label for each task from the answers of many workers, as CSV: task_id, label, confidence. Ties go to the label that is more frequent in all answers, then to the first by name.',
    )
    .requiredOption('--answers <csv>', 'file with the columns task_id, worker_id, label')
    .addOption(new Option('--method <method>', 'how').choices(METHODS).default('majority'))
    .option('--seed <text>', 'of the random starts of mace', 'mace')
    .option('--json', 'print one JSON document, with what was found out about the workers')
    .action(run)
}

function run({ answers, method, seed, json }: Options): void {
  const table = answerTable(readAnswerFile(answers))
  const { tasks, workers, figures } = aggregated(table, method, seed)
  progress('')
  if (!json)
    return void process.stdout.write(
      stringify(tasks.map(row), { header: true, columns: ['task_id', 'label', 'confidence'] }),
    )
  sayJson({
    method,
    ...figures,
    tasks: tasks.map((one) => ({ ...row(one), tied: one.tied })),
    workers: table.workers.map((name, at) => ({
      worker_id: name,
      answers: answersOf(table)[at]!,
      ...(workers ? { [method === 'mace' ? 'competence' : 'accuracy']: rounded(workers[at]!) } : {}),
    })),
  })
}

const rounded = (value: number) => Number(value.toFixed(6))
const row = ({ task, label, confidence }: Consensus) => ({ task_id: task, label, confidence: rounded(confidence) })

function aggregated(table: AnswerTable, method: Method, seed: string): Aggregation {
  if (method === 'majority') return { tasks: majorityVote(table), workers: null, figures: {} }
  if (method === 'mace') {
    const result = mace(table, { seed, onRestart: (restart) => progress(`start ${restart} of 10`) })
    return {
      tasks: mostProbable(table, result.posteriors),
      workers: result.competence,
      figures: { seed, evidence: result.evidence },
    }
  }
  const result = dawidSkene(table, { onIteration: (step) => progress(`step ${step}`) })
  const { iterations, converged, logLikelihood, priors } = result
  const shares = table.labels.map((label, at) => ({ label, share: rounded(priors[at]!) }))
  return {
    tasks: mostProbable(table, result.posteriors),
    workers: dawidSkeneAccuracies(result),
    figures: { iterations, converged, logLikelihood, labels: shares },
  }
}

function answersOf({ workers, workerOf }: AnswerTable): Uint32Array {
  const counts = new Uint32Array(workers.length)
  for (const worker of workerOf) counts[worker]!++
  return counts
}
