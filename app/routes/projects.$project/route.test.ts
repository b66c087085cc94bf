import { describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { loader as board } from '#app/routes/projects._index/route.tsx'
import { action as work, loader as assignmentPage } from '#app/routes/assignments.$assignment/route.tsx'
import {
  MONDAY,
  createGuest,
  createLabeler,
  createWorld,
  postAs,
  requestAs,
  routeArguments,
} from '#tests/support/world.ts'
import { WRONG, createGrant, createProject, createQualification, paidProject } from '#tests/support/work.ts'
import { action, loader } from './route.tsx'

await createWorld()
await createQualification()
const honeypots = { share: 1, acceptScore: 0.7, window: 4, minimum: 2, floor: 0.6 }
await createProject(paidProject({ honeypots }), { ordinary: 2, honeypots: 2 })
await createProject(paidProject({ slug: 'open', tier: 'open', requirement: null, pay: null }), { ordinary: 1 })

const page = async (person: { id: string } | null, project = 'seoul') =>
  loader(routeArguments(await requestAs(person, `/projects/${project}`), { project }))
const take = async (person: { id: string } | null, project = 'seoul') =>
  action(routeArguments(await postAs(person, `/projects/${project}`, {}), { project })) as Promise<Response>
/** The status of what an action or loader answered or threw. */
const status = async (answer: Promise<unknown>) => {
  const value = (await answer.catch((thrown: unknown) => thrown)) as { status?: number; init?: ResponseInit | null }
  return value.status ?? value.init?.status ?? 200
}
async function holder() {
  const labeler = await createLabeler({ at: MONDAY })
  await createGrant(labeler.id)
  return labeler
}

describe('the board', () => {
  const tiers = async (person: { id: string } | null) => {
    const loaded = await board(routeArguments(await requestAs(person, '/projects')))
    return { who: loaded.who, cards: loaded.tiers.flatMap(({ projects }) => projects) }
  }

  it('shows a visitor every project with pay and real number of tasks, and judges nobody', async () => {
    const { who, cards } = await tiers(null)
    expect(who).toBe('visitor')
    expect(cards.map(({ slug, pay, tasks }) => [slug, pay?.amountMinor ?? null, tasks.count])).toEqual([
      ['open', null, 1],
      ['seoul', 700, 4],
    ])
  })

  it('tells a newcomer what is missing and the way there', async () => {
    const { cards } = await tiers(await createLabeler())
    expect(cards.find(({ slug }) => slug === 'seoul')?.requirement).toMatchObject({
      satisfied: false,
      explanation: {
        message: 'work:requirement.holds',
        params: { qualification: 'Street boxes' },
        obstacle: { message: 'work:obstacle.never-held' },
      },
    })
    expect(cards.find(({ slug }) => slug === 'open')?.requirement).toBeNull()
  })

  it('is open to who holds the qualification', async () => {
    const { cards } = await tiers(await holder())
    expect(cards.find(({ slug }) => slug === 'seoul')?.requirement).toMatchObject({ satisfied: true, path: [] })
  })
})

describe('a project', () => {
  it('is read by everyone and taken only by who is signed up', async () => {
    expect((await page(null)).who).toBe('visitor')
    const guest = await createGuest()
    expect((await page(guest)).who).toBe('guest')
    for (const person of [null, guest]) {
      const response = (await take(person).catch((thrown: unknown) => thrown)) as Response
      expect(response.status).toBe(302)
      expect(response.headers.get('Location')).toMatch(/^\/login/)
    }
  })

  it('that does not exist is 404, for reading and for taking', async () => {
    expect(await status(page(null, 'nothing'))).toBe(404)
    expect(await status(take(await holder(), 'nothing'))).toBe(404)
  })

  it('refuses a direct POST without the qualification', async () => {
    const newcomer = await createLabeler()
    expect(await status(take(newcomer))).toBe(403)
    expect(await db.assignment.count({ where: { userId: newcomer.id } })).toBe(0)
  })

  it('leads to the task that was taken, and says when there is none', async () => {
    const [anna, ben] = [await createLabeler(), await createLabeler()]
    expect((await take(anna, 'open')).headers.get('Location')).toMatch(/^\/assignments\/[\w-]{20}$/)
    expect(await status(take(ben, 'open'))).toBe(409)
  })
})

describe('a task', () => {
  const at = async (person: { id: string } | null, assignment: string) =>
    assignmentPage(routeArguments(await requestAs(person, `/assignments/${assignment}`), { assignment }))
  const post = async (person: { id: string } | null, assignment: string, fields: Record<string, string>) =>
    work(
      routeArguments(await postAs(person, `/assignments/${assignment}`, fields), { assignment }),
    ) as Promise<Response>
  const taken = async (person: { id: string }) => (await take(person)).headers.get('Location')!.split('/').pop()!

  it('says nothing that betrays a check', async () => {
    const labeler = await holder()
    const text = JSON.stringify([await at(labeler, await taken(labeler)), await page(labeler)])
    expect(text).not.toMatch(/goldVersion|recipe|seed|"gold"|position|isHoneypot/)
  })

  it('is nobody else’s business', async () => {
    const labeler = await holder()
    const id = await taken(labeler)
    const stranger = await holder()
    expect(await status(at(stranger, id))).toBe(404)
    for (const fields of [
      { intent: 'submit', label: JSON.stringify(WRONG) },
      { intent: 'return' },
      { intent: 'renew' },
    ])
      expect(await status(post(stranger, id, fields as unknown as Record<string, string>))).toBe(404)
    expect(await status(post(null, id, { intent: 'return' }))).toBe(302)
    expect(await db.assignment.findUnique({ where: { id } })).toMatchObject({ submittedAt: null, returnedAt: null })
  })

  it('refuses what it cannot read with 400 and goes back to itself when it is decided', async () => {
    const labeler = await holder()
    const id = await taken(labeler)
    expect(await status(post(labeler, id, { intent: 'explode' }))).toBe(400)
    expect(await status(post(labeler, id, { intent: 'submit', label: '{' }))).toBe(400)
    const decided = await post(labeler, id, { intent: 'submit', label: JSON.stringify(WRONG) })
    expect(decided.headers.get('Location')).toBe(`/assignments/${id}`)
    expect((await at(labeler, id)).assignment).toMatchObject({ state: 'submitted', outcome: 'rejected', paid: null })
  })

  it.each([
    ['72000', 72_000],
    ['-1', null],
    ['long', null],
    [undefined, null],
  ])('is handed in with the time it was in sight, and never refused for it: %j', async (said, visibleMs) => {
    const labeler = await createLabeler()
    const slug = `timed-${said ?? 'not'}`.replace('--', '-minus-')
    await createProject(paidProject({ slug, tier: 'open', requirement: null, pay: null }), { ordinary: 1 })
    const response = await take(labeler, slug)
    const id = response.headers.get('Location')!.split('/').pop()!
    const fields = { intent: 'submit', label: JSON.stringify(WRONG), ...(said !== undefined && { visibleMs: said }) }
    expect(await status(post(labeler, id, fields))).toBe(302)
    expect(await db.assignment.findUnique({ where: { id } })).toMatchObject({ outcome: 'accepted', visibleMs })
    expect(JSON.stringify(await at(labeler, id))).not.toContain('visibleMs')
  })

  it('can be given back', async () => {
    const labeler = await holder()
    const id = await taken(labeler)
    expect(await status(post(labeler, id, { intent: 'return' }))).toBe(302)
    expect((await at(labeler, id)).assignment.state).toBe('returned')
  })
})
