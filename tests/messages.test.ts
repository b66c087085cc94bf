import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

/** Korean and English are equals: the same keys, the same values to fill in, and no visible string in TSX. */
type Messages = { [key: string]: string | Messages }

function flat(messages: Messages, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
}
const read = (locale: string, file: string) =>
  flat(JSON.parse(readFileSync(`app/messages/${locale}/${file}`, 'utf8')) as Messages)
const files = readdirSync('app/messages/en')
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort()

describe('messages', () => {
  test('come in the same files in both languages', () => {
    expect(readdirSync('app/messages/ko')).toEqual(files)
  })

  test.each(files)('have the same keys and values in %s', (file) => {
    const english = new Map(read('en', file))
    const korean = new Map(read('ko', file))
    expect([...korean.keys()].sort()).toEqual([...english.keys()].sort())
    for (const [key, text] of english) {
      const other = korean.get(key)!
      // A Korean plural may leave the count out of one of its forms; everything else is the same.
      if (!/_(one|other|zero)$/.test(key)) expect(placeholders(other), `${file} ${key}`).toEqual(placeholders(text))
      expect(other.trim(), `${file} ${key}`).not.toBe('')
      expect(text.trim(), `${file} ${key}`).not.toBe('')
    }
  })

  test('are Korean in the Korean files', () => {
    const all = files.flatMap((file) => read('ko', file).map(([, text]) => text))
    const withHangul = all.filter((text) => /\p{Script=Hangul}/u.test(text))
    expect(withHangul.length / all.length).toBeGreaterThan(0.9)
  })

  test('exist for every literal key that the app asks for', () => {
    const known = new Set(
      files.flatMap((file) =>
        read('en', file).map(([key]) => `${path.basename(file, '.json')}:${key.replace(/_(one|other|zero)$/, '')}`),
      ),
    )
    const missing = sources().flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([\w-]+:[\w.-]+)'/g)]
        .map((match) => match[1]!)
        .filter((key) => !known.has(key))
        .map((key) => `${file}: ${key}`),
    )
    expect(missing).toEqual([])
  })
})

function sources(): string[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((file) => `app/${file}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
}

/** Attributes whose text a person sees or hears. */
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
])
const hasLetters = (text: string) => /\p{L}{2,}/u.test(text)

/** Visible strings written into a TSX text instead of the message files. */
export function visibleStrings(file: string, text: string): string[] {
  const found: string[] = []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const report = (node: ts.Node, what: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
    found.push(`${file}:${line + 1} ${what.trim()}`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasLetters(node.text)) report(node, node.text)
    if (ts.isJsxExpression(node) && node.parent && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))) {
      const { expression } = node
      if (expression && ts.isStringLiteralLike(expression) && hasLetters(expression.text)) report(node, expression.text)
    }
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText(source))) {
      const value = node.initializer
      const literal = value && ts.isJsxExpression(value) ? value.expression : value
      if (literal && ts.isStringLiteralLike(literal) && hasLetters(literal.text)) report(node, literal.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

describe('visible strings', () => {
  test('are not written into TSX', () => {
    const found = sources()
      .filter((file) => file.endsWith('.tsx'))
      .flatMap((file) => visibleStrings(file, readFileSync(file, 'utf8')))
    expect(found).toEqual([])
  })

  test.each(['<p>Hello there</p>', '<img alt="A street" />', "<button aria-label={'Close it'} />", "<p>{'Hello'}</p>"])(
    'are found when planted: %s',
    (jsx) => {
      expect(visibleStrings('x.tsx', `export const x = ${jsx}`)).toHaveLength(1)
    },
  )
})
