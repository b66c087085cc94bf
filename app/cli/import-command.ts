import { createHash } from 'node:crypto'
import path from 'node:path'
import { Command, Option } from 'commander'
import type { Dataset, ReadDataset } from '#app/domain/datasets/dataset.ts'
import { LABEL_KINDS, type LabelKind } from '#app/domain/labels/kind.ts'
import { slugSchema } from '#app/domain/slug.ts'
import { type Imported, type ImportableItem, importDataset } from '#app/features/imports/import-dataset.server.ts'
import { beginRun } from '#app/features/imports/import-run.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { env } from '#app/platform/env.server.ts'
import type { OpenedFiles } from '#app/platform/folder-files.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { countsOf, listed, openOrSay, readOrSay } from './dataset-files.ts'
import { pictureFinder } from './picture-finder.ts'
import { BadData, progress, say } from './terminal.ts'

interface Options {
  format?: string
  images?: string
  annotations?: string
  dataset?: string
  kind?: LabelKind
  dryRun?: true
  json?: true
}

type Read = Extract<ReadDataset, { outcome: 'read' }>

/** `import`: a labeled dataset, with its pictures, from files on this machine. */
export function importCommand(): Command {
  return new Command('import')
    .description(
      'Read a labeled dataset in any of the known formats, say what is in it, and with --dataset import it. Running it again changes nothing.',
    )
    .argument('[path]', 'file, folder or zip archive with the labels')
    .option('--annotations <file>', 'the same as [path]')
    .option('--images <dir>', 'file, folder or archive with the pictures, when they lie elsewhere')
    .option('--format <format>', 'format of the labels; found out from their content when omitted')
    .option('--dataset <name>', 'import into this dataset: lower-case letters, digits and hyphens')
    .addOption(new Option('--kind <kind>', 'kind of label to import, where there are several').choices(LABEL_KINDS))
    .option('--dry-run', 'read and report, write nothing')
    .option('--json', 'print one JSON document and nothing else')
    .action(run)
}

async function run(given: string | undefined, options: Options, command: Command): Promise<void> {
  const place = given ?? options.annotations
  if (place === undefined || (given !== undefined && options.annotations !== undefined))
    command.error('error: name the labels once: import PATH', { exitCode: 2, code: 'commander.misuse' })
  const slug = options.dataset === undefined ? undefined : slugSchema.safeParse(options.dataset)
  if (slug && !slug.success)
    command.error(`error: --dataset ${JSON.stringify(options.dataset)}: ${slug.error.issues[0]!.message}`, {
      exitCode: 2,
      code: 'commander.misuse',
    })
  const files = openOrSay(place!)
  try {
    progress(`reading ${place}`)
    const read = await readOrSay(place!, files, options.format)
    progress('')
    const imported = slug && !options.dryRun ? await bringIn(place!, read, files, slug.data, options) : null
    report(place!, read, imported, options)
  } finally {
    files.close()
  }
}

/** Imports the labels of one kind with the pictures that came along. */
async function bringIn(place: string, read: Read, files: OpenedFiles, dataset: string, options: Options) {
  const kind = kindOf(read.dataset, options.kind)
  const pictures = options.images === undefined ? files : openOrSay(options.images)
  await migrate(env.DATABASE_URL)
  const request = {
    fileName: path.basename(place),
    dataset,
    imageOf: pictureFinder(pictures),
    startedBy: null,
    now: now(),
    onProgress: (done: number, total: number) => progress(`${done} of ${total} items`),
  }
  const fileHash = createHash('sha256').update(JSON.stringify(read.dataset)).digest('hex')
  const runId = await beginRun({ ...request, format: read.format, fileHash })
  const { taxonomy } = read.dataset
  const items = itemsOf(read.dataset, kind)
  const imported = await importDataset(request, runId, { outcome: 'read', kind, taxonomy, items, problems: [] })
  progress('')
  if (imported.outcome === 'refused')
    throw new BadData([...listed(place, imported.problems), 'Nothing was imported.'].join('\n'))
  return { ...imported, kind }
}

function kindOf(dataset: Dataset, wanted: LabelKind | undefined): LabelKind {
  const kinds = countsOf(dataset).kinds.map(({ kind }) => kind)
  if (kinds.length === 0) throw new BadData('There are no labels in it, so there is nothing to import.')
  if (wanted === undefined) return kinds[0]!
  if (!kinds.includes(wanted)) throw new BadData(`There are no ${wanted} in it, but ${kinds.join(', ')}.`)
  return wanted
}

function itemsOf({ items }: Dataset, kind: LabelKind): ImportableItem[] {
  return items.flatMap(({ key, width, height, text, labels, credit }) => {
    const gold = labels.find((label) => label.kind === kind)
    return gold ? [{ key, width, height, text, gold, credit: credit ?? null }] : []
  })
}

type Outcome = Extract<Imported, { outcome: 'imported' }> & { kind: LabelKind }

function report(place: string, { format, dataset, problems }: Read, imported: Outcome | null, options: Options): void {
  const { kinds, classes } = countsOf(dataset)
  const all = [...problems, ...(imported?.problems ?? [])]
  if (options.json) {
    const done = imported && { dataset: options.dataset, kind: imported.kind, ...imported.counts }
    return say(JSON.stringify({ format, items: dataset.items.length, kinds, classes, problems: all, imported: done }))
  }
  for (const line of listed(place, all)) process.stderr.write(`${line}\n`)
  say(`${format}: ${dataset.items.length} items`)
  for (const { kind, items, parts } of kinds) say(`  ${kind.padEnd(18)} ${parts} on ${items} items`)
  say(`  classes            ${classes.length}`)
  for (const { name, parts } of classes.slice(0, 50)) say(`    ${name.padEnd(16)} ${parts}`)
  if (classes.length > 50) say(`    and ${classes.length - 50} more`)
  say(`  problems           ${all.length}`)
  if (!imported)
    return say(options.dryRun ? 'Nothing was written.' : 'Nothing was imported; add --dataset NAME to import.')
  const { counts, kind } = imported
  say(`Dataset ${options.dataset}: ${counts.items} items with ${counts.parts} ${kind}`)
  if (kinds.length > 1) say(`  (of several kinds; --kind chooses another)`)
  say(`  new items          ${counts.newItems}`)
  say(`  new gold versions  ${counts.newGoldVersions}`)
  say(`  unchanged          ${counts.unchanged}`)
  say(`  skipped            ${counts.skipped}`)
}
