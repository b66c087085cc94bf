import { placeIn } from '#app/domain/datasets/formats/text/source.ts'

export type Parsed = { value: unknown } | { problem: string }

/**
 * Parses JSON as annotation tools write it: the bare NaN and Infinity of Python become null, so that the record that
 * holds one can be named, and a byte order mark is skipped. A syntax error is told with its line and column. What is parsed may be nested to any depth:
 * readers look at the levels they know and never walk through the rest.
 */
export function parseJson(written: string): Parsed {
  const text = written.charCodeAt(0) === 0xfeff ? written.slice(1) : written
  try {
    return { value: JSON.parse(text) }
  } catch {
    try {
      if (/NaN|Infinity/.test(text)) return { value: JSON.parse(withoutBareNumbers(text)) }
    } catch {
      // Told below, by its place in the text as it is.
    }
    return { problem: `is not JSON: ${firstError(text)}` }
  }
}

function withoutBareNumbers(text: string): string {
  return text.replace(/"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\b(?:NaN|Infinity)\b/g, (token) =>
    token.startsWith('"') ? token : 'null',
  )
}

const TOKEN =
  /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null|NaN|-?Infinity)(?!\w)|[[\]{},:]/y
const BLANK = /[ \t\n\r]*/y

type Expect = 'value' | 'value or ]' | 'field name' | 'field name or }' | ':' | ', or ]' | ', or }' | 'the end'

/** The first syntax error of a text that JSON.parse refused: where, what was found, what was expected (RFC 8259). */
function firstError(text: string): string {
  const open: ('[' | '{')[] = []
  let expect: Expect = 'value'
  for (let at = 0; ;) {
    BLANK.lastIndex = at
    BLANK.exec(text)
    at = BLANK.lastIndex
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)?.[0]
    const next: Expect | undefined = token === undefined ? undefined : after(expect, token, open)
    if (next === undefined || token === undefined) return complaint(text, at, expect)
    expect = next
    at += token.length
  }
}

function complaint(text: string, at: number, expect: Expect): string {
  if (at >= text.length) return `${placeIn(text, at)}: the text ends where ${expect} is expected`
  if (text[at] === '"' && !isToken(text, at))
    return `${placeIn(text, at)}: the string that begins here is not closed, or holds a line end or a wrong escape`
  const found = text.codePointAt(at)!
  const shown = found < 0x20 ? `control character ${found}` : `"${String.fromCodePoint(found)}"`
  return `${placeIn(text, at)}: ${shown} where ${expect} is expected`
}

function isToken(text: string, at: number): boolean {
  TOKEN.lastIndex = at
  return TOKEN.test(text)
}

/** What may follow `token`, or undefined when it may not stand here. Keeps the open brackets. */
function after(expect: Expect, token: string, open: ('[' | '{')[]): Expect | undefined {
  const closed = (): Expect => (open.length === 0 ? 'the end' : open.at(-1) === '[' ? ', or ]' : ', or }')
  const close = (): Expect => {
    open.pop()
    return closed()
  }
  switch (expect) {
    case 'value or ]':
    case 'value':
      if (token === ']' && expect === 'value or ]') return close()
      if (token === '[') return (open.push('['), 'value or ]')
      if (token === '{') return (open.push('{'), 'field name or }')
      return /^[\]},:]/.test(token) ? undefined : closed()
    case 'field name or }':
    case 'field name':
      if (token === '}' && expect === 'field name or }') return close()
      return token.startsWith('"') ? ':' : undefined
    case ':':
      return token === ':' ? 'value' : undefined
    case ', or ]':
      return token === ',' ? 'value' : token === ']' ? close() : undefined
    case ', or }':
      return token === ',' ? 'field name' : token === '}' ? close() : undefined
    case 'the end':
      return undefined
  }
}
