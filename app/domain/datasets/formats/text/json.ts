export type Fields = ReadonlyMap<string, unknown>

/** The own fields of a JSON object; no name in a file can reach a prototype through a Map. */
export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : undefined
}

/** A value as a message shows it: short, and never a walk through what is nested in it. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : String(value)
  return typeof value === 'string' && value.length > 60 ? `${text.slice(0, -1)}…"` : text
}
