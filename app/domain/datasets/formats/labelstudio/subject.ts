import { fileNameProblem } from '#app/domain/datasets/file-name.ts'
import { keyOf } from '#app/domain/datasets/formats/text/collector.ts'
import { sortOf } from './regions.ts'
import type { Result, Task } from './tasks.ts'

/** What a task is about: a picture by its file, a text, or something of which only the id is known. */
export type Subject = { key: string; field: string | undefined } & (
  { picture: true } | { picture: false; text: string | null }
)

const PICTURE = /\.(?:jpe?g|png|gif|bmp|webp|tiff?|svg)(?:\?|$)/i
const PICTURE_FIELDS = ['image', 'img', 'picture', 'photo', 'image_url']
const TEXT_FIELDS = ['text', 'prompt']

/** Finds what a task is about, or tells why that cannot be known. */
export function subjectOf(task: Task, results: readonly Result[]): Subject | { problem: string } {
  const sorts = new Set(results.map(sortOf))
  const shapes = sorts.has('box') || sorts.has('polygon') || sorts.has('keypoint')
  const field = fieldOf(task, results, shapes, sorts.has('span'))
  const value = field === undefined ? undefined : (task.data.get(field) as string)
  const own = task.data.get('id') ?? task.id
  const key = own === undefined ? task.place : keyOf(own, 0)
  if (field !== undefined && value !== undefined && (shapes || (!sorts.has('span') && isPicture(field, value)))) {
    const name = pictureName(value)
    const unsafe = fileNameProblem(name)
    return unsafe ? { problem: `data.${field} "${value.slice(0, 80)}" ${unsafe}` } : { key: name, field, picture: true }
  }
  if (shapes)
    return task.data.has('id')
      ? { key, field: undefined, picture: true }
      : {
          problem: `no field of its data is known to be the picture (${[...task.data.keys()].join(', ').slice(0, 200)})`,
        }
  if (sorts.has('span') && value === undefined) return { problem: 'no field of its data is known to be the text' }
  return { key, field, picture: false, text: value ?? null }
}

/** The field of the data: the one that results name, else by its usual name, else the only one that can be meant. */
function fieldOf({ data }: Task, results: readonly Result[], shapes: boolean, spans: boolean): string | undefined {
  const strings = [...data].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'id',
  )
  const has = (name: string) => strings.some(([known]) => known === name)
  const named = results.find(({ to, value }) => has(to) && !value.has('selected') && !value.has('ranker'))?.to
  if (named !== undefined) return named
  const pictures = strings.filter(([name, value]) => isPicture(name, value)).map(([name]) => name)
  const picture = PICTURE_FIELDS.find(has) ?? (pictures.length === 1 ? pictures[0] : undefined)
  const text = TEXT_FIELDS.find(has)
  if (shapes) return picture
  if (spans) return text ?? (strings.length === 1 ? strings[0]![0] : undefined)
  return text ?? picture ?? (strings.length === 1 ? strings[0]![0] : undefined)
}

function isPicture(field: string, value: string): boolean {
  return PICTURE_FIELDS.includes(field) || PICTURE.test(value)
}

/**
 * The file that an address in a task means: the path of a local file (`?d=`), else the path of the address without its
 * server, else the path as it is without a leading slash.
 */
export function pictureName(address: string): string {
  const local = /^\/data\/local-files\/?\?(?:.*&)?d=([^&]+)/.exec(address)?.[1]
  if (local !== undefined) return decoded(local)
  const remote = /^[a-z][a-z0-9+.-]*:\/\/[^/]+\/([^?#]*)/i.exec(address)?.[1]
  return remote !== undefined ? decoded(remote) : address.replace(/^\/+/, '')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
