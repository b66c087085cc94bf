import { describe, expect, test } from 'vitest'
import { createWorld, MONDAY } from '#tests/support/world.ts'
import { db, rawWrite, sqlTime, statement, transaction } from './db.server.ts'

await createWorld()
const guest = (id: string) => ({ data: { id, createdAt: MONDAY } })
const insert = (id: string) => () =>
  statement("INSERT INTO User (id, role, extraTimeFactor, createdAt) VALUES (?, 'labeler', 1, ?)").run(
    id,
    sqlTime(MONDAY),
  )

describe('the database', () => {
  test('refuses a write outside a transaction', async () => {
    await expect(db.user.create(guest('outside'))).rejects.toThrow(/readonly|read-only|attempt to write/i)
  })

  test('undoes everything in a transaction that throws', async () => {
    const failing = transaction(async (tx) => {
      await tx.user.create(guest('half'))
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await db.user.findUnique({ where: { id: 'half' } })).toBeNull()
  })

  test('does not show a reader what a transaction has not committed', async () => {
    await transaction(async (tx) => {
      await tx.user.create(guest('unseen'))
      expect(await db.user.findUnique({ where: { id: 'unseen' } })).toBeNull()
    })
    expect(await db.user.findUnique({ where: { id: 'unseen' } })).not.toBeNull()
  })

  test('takes many raw writes and transactions at once, and loses none', async () => {
    const raw = Array.from({ length: 50 }, (_, i) => rawWrite(insert(`raw-${i}`)))
    const prisma = Array.from({ length: 10 }, (_, i) => transaction((tx) => tx.user.create(guest(`prisma-${i}`))))
    await Promise.all([...raw, ...prisma])
    expect(await db.user.count({ where: { id: { startsWith: 'raw-' } } })).toBe(50)
    expect(await db.user.count({ where: { id: { startsWith: 'prisma-' } } })).toBe(10)
  })

  test('undoes only the write that failed when several share a commit', async () => {
    const results = await Promise.allSettled([rawWrite(insert('a')), rawWrite(insert('a')), rawWrite(insert('b'))])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await db.user.count({ where: { id: { in: ['a', 'b'] } } })).toBe(2)
  })

  test('writes raw times as Prisma reads them', async () => {
    await rawWrite(insert('timed'))
    expect((await db.user.findUnique({ where: { id: 'timed' } }))?.createdAt).toEqual(MONDAY)
  })

  test('commits with full durability in WAL mode', () => {
    expect(statement('PRAGMA synchronous').pluck().get()).toBe(2)
    expect(statement('PRAGMA journal_mode').pluck().get()).toBe('wal')
  })
})
