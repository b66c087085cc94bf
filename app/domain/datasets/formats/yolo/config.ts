import { isMap, parseDocument } from 'yaml'
import type { Files } from '#app/domain/datasets/dataset.ts'
import { Classes } from '#app/domain/datasets/formats/shared/assemble.ts'
import { baseName, folderOf } from '#app/domain/datasets/formats/shared/keys.ts'
import type { Report } from '#app/domain/datasets/formats/shared/report.ts'
import { readText } from '#app/domain/datasets/formats/shared/text.ts'
import { Unreadable } from '#app/domain/datasets/formats/shared/unreadable.ts'
import { MAX_POINTS } from '#app/domain/labels/keypoints.ts'

const MAX_CONFIG_BYTES = 200_000
const MAX_CLASS_NUMBER = 100_000

/** What a YOLO dataset says of itself. */
export interface YoloConfig {
  /** Folder of the file that says so; all else lies in it. */
  root: string
  /** The file, or null where classes are known by number only. */
  file: string | null
  classes: Classes
  /** Class names by number. */
  names: ReadonlyMap<number, string>
  /** Points of a pose and numbers per point (2 or 3), where the dataset is one of poses. */
  shape: { points: number; numbers: number } | null
}

/** The file with the class names: `data.yaml`, `obj.names` or `classes.txt`, the one nearest to the root. */
export function configName(files: Files): string | null {
  const found = files.names.filter((name) => /(?:\.ya?ml|\.names|(?:^|\/)classes\.txt)$/i.test(name))
  const rank = (name: string) => (/\.ya?ml$/i.test(name) ? 0 : /\.names$/i.test(name) ? 1 : 2)
  const depth = (name: string) => name.split('/').length
  return found.sort((a, b) => rank(a) - rank(b) || depth(a) - depth(b) || (a < b ? -1 : 1))[0] ?? null
}

/** @throws Unreadable when there is such a file and it cannot be used */
export async function readConfig(files: Files, report: Report): Promise<YoloConfig> {
  const file = configName(files)
  if (file === null) return { root: '', file, classes: new Classes(), names: new Map(), shape: null }
  const text = await readText(files, file, MAX_CONFIG_BYTES)
  const root = folderOf(file)
  if (!/\.ya?ml$/i.test(baseName(file)))
    return { root, file, shape: null, ...namesFrom(text.split(/\r?\n/).entries(), file, report) }
  const value = parsedYaml(text, file)
  const named = namesFrom(entriesOf(value.get('names'), file), file, report)
  const shape = shapeOf(value.get('kpt_shape'), file)
  if (shape) nameThePoints(named.classes, named.names, value, shape.points)
  return { root, file, shape, ...named }
}

/** YAML without aliases, which can blow a small file up to gigabytes. */
function parsedYaml(text: string, file: string): Map<string, unknown> {
  // The parser calls itself for each level.
  if (/(?:[[{]\s*){50}/.test(text)) throw new Unreadable(file, 'is nested deeper than 50')
  const parsed = parseDocument(text, { prettyErrors: true })
  const error = parsed.errors[0]
  if (error) throw new Unreadable(file, `is not YAML: ${error.message.split('\n')[0]!}`)
  if (!isMap(parsed.contents)) throw new Unreadable(file, 'is not a list of settings (names, train, val …)')
  try {
    return new Map(Object.entries(parsed.toJS({ maxAliasCount: 0 }) as Record<string, unknown>))
  } catch {
    throw new Unreadable(file, 'uses aliases (&name, *name), which are refused; write the values out')
  }
}

function entriesOf(names: unknown, file: string): Iterable<[number, unknown]> {
  if (Array.isArray(names)) return names.entries()
  if (typeof names !== 'object' || names === null)
    throw new Unreadable(file, names === undefined ? 'has no names of classes' : 'names is neither a list nor a map')
  return Object.entries(names).map(([number, name]): [number, unknown] => [Number(number), name])
}

function namesFrom(entries: Iterable<[number, unknown]>, file: string, report: Report) {
  const [classes, names] = [new Classes(), new Map<number, string>()]
  for (const [number, entry] of entries) {
    const name = typeof entry === 'number' ? String(entry) : typeof entry === 'string' ? entry.trim() : entry
    if (name === '') continue
    const problem =
      Number.isInteger(number) && number >= 0 && number <= MAX_CLASS_NUMBER
        ? classes.problem(name)
        : 'has a number that is no class number'
    if (problem) report.add(`${file}: class ${number}`, problem)
    else names.set(number, name as string)
  }
  return { classes, names }
}

function shapeOf(value: unknown, file: string): YoloConfig['shape'] {
  if (value === undefined || value === null) return null
  const [points, numbers] = Array.isArray(value) ? (value as unknown[]) : []
  if (
    !Number.isInteger(points) ||
    (points as number) < 1 ||
    (points as number) > MAX_POINTS ||
    (numbers !== 2 && numbers !== 3)
  )
    throw new Unreadable(file, `kpt_shape is not [number of points up to ${MAX_POINTS}, 2 or 3]`)
  return { points: points as number, numbers }
}

/** Points are named by `kpt_names` where the file has it, else by their numbers from 1. */
function nameThePoints(
  classes: Classes,
  names: ReadonlyMap<number, string>,
  value: Map<string, unknown>,
  points: number,
): void {
  const given = new Map(Object.entries((value.get('kpt_names') as object | null) ?? {}))
  for (const [number, name] of names) {
    const own = given.get(String(number)) as unknown
    const usable =
      Array.isArray(own) && own.length === points && own.every((point) => typeof point === 'string' && point !== '')
    const labels = usable ? (own as string[]) : Array.from({ length: points }, (_, index) => String(index + 1))
    classes.amend(name, {
      skeleton: { points: labels.map((point) => ({ name: point.trim().slice(0, 80) || '-' })), edges: [] },
    })
  }
}
