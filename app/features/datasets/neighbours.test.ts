import { beforeAll, describe, expect, it } from 'vitest'
import { statement, transaction } from '#app/platform/db.server.ts'
import { MONDAY, createWorld } from '#tests/support/world.ts'
import { NEXT, PREVIOUS, neighboursOf } from './neighbours.server.ts'

await createWorld()
const KEYS = ['b.jpg', 'a.jpg', 'ä.jpg', 'c 10.jpg', 'c 9.jpg', '가.jpg']
const ordered = [...KEYS].sort()

beforeAll(async () => {
  await transaction(async (tx) => {
    for (const id of ['walked', 'other']) {
      const made = { name: id, kind: 'boxes', source: 'import', taxonomy: { classes: [] }, createdAt: MONDAY }
      await tx.dataset.create({ data: { id, slug: id, ...made } })
      const keys = id === 'walked' ? KEYS : ['aa.jpg', 'b.jpg', 'z.jpg']
      const picture = { media: null, width: 0, height: 0, meta: {}, createdAt: MONDAY }
      await tx.item.createMany({ data: keys.map((key) => ({ id: `${id}/${key}`, datasetId: id, key, ...picture })) })
    }
  })
})

describe('the neighbours of an item', () => {
  it('lead through the whole dataset in the order of its list, and back, and nowhere else', () => {
    for (const [from, to] of [
      ['next', ordered],
      ['previous', [...ordered].reverse()],
    ] as const) {
      const walked = [to[0]!]
      for (let at = neighboursOf('walked', walked[0]!)[from]; at; at = neighboursOf('walked', at.key)[from]) {
        expect(at.id).toBe(`walked/${at.key}`)
        walked.push(at.key)
      }
      expect(walked).toEqual(to)
    }
  })

  it('are found in the index, without sorting', () => {
    for (const sql of [PREVIOUS, NEXT]) {
      const plan = statement(`EXPLAIN QUERY PLAN ${sql}`).all('walked', 'b.jpg') as { detail: string }[]
      expect(plan.map(({ detail }) => detail)).toEqual([
        expect.stringMatching(/^SEARCH Item USING INDEX \S+ \(datasetId=\? AND key[<>]\?\)$/),
      ])
    }
  })
})
