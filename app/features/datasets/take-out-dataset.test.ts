import { expect, test } from 'vitest'
import type { ImportableItem } from '#app/features/imports/import-dataset.server.ts'
import { importDataset } from '#app/features/imports/import-dataset.server.ts'
import { beginRun } from '#app/features/imports/import-run.server.ts'
import { createWorld, MONDAY } from '#tests/support/world.ts'
import { takeOutDataset } from './take-out-dataset.server.ts'

await createWorld()

const taxonomy = { classes: [{ name: 'person', title: { ko: '사람' } }, { name: 'place' }] }
const sentence = (key: string, text: string, end: number): ImportableItem => ({
  key,
  text,
  width: null,
  height: null,
  gold: { kind: 'spans', spans: [{ id: '1', class: 'person', start: 0, end }] },
  credit: null,
})

async function bring(items: ImportableItem[]) {
  const request = { fileName: 'x.jsonl', dataset: 'names', imageOf: async () => null, startedBy: null, now: MONDAY }
  const runId = await beginRun({ ...request, format: 'doccano', fileHash: 'x' })
  return importDataset(request, runId, { outcome: 'read', kind: 'spans', taxonomy, items, problems: [] })
}

test('texts come in with their spans, and go out as they came', async () => {
  const items = [sentence('a', '김하은은 서울에 산다', 3), sentence('b', '🙂 Jiho left', 6)]
  expect(await bring(items)).toMatchObject({ outcome: 'imported', counts: { newItems: 2, parts: 2, skipped: 0 } })
  const out = await takeOutDataset('names')
  expect(out?.taxonomy).toEqual(taxonomy)
  expect(out?.items).toEqual(
    items.map(({ key, text, gold }) => ({ key, text, width: null, height: null, labels: [gold], credit: null })),
  )
})

test('the same again changes nothing; a corrected span is a new gold version, and that one goes out', async () => {
  const again = [sentence('a', '김하은은 서울에 산다', 3), sentence('b', '🙂 Jiho left', 6)]
  expect(await bring(again)).toMatchObject({ counts: { newItems: 0, newGoldVersions: 0, unchanged: 2 } })
  const corrected = sentence('b', '🙂 Jiho left', 5)
  expect(await bring([again[0]!, corrected])).toMatchObject({
    counts: { newItems: 0, newGoldVersions: 1, unchanged: 1 },
  })
  const out = await takeOutDataset('names')
  expect(out?.items[1]?.labels).toEqual([corrected.gold])
})

test('there is nothing to take out under a name that nobody gave', async () => {
  expect(await takeOutDataset('nothing')).toBeNull()
})
