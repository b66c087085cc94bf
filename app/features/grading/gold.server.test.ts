import { describe, expect, it } from 'vitest'
import { parseRubric } from '#app/domain/grading/rubric.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { TWO_CARS_AND_A_BUS, createBoxesDataset } from '#tests/support/practice.ts'
import { MONDAY, createWorld } from '#tests/support/world.ts'
import { goldForRelease, gradeItems, latestGoldVersion, writeGold } from './gold.server.ts'

await createWorld()
const rubric = parseRubric({ kind: 'boxes' })
const bus = { kind: 'boxes' as const, boxes: [TWO_CARS_AND_A_BUS.boxes[2]!] }

describe('gold', () => {
  it('gets a new version when it is corrected, and none when nothing changed', async () => {
    const [itemId = ''] = await createBoxesDataset({ slug: 'versions', items: 1 })
    const write = (label: typeof TWO_CARS_AND_A_BUS) =>
      transaction((tx) => writeGold(tx, { itemId, label, at: MONDAY }))
    expect(await write(TWO_CARS_AND_A_BUS)).toBe(1)
    expect(await write(bus)).toBe(2)
    expect(await write(bus)).toBe(2)
    expect(await latestGoldVersion([itemId, 'nobody'])).toEqual(new Map([[itemId, 2]]))
    expect(await goldForRelease(itemId, 1)).toEqual(TWO_CARS_AND_A_BUS)
    expect(await goldForRelease(itemId, 3)).toBeNull()
  })

  it('grades each item by the version it was served with; silence is worth nothing', async () => {
    const [first = '', second = '', third = ''] = await createBoxesDataset({ slug: 'grading', items: 3 })
    await transaction((tx) => writeGold(tx, { itemId: first, label: bus, at: MONDAY }))
    const grades = await gradeItems([
      { itemId: first, goldVersion: 1, rubric, answer: bus },
      { itemId: second, goldVersion: 1, rubric, answer: null },
      { itemId: third, goldVersion: 1, rubric, answer: bus, classes: ['bus'] },
    ])
    expect([first, second, third].map((id) => grades.get(id)?.score)).toEqual([0.5, 0, 1])
    expect(await goldForRelease(third, 1, ['bus'])).toEqual(bus)
  })

  it('refuses to grade by a version that does not exist', async () => {
    const [itemId = ''] = await createBoxesDataset({ slug: 'absent', items: 1 })
    await expect(gradeItems([{ itemId, goldVersion: 9, rubric, answer: bus }])).rejects.toThrow('no gold version 9')
  })

  it('is asked for in as many items as an import has', async () => {
    const ids = Array.from({ length: 1200 }, (_, n) => `item-${n}`)
    expect(await latestGoldVersion(ids)).toEqual(new Map())
    expect(await db.goldLabel.count()).toBeGreaterThan(0)
  })
})
