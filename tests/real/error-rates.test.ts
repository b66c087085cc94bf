import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { TextPolicy } from '#app/domain/grading/transcription/policy.ts'
import { textScore } from '#app/domain/grading/transcription/text-score.ts'

const folder = path.resolve(process.env.REAL_DATA_DIR ?? '../shared/data', 'crowd-wsa-translation')
const present = existsSync(folder)
if (!present) console.warn(`SKIPPED: the crowd translations are not at ${folder}; set REAL_DATA_DIR`)

type Row = { label: string; gold: string }
const rowsOf = (file: string) =>
  parse(readFileSync(path.join(folder, file), 'utf8'), { columns: true, relax_quotes: true }) as Row[]

/** The second implementation, from the definition alone: every cell of the table, no trick. */
function edits(reference: string[], hypothesis: string[]): number {
  const table = [Array.from({ length: hypothesis.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= reference.length; i++) {
    table[i] = [i]
    for (let j = 1; j <= hypothesis.length; j++)
      table[i]![j] = Math.min(
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + (reference[i - 1] === hypothesis[j - 1] ? 0 : 1),
      )
  }
  return table[reference.length]![hypothesis.length]!
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const asWritten = (text: string) => text.normalize('NFC').split(/\s+/).filter(Boolean).join(' ')
/** Gold is in small letters with blanks around its punctuation, and answers are not. */
const bare = (text: string) =>
  asWritten(
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\p{P}`´~]/gu, ''),
  )
const cut = {
  char: (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment),
  word: (text: string) => (text === '' ? [] : text.split(' ')),
}

const POLICIES: [string, TextPolicy, (text: string) => string][] = [
  ['as written', { normalization: 'NFC', case: 'keep', punctuation: 'keep', spacing: 'collapse' }, asWritten],
  [
    'without case and punctuation',
    { normalization: 'NFC', case: 'ignore', punctuation: 'ignore', spacing: 'collapse' },
    bare,
  ],
]

describe.skipIf(!present)('error rates of people’s translations', () => {
  const cases = ['answers_J1.csv', 'answers_T1.csv', 'answers_T2.csv'].flatMap((file) =>
    (['char', 'word'] as const).flatMap((unit) =>
      POLICIES.map(([name, ...policy]) => [file, unit, name, ...policy] as const),
    ),
  )

  it.each(cases)('%s, by %s, %s: equal the definition', (file, unit, _, policy, form) => {
    const rows = rowsOf(file)
    expect(rows.length).toBeGreaterThanOrEqual(1000)
    const score = textScore(
      rows.map(({ gold }) => gold),
      rows.map(({ label }) => label),
      unit,
      policy,
    )
    const [references, hypotheses] = [
      rows.map(({ gold }) => cut[unit](form(gold))),
      rows.map(({ label }) => cut[unit](form(label))),
    ]
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
    const expected = sum(references.map((reference, k) => edits(reference, hypotheses[k]!)))
    const length = sum(references.map(({ length }) => length))
    expect(score.substitutions + score.deletions + score.insertions).toBe(expected)
    expect(score.reference).toBe(length)
    expect(score.rate).toBe(expected / length)
    expect(score.deletions - score.insertions).toBe(length - sum(hypotheses.map(({ length }) => length)))
  })

  it('are lower by more than a tenth of all words once case and punctuation are set aside, which is the trap of this data', () => {
    const rows = rowsOf('answers_T1.csv')
    const [references, hypotheses] = [rows.map(({ gold }) => gold), rows.map(({ label }) => label)]
    const rate = (policy: TextPolicy) => textScore(references, hypotheses, 'word', policy).rate
    expect(rate(POLICIES[0]![1]) - rate(POLICIES[1]![1])).toBeGreaterThan(0.1)
  })
})
