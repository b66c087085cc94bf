import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { scoreTags, type TaggedSentence } from '#app/domain/grading/tags/score-tags.ts'

const folder = path.resolve(process.env.REAL_DATA_DIR ?? '../shared/data', 'ref-seqeval-conll2000')
const present = existsSync(folder)
if (!present) console.warn(`SKIPPED: the CoNLL-2000 reference is not at ${folder}; set REAL_DATA_DIR`)

type Row = { precision: number; recall: number; 'f1-score': number; support: number }
type Expected = { tokens: number; accuracy: number; per_class: Record<string, Row> }

function sentences(): TaggedSentence[] {
  return readFileSync(path.join(folder, 'ground_truth.txt'), 'utf8')
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const columns = block.split('\n').map((line) => line.trim().split(/\s+/))
      return { gold: columns.map((column) => column.at(-2)!), guess: columns.map((column) => column.at(-1)!) }
    })
}

describe.skipIf(!present)('chunk scores', () => {
  const score = scoreTags(present ? sentences() : [], 'lenient')

  it('equal the output page of the CoNLL-2000 shared task', () => {
    const percent = (value: number) => (100 * value).toFixed(2)
    expect(score.tokens).toBe(961)
    expect(percent(score.accuracy)).toBe('84.08')
    expect(percent(score.precision)).toBe('68.83')
    expect(percent(score.recall)).toBe('80.83')
    expect(percent(score.f1)).toBe('74.35')
  })

  it("equal seqeval's, type by type and on average, to six digits", () => {
    const expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Expected
    const rows = [
      ...score.types.map((type) => [type.type, type] as const),
      ['micro avg', score] as const,
      ['macro avg', { ...score.macro, support: score.support }] as const,
      ['weighted avg', { ...score.weighted, support: score.support }] as const,
    ]
    expect(rows.map(([name]) => name)).toEqual(Object.keys(expected.per_class))
    for (const [name, { precision, recall, f1, support }] of rows) {
      const row = expected.per_class[name]!
      expect(Math.abs(precision - row.precision), name).toBeLessThan(1e-6)
      expect(Math.abs(recall - row.recall), name).toBeLessThan(1e-6)
      expect(Math.abs(f1 - row['f1-score']), name).toBeLessThan(1e-6)
      expect(support, name).toBe(row.support)
    }
    expect(Math.abs(score.accuracy - expected.accuracy)).toBeLessThan(1e-6)
  })
})
