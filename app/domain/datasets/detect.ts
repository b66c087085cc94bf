import type { Dataset, Files, Format, ReadDataset, WrittenDataset } from './dataset.ts'
import { FORMATS } from './formats/registry.ts'
import { isPictureName } from './formats/shared/image-size.ts'
import { readHeadText } from './formats/shared/text.ts'
import { reading } from './formats/shared/unreadable.ts'
import { STRANGERS } from './formats/strangers.ts'

/** How sure a format must be before it may read. */
const SURE = 0.5
/** Most files that are looked at for a format that is not read. */
const MAX_PEEKS = 60

/** How sure each format is of the files, the surest first; those that are not sure at all are left out. */
export async function detect(
  files: Files,
  formats: readonly Format[] = FORMATS,
): Promise<{ format: Format; sure: number }[]> {
  const scores = await Promise.all(formats.map(async (format) => ({ format, sure: await format.detect(files) })))
  return scores.filter(({ sure }) => sure > 0).sort((a, b) => b.sure - a.sure)
}

/** What the files look like among the formats that are not read, and which file says so. */
export async function strangerOf(files: Files): Promise<{ file: string; title: string; advice: string } | null> {
  const names = files.names.filter((name) => !isPictureName(name)).slice(0, MAX_PEEKS)
  const peeks = await Promise.all(names.map(async (name) => ({ name, head: await readHeadText(files, name) })))
  for (const { title, advice, looksLike } of STRANGERS) {
    const found = peeks.find(looksLike)
    if (found) return { file: found.name, title, advice }
  }
  return null
}

/**
 * Reads a dataset in the format it is in, or in the one that is named. Where nothing can be read, the problems say what
 * the files look like and what to do.
 */
export async function detectAndRead(
  files: Files,
  format?: string,
  formats: readonly Format[] = FORMATS,
): Promise<ReadDataset> {
  const refuse = (where: string, message: string): ReadDataset => ({
    outcome: 'unreadable',
    format: null,
    problems: [{ where, message }],
  })
  const words = formats.map(({ name }) => name).join(', ')
  if (format !== undefined) {
    const chosen = formats.find(({ name }) => name === format)
    return chosen
      ? chosen.read(files)
      : refuse('format', `there is no format "${format.slice(0, 40)}"; there are ${words}`)
  }
  if (files.names.length === 0) return refuse('(files)', 'there are none')
  return reading(null, () => readBest(files, formats, refuse))
}

async function readBest(
  files: Files,
  formats: readonly Format[],
  refuse: (where: string, message: string) => ReadDataset,
): Promise<ReadDataset> {
  const words = formats.map(({ name }) => name).join(', ')
  const [best, second] = await detect(files, formats)
  if (best && best.sure >= SURE) {
    const read = await best.format.read(files)
    if (!second || second.sure < best.sure) return read
    const message = `look like ${best.format.name} and ${second.format.name} alike; they were read as ${best.format.name}: name the format to read the other`
    return { ...read, problems: [...read.problems, { where: '(files)', message }] }
  }
  const stranger = await strangerOf(files)
  if (stranger) return refuse(stranger.file, `this looks like ${stranger.title}, which is not read; ${stranger.advice}`)
  if (files.names.every(isPictureName)) return refuse('(files)', 'are pictures without a file of labels')
  return refuse('(files)', `are in no format that is known here; read are ${words}`)
}

/**
 * Writes a dataset in the named format.
 * @throws RangeError when there is no such format
 */
export function writeAs(format: string, dataset: Dataset, formats: readonly Format[] = FORMATS): WrittenDataset {
  const chosen = formats.find(({ name }) => name === format)
  if (!chosen)
    throw new RangeError(`there is no format "${format}"; there are ${formats.map(({ name }) => name).join(', ')}`)
  return chosen.write(dataset)
}
