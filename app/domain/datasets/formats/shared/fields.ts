/** The record's own fields; no name in a file can reach a prototype through a Map. */
export function fieldsOf(record: unknown): Map<string, unknown> | undefined {
  return typeof record === 'object' && record !== null && !Array.isArray(record)
    ? new Map(Object.entries(record))
    : undefined
}
