import type { Collector } from '#app/domain/datasets/formats/text/collector.ts'
import { fieldsOf, type Fields } from '#app/domain/datasets/formats/text/json.ts'
import type { JsonRecord } from '#app/domain/datasets/formats/text/json-records.ts'

/** Whether a task asks for a category of the whole text: one that is accepted or not (`label`), or a choice of `options`. */
export function isTextCategory(fields: Fields): boolean {
  return fields.has('label') || fields.has('options') || fields.has('accept')
}

/** The categories a task names; all that it offers become known. Undefined, and told, when one cannot be used. */
export function chosenClasses({ fields, where }: JsonRecord, collector: Collector): string[] | undefined {
  const fail = (message: string) => void collector.problems.add(where, `${message}; the record is skipped`)
  const options = fields.get('options')
  if (options !== undefined && !Array.isArray(options)) return fail('options are not a list')
  for (const option of options ?? []) {
    const known = collector.class(nameOf(fieldsOf(option)?.get('id') ?? option))
    if ('problem' in known) return fail(`options: ${known.problem}`)
  }
  const accepted = fields.get('accept') ?? []
  if (!Array.isArray(accepted)) return fail('accept is not a list')
  const names = new Set<string>()
  for (const each of fields.has('label') ? [fields.get('label'), ...accepted] : accepted) {
    const known = collector.class(nameOf(each))
    if ('problem' in known) return fail(known.problem)
    names.add(known.name)
  }
  return [...names]
}

function nameOf(value: unknown): unknown {
  return Number.isSafeInteger(value) ? String(value) : value
}
