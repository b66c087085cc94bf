import { Command, Option } from 'commander'
import { parse } from 'yaml'
import { type GradedDataset, gradeDatasets } from '#app/domain/datasets/grade-datasets.ts'
import { graderVersion } from '#app/domain/grading/grade.ts'
import { type Rubric, rubricSchema } from '#app/domain/grading/rubric.ts'
import { LABEL_KINDS, type LabelKind } from '#app/domain/labels/kind.ts'
import { problemsOf } from '#app/domain/labels/problems.ts'
import { listed, openOrSay, readOrSay } from './dataset-files.ts'
import { BadData, progress, say } from './terminal.ts'
import { readText } from './text-file.ts'

interface Options {
  kind: LabelKind
  gold: string
  answers: string
  format?: string
  rubric?: string
  json?: true
}

/** `grade`: one dataset's labels against another's, item by item. */
export function gradeCommand(): Command {
  return new Command('grade')
    .description('Grade answers against gold: overall, per class, and per item with every finding.')
    .addOption(new Option('--kind <kind>', 'kind of label').choices(LABEL_KINDS).makeOptionMandatory())
    .requiredOption('--gold <path>', 'file, folder or archive with the accepted labels')
    .requiredOption('--answers <path>', 'the same with the labels to be graded')
    .option('--format <format>', 'format of both; found out from their content when omitted')
    .option('--rubric <file>', 'YAML or JSON with the rubric; defaults where omitted')
    .option('--json', 'print one JSON document and nothing else')
    .action(run)
}

async function run({ kind, gold, answers, format, rubric: file, json }: Options): Promise<void> {
  const rubric = rubricOf(kind, file)
  const [truth, given] = [await readPlace(gold, format), await readPlace(answers, format)]
  progress('grading')
  const graded = gradeDatasets(rubric, truth.dataset, given.dataset)
  progress('')
  if (graded.items.length === 0)
    throw new BadData(`${gold}: there are no ${kind} in it, so there is nothing to grade against`)
  const problems = [...truth.problems, ...given.problems, ...graded.problems]
  if (json) return say(JSON.stringify({ graderVersion, rubric, ...graded, problems }))
  for (const line of [...listed(gold, truth.problems), ...listed(answers, [...given.problems, ...graded.problems])])
    process.stderr.write(`${line}\n`)
  print(graded)
}

async function readPlace(place: string, format: string | undefined) {
  const files = openOrSay(place)
  try {
    progress(`reading ${place}`)
    return await readOrSay(place, files, format)
  } finally {
    progress('')
    files.close()
  }
}

/** The rubric of a file, or the defaults of the kind. Throws BadData naming the field that is wrong. */
function rubricOf(kind: LabelKind, file: string | undefined): Rubric {
  const read = file === undefined ? {} : written(file)
  const parsed = rubricSchema.safeParse(typeof read === 'object' && read !== null ? { kind, ...read } : read)
  if (!parsed.success)
    throw new BadData(
      problemsOf(parsed.error)
        .map(({ where, message }) => `${file}: ${where}: ${message}`)
        .join('\n'),
    )
  if (parsed.data.kind !== kind) throw new BadData(`${file}: the rubric grades ${parsed.data.kind}, not ${kind}`)
  return parsed.data
}

function written(file: string): unknown {
  try {
    return parse(readText('--rubric', file), { maxAliasCount: 0 })
  } catch (error) {
    if (error instanceof BadData) throw error
    throw new BadData(`${file}: is neither YAML nor JSON: ${(error as Error).message}`)
  }
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`.padStart(9)

function print({ overall, perClass, items }: GradedDataset): void {
  say(`score ${percent(overall.score)}  ${overall.answered} of ${overall.items} items answered`)
  if (overall.parts) {
    const { precision, recall, f1 } = overall.parts
    say(`all parts together: precision ${percent(precision)}  recall ${percent(recall)}  F1 ${percent(f1)}`)
  } else for (const [name, value] of Object.entries(overall.metrics)) say(`  ${name.padEnd(20)} ${value.toFixed(4)}`)
  if (perClass.length > 0) say(`\n${'class'.padEnd(20)} precision    recall        F1   gold`)
  for (const { class: name, precision, recall, f1, support } of perClass)
    say(`${name.padEnd(20)} ${percent(precision)} ${percent(recall)} ${percent(f1)} ${String(support).padStart(6)}`)
  say(`\nitem                     score  findings`)
  for (const { key, score, answered, findings } of items)
    say(`${key.padEnd(20)} ${percent(score)}  ${answered ? told(findings) : 'not answered'}`)
}

/** How often each type of finding was made. */
function told(findings: GradedDataset['items'][number]['findings']): string {
  const counts = new Map<string, number>()
  for (const { type } of findings) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts].map(([type, count]) => `${count} ${type}`).join(', ')
}
