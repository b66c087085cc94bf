import { Command, Option } from 'commander'
import { isNumber } from '#app/domain/answers/answer-table.ts'
import type { AnswerRow } from '#app/domain/answers/answers-csv.ts'
import { itemAnalysis, type ItemAnalysis } from '#app/domain/items/item-analysis.ts'
import { readAnswerFile, sayJson } from './answer-file.ts'
import { BadData, say } from './terminal.ts'

interface Options {
  answers: string
  missing: 'left-out' | 'wrong'
  json?: boolean
}

/** More people × items than this do not fit when silence is filled in. */
const MAX_CELLS = 20_000_000

/** `item-analysis`: how hard each task is, whether it tells good workers from bad ones, and how reliable the whole is. */
export function itemAnalysisCommand(): Command {
  return new Command('item-analysis')
    .description(
      'For each task: facility (share right), discrimination (correlation with the rest × 100) and efficiency; for the test: reliability and standard error.',
    )
    .requiredOption('--answers <csv>', 'file with the columns task_id, worker_id, label, gold')
    .addOption(
      new Option('--missing <how>', 'what an answer that is not there counts as')
        .choices(['left-out', 'wrong'])
        .default('left-out'),
    )
    .option('--json', 'print one JSON document')
    .action(run)
}

function run({ answers, missing, json }: Options): void {
  const rows = readAnswerFile(answers, { gold: true })
  const judged = rows.filter(({ gold }) => gold !== null)
  if (judged.length === 0) throw new BadData(`${answers}: no task has gold`)
  if (judged.length < rows.length)
    process.stderr.write(`${answers}: ${rows.length - judged.length} answers to tasks without gold are left out\n`)
  if (missing === 'wrong') refuseHuge(answers, judged)
  const analysis = itemAnalysis(
    judged.map((row) => ({ item: row.task, person: row.worker, score: isRight(row) ? 1 : 0 })),
    { missing },
  )
  if (json)
    sayJson({ ...analysis, items: analysis.items.map(({ item, ...figures }) => ({ task_id: item, ...figures })) })
  else sayTable(analysis)
}

/** The same text, or the same number. */
function isRight({ label, gold }: AnswerRow): boolean {
  return label === gold || (isNumber(label) && isNumber(gold!) && Number(label) === Number(gold))
}

function refuseHuge(file: string, rows: readonly AnswerRow[]): void {
  const people = new Set(rows.map(({ worker }) => worker)).size
  const items = new Set(rows.map(({ task }) => task)).size
  if (people * items > MAX_CELLS)
    throw new BadData(`${file}: ${people} workers × ${items} tasks are too many for --missing wrong`)
}

function sayTable({ items, ...test }: ItemAnalysis): void {
  const width = items.reduce((longest, { item }) => Math.max(longest, item.length), 'task_id'.length)
  const cell = (value: number | null, digits: number) => (value === null ? '–' : value.toFixed(digits)).padStart(14)
  say(`${'task_id'.padEnd(width)}  people      facility discrimination    efficiency`)
  for (const { item, people, facility, discrimination, efficiency, suspect } of items)
    say(
      `${item.padEnd(width)}  ${String(people).padStart(6)}${cell(facility, 4)} ${cell(discrimination, 2)}${cell(efficiency, 2)}${suspect ? '  suspect' : ''}`,
    )
  say()
  say(`people               ${test.people}, of whom ${test.completePeople} answered every task`)
  say(`${test.coefficient.padEnd(20)} ${test.reliability?.toFixed(4) ?? 'unknown'}`)
  say(`standard error       ${test.standardError?.toFixed(4) ?? 'unknown'} tasks`)
}
