import { describe, expect, it } from 'vitest'
import { recordExposure } from '#app/features/grading/record-exposure.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import type { Person } from '#app/platform/session.server.ts'
import { createBoxesDataset } from '#tests/support/practice.ts'
import {
  MONDAY,
  createGuest,
  createLabeler,
  createOperator,
  createReviewer,
  createWorld,
  requestAs,
  routeArguments,
} from '#tests/support/world.ts'
import { loader } from './route.ts'

await createWorld()
const [item = '', other = ''] = await createBoxesDataset({ slug: 'photos', items: 2 })

async function load(person: Person | null, id = item) {
  return loader(routeArguments(await requestAs(person, `/media/${id}`), { item: id }))
}
const serve = (userId: string) =>
  transaction((tx) => recordExposure(tx, { userId, itemId: item, kind: 'served', context: 'exam', at: MONDAY }))
const missing = { init: { status: 404 } }

describe('the picture of an item', () => {
  it('comes to people it was served to, guests included, and stays in their browser only', async () => {
    for (const person of [await createLabeler(), await createGuest()]) {
      await serve(person.id)
      const response = await load(person)
      expect(response.headers.get('Content-Type')).toBe('image/webp')
      expect(response.headers.get('Cache-Control')).toBe('private, max-age=31536000, immutable')
      expect(
        Buffer.from(await response.arrayBuffer())
          .subarray(8, 12)
          .toString(),
      ).toBe('WEBP')
      await expect(load(person, other)).rejects.toMatchObject(missing)
    }
  })

  it('does not exist for anybody else', async () => {
    await expect(load(null)).rejects.toMatchObject(missing)
    await expect(load(await createLabeler())).rejects.toMatchObject(missing)
    await expect(load(await createReviewer())).rejects.toMatchObject(missing)
  })

  it('comes to operators, who author', async () => {
    expect((await load(await createOperator(), other)).status).toBe(200)
  })

  it('knows items only: no path, no file name', async () => {
    const operator = await createOperator()
    for (const id of ['../../assay.db', '..%2f..%2fassay.db', '', 'photos-0.jpg', "' OR 1=1 --"]) {
      await expect(load(operator, id)).rejects.toMatchObject(missing)
    }
  })
})
