import { Command, Option } from 'commander'
import { agreementShare, cohenKappa, KAPPA_WEIGHTS, type KappaWeights } from '#app/domain/agreement/cohen.ts'
import { fleissKappa } from '#app/domain/agreement/fleiss.ts'
import { krippendorffAlpha, LEVELS, type Level } from '#app/domain/agreement/krippendorff.ts'
import { pairCounts } from '#app/domain/agreement/worker-pair.ts'
import { answerTable, type AnswerTable } from '#app/domain/answers/answer-table.ts'
import type { AnswerRow } from '#app/domain/answers/answers-csv.ts'
import { readAnswerFile, sayJson, withPlainNumbers } from './answer-file.ts'
import { BadData, say } from './terminal.ts'

const METRICS = ['alpha', 'fleiss', 'cohen'] as const

interface Options {
  answers: string
  metric: (typeof METRICS)[number]
  level: Level
  order?: string[]
  weights?: KappaWeights
  workers?: string[]
  json?: boolean
}

type Figures = { value: number | null } & Record<string, unknown>

const list = (text: string) => text.split(',').map((part) => part.trim())

/** `agreement`: how far workers agree beyond chance. */
export function agreementCommand(): Command {
  return new Command('agreement')
    .description(
      'How far workers agree beyond chance: Krippendorff’s alpha, Fleiss’ kappa, or Cohen’s kappa of two workers.',
    )
    .requiredOption('--answers <csv>', 'file with the columns task_id, worker_id, label')
    .addOption(new Option('--metric <metric>', 'coefficient').choices(METRICS).default('alpha'))
    .addOption(new Option('--level <level>', 'what labels are').choices(LEVELS).default('nominal'))
    .option('--order <labels>', 'ordinal labels that are no numbers, lowest first: low,middle,high', list)
    .addOption(
      new Option('--weights <weights>', 'of cohen; quadratic at ordinal and interval level').choices(
        Object.keys(KAPPA_WEIGHTS),
      ),
    )
    .option('--workers <two>', 'of cohen: which two workers, where there are more: ann,bob', list)
    .option('--json', 'print one JSON document')
    .action(run)
}

function run(options: Options, command: Command): void {
  const wrong = misuse(options)
  if (wrong) command.error(`error: ${wrong}`, { exitCode: 2, code: 'commander.misuse' })
  const table = tableOf(options)
  const figures = figuresOf(options, table)
  const { metric, level } = options
  if (options.json) return sayJson({ metric, level, ...figures })
  say(figures.value === null ? 'undefined' : figures.value.toFixed(6))
  for (const [name, value] of Object.entries(figures)) if (name !== 'value') say(`  ${name.padEnd(10)} ${text(value)}`)
  if (figures.value === null) say('There is one label only, or no task has two answers: no disagreement is possible.')
}

const text = (value: unknown) =>
  Array.isArray(value)
    ? value.join(', ')
    : typeof value === 'number' && !Number.isInteger(value)
      ? value.toFixed(6)
      : String(value)

/** What does not go together on the command line. */
function misuse({ metric, level, order, weights, workers }: Options): string | null {
  if (metric === 'fleiss' && level !== 'nominal')
    return `Fleiss’ kappa is nominal; use --metric alpha at ${level} level`
  if (metric === 'cohen' && level === 'ratio') return 'Cohen’s kappa has no ratio level; use --metric alpha'
  if (order && level !== 'ordinal') return '--order needs --level ordinal'
  if (order && new Set(order).size !== order.length) return '--order names a label twice'
  if (metric !== 'cohen' && (weights || workers)) return '--weights and --workers belong to --metric cohen'
  if (weights && weights !== 'none' && level === 'nominal')
    return `${weights} weights need an order: --level ordinal or interval`
  if (workers && (workers.length !== 2 || workers[0] === workers[1])) return '--workers takes two names: ann,bob'
  return null
}

function tableOf({ answers, level, order }: Options): AnswerTable {
  if (level === 'nominal') return answerTable(readAnswerFile(answers))
  if (order) return answerTable(inOrder(answers, readAnswerFile(answers), order), order)
  try {
    return answerTable(withPlainNumbers(readAnswerFile(answers, { numeric: true, ratio: level === 'ratio' })))
  } catch (error) {
    if (level === 'ordinal' && error instanceof BadData && error.message.includes('is not a number'))
      throw new BadData(`${error.message}\nLabels that are words need their order: --order low,middle,high`)
    throw error
  }
}

function inOrder(file: string, rows: AnswerRow[], order: readonly string[]): AnswerRow[] {
  const odd = rows.find(({ label }) => !order.includes(label))
  if (odd) throw new BadData(`${file}: line ${odd.line}, column label: "${odd.label}" is not in --order`)
  return rows
}

function figuresOf(options: Options, table: AnswerTable): Figures {
  const workers = table.workers.length
  if (options.metric === 'alpha') return { ...krippendorffAlpha(table, options.level), workers }
  if (options.metric === 'fleiss') return { ...fleissKappa(table), answers: table.labelOf.length, workers }
  return cohen(options, table)
}

function cohen({ answers: file, level, weights, workers }: Options, table: AnswerTable): Figures {
  const pair = workers ?? table.workers
  if (pair.length !== 2)
    throw new BadData(
      `${file}: Cohen’s kappa compares two workers, but here ${table.workers.length === 1 ? 'is' : 'are'} ${said(table.workers)}. Choose two with --workers, or use --metric alpha.`,
    )
  const places = pair.map((name) => table.workers.indexOf(name))
  const absent = pair.filter((_, at) => places[at]! < 0)
  if (absent.length > 0) throw new BadData(`${file}: there is no worker ${said(absent)}, but ${said(table.workers)}`)
  const { counts, tasks } = pairCounts(table, places[0]!, places[1]!)
  const size = table.labels.length
  const used = weights ?? (level === 'nominal' ? 'none' : 'quadratic')
  const values = level === 'interval' ? table.labels.map(Number) : [...table.labels.keys()]
  const weigh = (i: number, j: number) =>
    used === 'none' ? KAPPA_WEIGHTS.none(i, j) : KAPPA_WEIGHTS[used](values[i]!, values[j]!)
  return {
    value: cohenKappa(counts, size, weigh),
    weights: used,
    observed: agreementShare(counts, size),
    tasks,
    workers: [...pair],
  }
}

/** Names, at most ten of them. */
function said(names: readonly string[]): string {
  return names.slice(0, 10).join(', ') + (names.length > 10 ? ` and ${names.length - 10} more` : '')
}
