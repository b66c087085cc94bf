import { expect } from 'vitest'
import type { ReadDataset } from '#app/domain/datasets/dataset.ts'
import { goldLabelSchema } from '#app/domain/labels/label.ts'
import { taxonomySchema } from '#app/domain/labels/taxonomy.ts'

/** What comes out of a reader is valid, whatever went in. */
export function expectValid(read: ReadDataset): void {
  for (const { where, message } of read.problems) expect(`${where} ${message}`.length).toBeLessThan(1000)
  if (read.outcome === 'unreadable') return expect(read.problems.length).toBeGreaterThan(0)
  const { taxonomy, items } = read.dataset
  taxonomySchema.parse(taxonomy)
  const names = new Set(taxonomy.classes.map(({ name }) => name))
  expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
  for (const { text, labels } of items) {
    if (text !== null) expect(text.normalize('NFC')).toBe(text)
    for (const label of labels) {
      goldLabelSchema.parse(label)
      if (label.kind === 'classification') for (const each of label.classes) expect(names.has(each)).toBe(true)
      if (label.kind !== 'spans') continue
      for (const span of label.spans) {
        expect(names.has(span.class)).toBe(true)
        expect(span.end).toBeLessThanOrEqual([...(text ?? '')].length)
      }
    }
  }
}
