import type { Dataset, DatasetItem, WrittenDataset } from '#app/domain/datasets/dataset.ts'
import { fileNameProblem } from '#app/domain/datasets/file-name.ts'
import type { Span } from '#app/domain/labels/spans.ts'
import { generalLosses, LossList, spansToWrite } from '#app/domain/datasets/formats/text/losses.ts'

/**
 * Writes `key.txt` for every text, and `key.ann` where it has a span label. A key that is no safe file name, or one that
 * differs from another only in case, is replaced by a number, and a blank in a class by an underscore; both are listed.
 */
export function writeBrat(dataset: Dataset): WrittenDataset {
  const losses = new LossList()
  generalLosses(dataset, { kinds: ['spans'] }, losses)
  const types = typesOf(dataset, losses)
  const files = new Map<string, string>()
  const taken = new Set<string>()
  dataset.items.forEach((item, index) => {
    if (item.text === null) return losses.add('items without a text are left out', item.key)
    const name = fileName(item, index, taken, losses)
    files.set(`${name}.txt`, item.text)
    const spans = spansToWrite(item, losses)
    if (spans) files.set(`${name}.ann`, annotations(item.key, item.text, spans, types, losses))
  })
  return { files, losses: losses.list() }
}

function fileName({ key }: DatasetItem, index: number, taken: Set<string>, losses: LossList): string {
  const usable = (name: string) =>
    !fileNameProblem(`${name}.txt`) && !/[<>:"|?*]|[. ](?:\/|$)/.test(name) && !taken.has(name.toLowerCase())
  let name = key
  if (!usable(key)) {
    losses.add('keys that cannot be file names are replaced by numbers', key)
    for (let number = index + 1; !usable(name); number++) name = `item-${number}`
  }
  taken.add(name.toLowerCase())
  return name
}

/** Each class as brat can write it: without blanks, and not like another. */
function typesOf({ taxonomy }: Dataset, losses: LossList): ReadonlyMap<string, string> {
  const types = new Map<string, string>()
  const taken = new Set(taxonomy.classes.map(({ name }) => name))
  for (const { name } of taxonomy.classes) {
    let type = name
    if (/\s/.test(name)) {
      losses.add('blanks in names of classes are replaced by underscores', name)
      for (type = name.replace(/\s/g, '_'); taken.has(type);) type += '_'
      taken.add(type)
    }
    types.set(name, type)
  }
  return types
}

function annotations(
  key: string,
  text: string,
  spans: readonly Span[],
  types: ReadonlyMap<string, string>,
  losses: LossList,
): string {
  const points = Array.from(text)
  const own = spans.every(({ id }) => !/\s/.test(id))
  if (!own) losses.add('ids of spans are left out: spans are numbered', key)
  return spans
    .map((span, index) => {
      const id = own ? span.id : index + 1
      const words = points
        .slice(span.start, span.end)
        .join('')
        .replace(/[\t\n\v\f\r]/g, ' ')
      return `T${id}\t${types.get(span.class) ?? span.class} ${span.start} ${span.end}\t${words}\n`
    })
    .join('')
}
