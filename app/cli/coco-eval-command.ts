import { existsSync, readFileSync, statSync } from 'node:fs'
import { Command, Option } from 'commander'
import { parseJson } from '#app/domain/datasets/json-text.ts'
import { evaluateCoco, type CocoEvaluation } from '#app/domain/grading/coco/evaluate.ts'
import type { Figure } from '#app/domain/grading/coco/figures.ts'
import { readGold, readResults } from '#app/domain/grading/coco/read.ts'
import { EVALUATION_TYPES, type EvaluationType } from '#app/domain/grading/coco/types.ts'
import type { Problem } from '#app/domain/labels/problems.ts'
import { BadData, say } from './terminal.ts'

interface Options {
  gold: string
  results: string
  type: EvaluationType
  json?: boolean
}

/** A file is read as one text, which cannot be longer than this. */
const MAX_BYTES = 500_000_000

/** `coco-eval`: COCO's average precision and recall of results against gold. */
export function cocoEvalCommand(): Command {
  return new Command('coco-eval')
    .description(
      'Average precision and recall of COCO results against COCO gold, as the official evaluation defines them.',
    )
    .requiredOption('--gold <file>', 'gold: a COCO instances or person_keypoints file')
    .requiredOption('--results <file>', 'results: a COCO results file')
    .addOption(new Option('--type <type>', 'what is compared').choices(EVALUATION_TYPES).makeOptionMandatory())
    .option('--json', 'print one JSON document: {"stats":[…]}, 12 numbers, 10 for keypoints')
    .action(run)
}

function run({ gold: goldFile, results: resultsFile, type, json }: Options): void {
  const { gold, problems } = readGold(parsed('--gold', goldFile), type)
  refuse('--gold', goldFile, problems)
  const results = readResults(parsed('--results', resultsFile), type, gold)
  refuse('--results', resultsFile, results.problems)
  const evaluation = evaluateCoco(gold, results.detections, type)
  say(json ? JSON.stringify({ stats: evaluation.stats }) : table(evaluation).join('\n'))
}

function parsed(option: string, file: string): unknown {
  if (!existsSync(file) || !statSync(file).isFile()) throw new BadData(`${option} ${file}: there is no such file`)
  if (statSync(file).size > MAX_BYTES)
    throw new BadData(`${option} ${file}: is larger than ${MAX_BYTES / 1_000_000} MB`)
  const json = parseJson(readFileSync(file, 'utf8'))
  if ('problem' in json) throw new BadData(`${option} ${file}: ${json.problem}`)
  return json.value
}

function refuse(option: string, file: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return
  for (const { where, message } of problems) process.stderr.write(`${where}: ${message}\n`)
  throw new BadData(`${option} ${file}: cannot be evaluated`)
}

function table({ stats, figures, perClass }: CocoEvaluation): string[] {
  const name = Math.max(5, ...perClass.map((one) => one.name.length))
  return [
    ...figures.map((figure, index) => `${described(figure)}  ${shown(stats[index]!)}`),
    '',
    `${'class'.padEnd(name)}     AP     AR`,
    ...perClass.map((one) => `${one.name.padEnd(name)}  ${shown(one.ap)}  ${shown(one.ar)}`),
  ]
}

function described({ measure, threshold, area, most }: Figure): string {
  const overlap = threshold === null ? '0.50:0.95' : threshold.toFixed(2)
  return `${measure}  overlap ${overlap.padEnd(9)}  area ${area.padEnd(6)}  at most ${String(most).padStart(3)}`
}

function shown(value: number): string {
  return value.toFixed(3).padStart(5)
}
