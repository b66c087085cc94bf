import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { Command, Option } from 'commander'
import { slugSchema } from '#app/domain/slug.ts'
import { importCoco } from '#app/features/imports/import-coco.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { env } from '#app/platform/env.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { BadData, progress, say } from './terminal.ts'

interface Options {
  format: 'coco'
  images: string
  annotations: string
  dataset: string
}

/** `import`: a labeled dataset with its pictures, from files on this machine. */
export function importCommand(): Command {
  return new Command('import')
    .description('Import a labeled dataset with its pictures. Running it again changes nothing.')
    .addOption(new Option('--format <format>', 'format of the annotations').choices(['coco']).default('coco'))
    .requiredOption('--images <dir>', 'folder with the pictures')
    .requiredOption('--annotations <file>', 'annotation file')
    .requiredOption('--dataset <name>', 'name of the dataset: lower-case letters, digits and hyphens')
    .action(run)
}

async function run({ images, annotations, dataset }: Options): Promise<void> {
  const name = slugSchema.safeParse(dataset)
  if (!name.success) throw new BadData(`--dataset ${JSON.stringify(dataset)}: ${name.error.issues[0]!.message}`)
  if (!existsSync(annotations)) throw new BadData(`--annotations ${annotations}: there is no such file`)
  if (!existsSync(images) || !statSync(images).isDirectory()) throw new BadData(`--images ${images}: is not a folder`)
  await migrate(env.DATABASE_URL)
  const imported = await importCoco({
    fileName: path.basename(annotations),
    text: readFileSync(annotations, 'utf8'),
    dataset: name.data,
    imageOf: async (key) => imageIn(images, key),
    startedBy: null,
    now: now(),
    onProgress: (done, total) => progress(`${done} of ${total} pictures`),
  })
  progress('')
  for (const { where, message } of imported.problems) process.stderr.write(`${where}: ${message}\n`)
  if (imported.outcome === 'refused') throw new BadData('Nothing was imported.')
  const { counts } = imported
  say(`Dataset ${name.data}: ${counts.items} pictures with ${counts.parts} boxes`)
  say(`  new pictures       ${counts.newItems}`)
  say(`  new gold versions  ${counts.newGoldVersions}`)
  say(`  unchanged          ${counts.unchanged}`)
  say(`  skipped            ${counts.skipped}`)
  say(`  problems           ${imported.problems.length}`)
}

/** The picture of a key inside the folder, never outside it. */
function imageIn(folder: string, key: string): string | null {
  const root = path.resolve(folder)
  const file = path.resolve(root, key)
  return file.startsWith(root + path.sep) && existsSync(file) && statSync(file).isFile() ? file : null
}
