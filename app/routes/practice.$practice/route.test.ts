import { describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { createPracticeSet } from '#tests/support/practice.ts'
import { createLabeler, createWorld, postAs, requestAs, routeArguments } from '#tests/support/world.ts'
import { loader as listLoader } from '#app/routes/practice._index/route.tsx'
import { action, loader } from './route.tsx'

await createWorld()
await createPracticeSet({ slug: 'cars', items: 2 })

describe('a practice set', () => {
  it('starts for a visitor: a guest is made, whose session comes with the answer', async () => {
    const request = await postAs(null, '/practice/cars', {})
    const response = await action(routeArguments(request, { practice: 'cars' }))
    expect(response.status).toBe(302)
    expect(response.headers.get('Location')).toMatch(/^\/practice\/tasks\/[\w-]{20,}$/)
    expect(response.headers.get('Set-Cookie')).toContain('HttpOnly')
    const guest = await db.user.findFirstOrThrow({ where: { email: null } })
    expect(await db.practiceTask.count({ where: { userId: guest.id } })).toBe(1)
  })

  it('makes no guest for a set that does not exist', async () => {
    const before = await db.user.count()
    const request = await postAs(null, '/practice/none', {})
    await expect(action(routeArguments(request, { practice: 'none' }))).rejects.toMatchObject({ init: { status: 404 } })
    expect(await db.user.count()).toBe(before)
  })

  it('tells everybody what it asks and how it grades, and nothing of items', async () => {
    const { set } = await loader(routeArguments(await requestAs(null, '/practice/cars'), { practice: 'cars' }))
    expect(set).toMatchObject({ slug: 'cars', title: 'Set cars', lastScore: null, skills: [], open: false })
    expect(JSON.stringify(set)).not.toContain('pool')
    const unknown = loader(routeArguments(await requestAs(null, '/practice/none'), { practice: 'none' }))
    await expect(unknown).rejects.toMatchObject({ init: { status: 404 } })
  })

  it('is listed with what waits for this person', async () => {
    const ana = await createLabeler({ name: 'Ana' })
    const open = async () => (await listLoader(routeArguments(await requestAs(ana, '/practice')))).sets[0]?.open
    expect(await open()).toBe(false)
    await action(routeArguments(await postAs(ana, '/practice/cars', {}), { practice: 'cars' }))
    expect(await open()).toBe(true)
  })
})
