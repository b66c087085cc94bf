import { describe, expect, test } from 'vitest'
import { createAdmin, createGuest, createLabeler, createWorld, requestAs } from '#tests/support/world.ts'
import { db, rawWrite, sqlTime, statement } from './db.server.ts'
import {
  endAllSessions,
  endSession,
  getPerson,
  getUser,
  personOrGuest,
  requireRole,
  requireUser,
  startSession,
} from './session.server.ts'

await createWorld()
const cookieOf = (headers: Headers) => headers.get('Set-Cookie')!.split(';')[0]!
const withCookie = (cookie: string) => new Request('http://localhost:3000/x', { headers: { Cookie: cookie } })

describe('sessions', () => {
  test('know the person behind the cookie', async () => {
    const suji = await createLabeler({ name: 'Suji' })
    expect(await getUser(await requestAs(suji, '/x'))).toMatchObject({ id: suji.id, displayName: 'Suji', guest: false })
  })

  test('store only a hash of the id', async () => {
    const suji = await createLabeler()
    const id = cookieOf(await startSession(new Request('http://localhost'), suji.id)).split('=')[1]!
    const stored = await db.session.findMany({ where: { userId: suji.id } })
    expect(JSON.stringify(stored)).not.toContain(id)
    expect(stored[0]!.idHash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('set a cookie that scripts and other sites cannot use', async () => {
    const suji = await createLabeler()
    const header = (await startSession(new Request('http://localhost'), suji.id)).get('Set-Cookie')!
    expect(header).toMatch(/HttpOnly/)
    expect(header).toMatch(/SameSite=Lax/)
    expect(header).toMatch(/Path=\//)
  })

  test('get a new id at login, and the old one stops working', async () => {
    const suji = await createLabeler()
    const before = cookieOf(await startSession(new Request('http://localhost'), suji.id))
    const after = cookieOf(await startSession(withCookie(before), suji.id))
    expect(after).not.toBe(before)
    expect(await getPerson(withCookie(before))).toBeNull()
    expect(await getPerson(withCookie(after))).not.toBeNull()
  })

  test.each(['expiresAt', 'absoluteExpiresAt'])('end when %s has passed', async (column) => {
    const suji = await createLabeler()
    const request = await requestAs(suji, '/x')
    await rawWrite(() =>
      statement(`UPDATE Session SET ${column} = ? WHERE userId = ?`).run(sqlTime(new Date(Date.now() - 1000)), suji.id),
    )
    expect(await getPerson(request)).toBeNull()
  })

  test('are extended by use, but never past the absolute end', async () => {
    const suji = await createLabeler()
    const request = await requestAs(suji, '/x')
    const soon = new Date(Date.now() + 3_600_000)
    await rawWrite(() =>
      statement('UPDATE Session SET expiresAt = ?, absoluteExpiresAt = ? WHERE userId = ?').run(
        sqlTime(soon),
        sqlTime(soon),
        suji.id,
      ),
    )
    expect(await getPerson(request)).not.toBeNull()
    expect((await db.session.findFirst({ where: { userId: suji.id } }))!.expiresAt).toEqual(soon)
  })

  test('end on logout, and all of them on request', async () => {
    const suji = await createLabeler()
    const [here, there] = [await requestAs(suji, '/x'), await requestAs(suji, '/x')]
    await endSession(here)
    expect(await getPerson(withCookie(here.headers.get('Cookie')!))).toBeNull()
    await endAllSessions(suji.id)
    expect(await getPerson(withCookie(there.headers.get('Cookie')!))).toBeNull()
  })

  test.each(['assay=', 'assay=%00', `assay=${'x'.repeat(9000)}`, 'assay=a; assay=b', '=;=;'])(
    'ignore the broken cookie %.20s',
    async (cookie) => {
      expect(await getPerson(withCookie(cookie))).toBeNull()
    },
  )

  test('a guest is a person but not a user', async () => {
    const guest = await createGuest()
    expect(await getPerson(await requestAs(guest, '/x'))).toMatchObject({ guest: true })
    expect(await getUser(await requestAs(guest, '/x'))).toBeNull()
    await expect(requireUser(await requestAs(guest, '/account'))).rejects.toMatchObject({ status: 302 })
  })

  test('a visitor who acts becomes a guest, once', async () => {
    const { person, headers } = await personOrGuest(new Request('http://localhost:3000/practice'))
    expect(person.guest).toBe(true)
    const again = await personOrGuest(withCookie(cookieOf(headers)))
    expect(again.person.id).toBe(person.id)
  })

  test('rooms above one’s role do not exist', async () => {
    const suji = await createLabeler()
    await expect(requireRole(await requestAs(suji, '/operate'), 'operator')).rejects.toMatchObject({ status: 404 })
    expect(await requireRole(await requestAs(await createAdmin(), '/operate'), 'operator')).toMatchObject({
      role: 'admin',
    })
  })
})
