import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Command, Option } from 'commander'
import { writeAs } from '#app/domain/datasets/detect.ts'
import { FORMATS } from '#app/domain/datasets/formats/registry.ts'
import { takeOutDataset } from '#app/features/datasets/take-out-dataset.server.ts'
import { env } from '#app/platform/env.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { BadData, progress, say } from './terminal.ts'

interface Options {
  dataset: string
  format: string
  out: string
  force?: true
  json?: true
}

/** `export`: a dataset's newest gold in the format of another tool. */
export function exportCommand(): Command {
  return new Command('export')
    .description('Write a dataset’s newest gold in the format of another tool. What the format cannot carry is listed.')
    .requiredOption('--dataset <name>', 'name of the dataset')
    .addOption(
      new Option('--format <format>', 'format to write').choices(FORMATS.map(({ name }) => name)).makeOptionMandatory(),
    )
    .requiredOption('--out <path>', 'folder to write into; a file where the format is one file and PATH has an ending')
    .option('--force', 'overwrite files that are there')
    .option('--json', 'print one JSON document and nothing else')
    .action(run)
}

async function run({ dataset: slug, format, out, force, json }: Options): Promise<void> {
  await migrate(env.DATABASE_URL)
  progress(`reading ${slug}`)
  const dataset = await takeOutDataset(slug)
  progress('')
  if (!dataset) throw new BadData(`There is no dataset ${JSON.stringify(slug)}.`)
  const { files, losses } = writeAs(format, dataset)
  const places = placesOf(out, [...files.keys()])
  const taken = force ? [] : [...places.values()].filter((place) => existsSync(place))
  if (taken.length > 0) throw new BadData(`${taken[0]} is there already; nothing was written. --force overwrites.`)
  for (const [name, place] of places) {
    mkdirSync(path.dirname(place), { recursive: true })
    writeFileSync(place, files.get(name)!)
  }
  if (json) return say(JSON.stringify({ format, items: dataset.items.length, files: [...places.values()], losses }))
  for (const { what, count, examples } of losses)
    process.stderr.write(`not carried by ${format}: ${what} (${count}, e.g. ${examples.join(', ')})\n`)
  say(`${dataset.items.length} items of ${slug} in ${places.size} ${format} files under ${out}`)
}

/** Where each file goes: inside `out`, never beside it; `out` itself for a single file when it is named like one. */
function placesOf(out: string, names: readonly string[]): Map<string, string> {
  const root = path.resolve(out)
  const isFolder = existsSync(root) && statSync(root).isDirectory()
  if (names.length === 1 && path.extname(root) !== '' && !isFolder) return new Map([[names[0]!, root]])
  return new Map(
    names.map((name) => {
      const place = path.resolve(root, name)
      if (!place.startsWith(root + path.sep)) throw new Error(`the writer named a file outside its folder: ${name}`)
      return [name, place]
    }),
  )
}
