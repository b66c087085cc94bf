export type Parsed = { value: unknown } | { problem: string }

/**
 * Parses JSON as dataset tools write it: a byte order mark is skipped, and the bare NaN and Infinity that Python
 * writes become null, so that the record that holds one can be named instead of the whole file refused.
 */
export function parseJson(text: string): Parsed {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  try {
    return { value: JSON.parse(body) }
  } catch (error) {
    if (!/NaN|Infinity/.test(body)) return { problem: whereItBroke(error, body) }
    try {
      return { value: JSON.parse(withoutBareNumbers(body)) }
    } catch (again) {
      return { problem: whereItBroke(again, body) }
    }
  }
}

function withoutBareNumbers(text: string): string {
  return text.replace(/"(?:[^"\\]+|\\.)*"|-?\b(?:NaN|Infinity)\b/gs, (token) =>
    token.startsWith('"') ? token : 'null',
  )
}

function whereItBroke(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : String(error)
  const position = /position (\d+)/.exec(message)?.[1]
  if (position === undefined) return `is not JSON: ${message}`
  const before = text.slice(0, Number(position)).split('\n')
  return `is not JSON: line ${before.length}, column ${before.at(-1)!.length + 1}`
}
