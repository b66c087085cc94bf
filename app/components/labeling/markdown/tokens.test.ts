import { describe, expect, it } from 'vitest'
import { markdownTokens } from './tokens.ts'

const LONGEST = 200_000
const full = (piece: string) => piece.repeat(Math.floor(LONGEST / piece.length))

/** Milliseconds for one reading. */
function timeOf(text: string): number {
  const begun = performance.now()
  markdownTokens(text)
  return performance.now() - begun
}

describe('the structure of a text in Markdown', () => {
  it.each([
    ['quotes in quotes', '> '.repeat(5_000)],
    ['lists in lists', `${'- '.repeat(5_000)}a`],
    ['emphasis in emphasis', `${'*a '.repeat(2_000)}${'b*'.repeat(2_000)}`],
    ['emphasis that never ends', full('*a_')],
    ['words with a sign after each', full('a_')],
    ['a paragraph that continues a list', `- a\n${'b\n'.repeat(20_000)}`],
    ['many lines of one letter', `- a\n${'b\n'.repeat(90_000)}`],
  ])('is not looked for in %s', (_, text) => {
    expect(markdownTokens(text)).toBeNull()
  })

  it.each([
    [
      'a long answer of every kind',
      full('## A\n\nSome **bold** and *thin* words, `code` and a [link](x).\n\n- a\n- b\n\n'),
    ],
    ['a long table', `|a|b|\n|-|-|\n${'|x|y|\n'.repeat(20_000)}`],
    ['a wide row', `|a|\n|-|\n|${'x|'.repeat(50_000)}`],
    ['a code block of a thousand lines in a list', `- a\n\n  ~~~\n${'  some_code = "of one line"\n'.repeat(1_000)}`],
    ['lists ten deep', Array.from({ length: 10 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
    ['brackets', '['.repeat(20_000)],
    ['a long line', full('words and words ')],
  ])('is found in %s', (_, text) => {
    expect(markdownTokens(text)).not.toBeNull()
  })

  it.each([
    ['brackets', full('[')],
    ['pictures', full('![')],
    ['links in links', `${'['.repeat(40)}a${'](b)'.repeat(40)}`],
    ['links that never end', full('[a](b')],
    ['emphasis that never ends', full('*a_')],
    ['backticks', Array.from({ length: 600 }, (_, length) => '`'.repeat(length + 1)).join(' a ')],
    ['tags that never end', full('<a ')],
    ['comments that never end', `a ${full('<!-- a -- ')}`],
    ['quotes with lazy lines', `${'>'.repeat(45)}a\n${'b\n>>>c\n'.repeat(2_000)}`],
    ['a list with lazy lines', `- a\n${'b\n'.repeat(29_000)}`],
    ['items', '- a\n'.repeat(29_000)],
    ['backslashes in a table', `|a|\n|-|\n|${'\\'.repeat(190_000)}|`],
  ])('costs no more than moments, given %s', (_, text) => {
    // A second here, where nothing else runs; the machines of others are slower, and busy.
    expect(timeOf(text)).toBeLessThan(3_000)
  })
})
