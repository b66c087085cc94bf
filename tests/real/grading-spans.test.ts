import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { summarise } from '#app/domain/grading/summary.ts'
import { parseRubric } from '#app/domain/grading/rubric.ts'
import { grade, type Grade } from '#app/domain/grading/grade.ts'
import { spansLabelSchema, type Span, type SpansLabel } from '#app/domain/labels/spans.ts'

const root = path.resolve(process.env.REAL_DATA_DIR ?? '../shared/data')
/** Spans as the README of each set counts them. */
const SETS = [
  ['text-ko-ner-a', 200, 583],
  ['text-ja-ner-a', 100, 258],
  ['text-en-ner', 1009, 836],
] as const

type Item = { text: string; spans: { start: number; end: number; label: string; text: string }[] }
const itemsOf = (set: string) =>
  readFileSync(path.join(root, set, 'items.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Item)
const goldOf = ({ spans }: Item): SpansLabel =>
  spansLabelSchema.parse({
    kind: 'spans',
    spans: spans.map(({ start, end, label }, index) => ({ id: String(index), class: label, start, end })),
  })

type Change = (span: Span, index: number) => Span[]
const rubric = parseRubric({ kind: 'spans' })
/** The grades of all items of a set when everybody's answer is gold with the same change. */
function gradesOf(items: Item[], change: Change): Grade[] {
  return items.map((item) => {
    const gold = goldOf(item)
    return grade({ kind: 'spans', rubric }, gold, { ...gold, spans: gold.spans.flatMap(change) })
  })
}
const total = (grades: Grade[], metric: string) => grades.reduce((sum, { metrics }) => sum + metrics[metric]!, 0)

describe.each(SETS)('the spans of %s', (set, texts, spans) => {
  const present = existsSync(path.join(root, set))
  if (!present) console.warn(`SKIPPED: ${set} is not in ${root}; set REAL_DATA_DIR`)
  const items = present ? itemsOf(set) : []
  const lengths = items.flatMap((item) => item.spans.map(({ start, end }) => end - start))

  it.skipIf(!present)('are as many as its README says, and cut the very texts that it names', () => {
    expect([items.length, lengths.length]).toEqual([texts, spans])
    for (const { text, spans } of items)
      for (const span of spans) expect([...text.normalize('NFC')].slice(span.start, span.end).join('')).toBe(span.text)
  })

  it.skipIf(!present)('are right against themselves, by every measure', () => {
    for (const { score, metrics } of gradesOf(items, (span) => [span]))
      expect([score, metrics.strictF1, metrics.exactF1, metrics.partialF1, metrics.typeF1]).toEqual([1, 1, 1, 1, 1])
  })

  it.skipIf(!present)('with every other one left out lose that much recall and no precision', () => {
    const kept = items.reduce((sum, item) => sum + Math.ceil(item.spans.length / 2), 0)
    const grades = gradesOf(items, (span, index) => (index % 2 === 0 ? [span] : []))
    expect(total(grades, 'strictCorrect')).toBe(kept)
    expect(total(grades, 'missing')).toBe(spans - kept)
    expect(total(grades, 'spurious')).toBe(0)
    grades.forEach(({ metrics, score }, k) => {
      const [n, half] = [items[k]!.spans.length, Math.ceil(items[k]!.spans.length / 2)]
      expect(score).toBe(n === 0 ? 1 : (2 * half) / (n + half))
      if (n > 0) expect(metrics.precision).toBe(1)
    })
  })

  it.skipIf(!present)('with a particle too much at the end are all loose, too big, and half right in part', () => {
    const grades = gradesOf(items, (span) => [{ ...span, end: span.end + 1 }])
    expect(summarise(grades)).toMatchObject({ byType: { loose: spans }, byHint: { 'too-big': spans } })
    expect([total(grades, 'strictCorrect'), total(grades, 'partialPartial'), total(grades, 'typeCorrect')]).toEqual([
      0,
      spans,
      spans,
    ])
  })

  it.skipIf(!present)('shifted by one are found where they have two letters, and lost where they have one', () => {
    const long = lengths.filter((length) => length > 1).length
    // A single letter can be pushed onto its neighbour, and then has that one's borders.
    const met = items.reduce((sum, { spans }) => {
      const starts = new Set(spans.map(({ start, end }) => `${start}-${end}`))
      return sum + spans.filter(({ start, end }) => starts.has(`${start + 1}-${end + 1}`)).length
    }, 0)
    expect(met).toBeLessThan(3)
    const grades = gradesOf(items, (span) => [{ ...span, start: span.start + 1, end: span.end + 1 }])
    expect([total(grades, 'exactCorrect'), total(grades, 'partialPartial')]).toEqual([met, long])
    const lost = spans - long - met
    expect([total(grades, 'missing'), total(grades, 'spurious')]).toEqual([lost, lost])
    expect(summarise(grades).byHint.shifted).toBe(long)
  })

  it.skipIf(!present)('misnamed have the right borders and no right class', () => {
    const grades = gradesOf(items, (span) => [{ ...span, class: `not ${span.class}` }])
    expect([total(grades, 'exactCorrect'), total(grades, 'strictCorrect'), total(grades, 'typeIncorrect')]).toEqual([
      spans,
      0,
      spans,
    ])
    expect(summarise(grades).byType['wrong-class']).toBe(spans)
  })
})
