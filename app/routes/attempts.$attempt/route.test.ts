import { describe, expect, it } from 'vitest'
import { action as begin } from '#app/routes/exams.$exam/route.tsx'
import { loader as result } from '#app/routes/attempts.$attempt_.result/route.tsx'
import { action as save, loader as latest } from '#app/routes/attempts.$attempt_.answers/route.ts'
import { action as submit } from '#app/routes/attempts.$attempt_.submission/route.ts'
import { db } from '#app/platform/db.server.ts'
import { RIGHT, WRONG, createExam } from '#tests/support/exams.ts'
import { createLabeler, createWorld, postAs, requestAs, routeArguments } from '#tests/support/world.ts'
import { loader as room } from './route.tsx'

await createWorld()
await createExam({ slug: 'roomy', pool: 40 })

type Labeler = Awaited<ReturnType<typeof createLabeler>>

async function begun(person: Labeler): Promise<string> {
  const answer = await begin(routeArguments(await postAs(person, '/exams/roomy', {}), { exam: 'roomy' }))
  return (answer as Response).headers.get('Location')!.split('/').at(-1)!
}
const put = async (person: Labeler | null, attempt: string, body: unknown) => {
  const init = { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
  const request = await requestAs(person, `/attempts/${attempt}/answers`, init)
  const response = await save(routeArguments(request, { attempt }))
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const get = async (loader: typeof room | typeof result | typeof latest, person: Labeler | null, attempt: string) =>
  loader(routeArguments(await requestAs(person, `/attempts/${attempt}`), { attempt }))
const handIn = async (person: Labeler, attempt: string) =>
  submit(routeArguments(await postAs(person, `/attempts/${attempt}/submission`, {}), { attempt }))
const answer = (label: object = RIGHT) => ({ position: 0, client: 'tab-aaaaaa', seq: 1, label })

/** Nothing that implies gold, before or after release. */
const SECRETS = [
  'gold-canary',
  '111.375',
  '122.625',
  'recipe',
  'goldVersion',
  'rubricVersion',
  '"seed"',
  'stratum":"all',
]

describe('an attempt in the browser', () => {
  it('is begun, answered, seen again, handed in and judged', async () => {
    const ana = await createLabeler({ name: 'Ana' })
    const attempt = await begun(ana)
    expect(await begun(ana)).toBe(attempt)
    expect(await put(ana, attempt, answer())).toEqual({
      status: 200,
      body: { saved: true, seq: 1, savedAt: expect.any(String) },
    })
    const seen = (await get(room, ana, attempt)) as { items: { answer: unknown }[] }
    expect(seen.items.map((item) => item.answer)).toEqual([RIGHT, null])
    const asked = (await ((await get(latest, ana, attempt)) as Response).json()) as Record<string, unknown>
    expect(asked).toMatchObject({
      open: true,
      answers: [
        { position: 0, answer: RIGHT },
        { position: 1, answer: null },
      ],
    })
    expect(((await handIn(ana, attempt)) as Response).headers.get('Location')).toBe(`/attempts/${attempt}/result`)
    expect(await get(result, ana, attempt)).toMatchObject({ result: { passed: false, score: 0.5, grant: null } })
    expect(await ((await get(latest, ana, attempt)) as Response).json()).toEqual({ open: false })
    const back = await get(room, ana, attempt).catch((thrown: unknown) => thrown)
    expect((back as Response).headers.get('Location')).toBe(`/attempts/${attempt}/result`)
  })

  it('shows no gold, seed, recipe or version, in the room and in the result', async () => {
    const ben = await createLabeler({ name: 'Ben' })
    const attempt = await begun(ben)
    await put(ben, attempt, answer(WRONG))
    const seed = (await db.attempt.findUniqueOrThrow({ where: { id: attempt } })).seed
    const before = JSON.stringify(await get(room, ben, attempt))
    const asked = await ((await get(latest, ben, attempt)) as Response).text()
    await handIn(ben, attempt)
    const after = JSON.stringify(await get(result, ben, attempt))
    expect(after).toContain('"missing":2')
    for (const text of [before, asked, after])
      for (const secret of [...SECRETS, seed]) expect(text, secret).not.toContain(secret)
    expect(Object.keys(JSON.parse(before) as object).sort()).toEqual(['deadlineAt', 'exam', 'id', 'items', 'serverNow'])
    expect(Object.keys((JSON.parse(before) as { items: object[] }).items[0]!).sort()).toEqual([
      'answer',
      'content',
      'id',
      'picture',
      'position',
    ])
  })

  it('says in HTTP what became of an answer', async () => {
    const [cho, dan] = [await createLabeler(), await createLabeler()]
    const attempt = await begun(cho)
    expect((await put(null, attempt, answer())).status).toBe(401)
    expect((await put(dan, attempt, answer())).status).toBe(404)
    expect((await put(cho, 'nothing', answer())).status).toBe(404)
    expect(await put(cho, attempt, { ...answer(), seq: -1 })).toEqual({
      status: 400,
      body: { error: 'exam:save.invalid', problems: [{ where: 'seq', message: expect.any(String) }] },
    })
    expect((await put(cho, attempt, 'no object')).status).toBe(400)
    await handIn(cho, attempt)
    expect(await put(cho, attempt, answer())).toEqual({
      status: 409,
      body: { error: 'exam:save.closed', outcome: 'closed' },
    })
  })

  it('keeps how long each item was in sight, for nobody in the room or the result to see', async () => {
    const gil = await createLabeler()
    const attempt = await begun(gil)
    const hand = async (visibleMs: string) =>
      submit(routeArguments(await postAs(gil, `/attempts/${attempt}/submission`, { visibleMs }), { attempt }))
    const times = async () =>
      (await db.attemptItem.findMany({ where: { attemptId: attempt }, orderBy: { position: 'asc' } })).map(
        ({ visibleMs }) => visibleMs,
      )
    expect((await put(gil, attempt, { ...answer(), visibleMs: 61_234 })).status).toBe(200)
    expect((await put(gil, attempt, { ...answer(), visibleMs: 61_234 })).status).toBe(200)
    expect((await put(gil, attempt, { ...answer(WRONG), seq: 2, visibleMs: 'long' })).status).toBe(200)
    const texts = [
      JSON.stringify(await get(room, gil, attempt)),
      await ((await get(latest, gil, attempt)) as Response).text(),
    ]
    await hand('{"0":51234,"1":81234,"2":5,"x":7}')
    expect(await times()).toEqual([61_234, 81_234])
    texts.push(JSON.stringify(await get(result, gil, attempt)))
    for (const text of texts) expect(text).not.toMatch(/visibleMs|[678]1234/)
  })

  it.each(['', 'no JSON', 'null', '[]', '{"0":-1,"1":1.5}'])(
    'is handed in whatever is said of time: %j',
    async (said) => {
      const hana = await createLabeler()
      const attempt = await begun(hana)
      await submit(
        routeArguments(await postAs(hana, `/attempts/${attempt}/submission`, { visibleMs: said }), { attempt }),
      )
      const row = await db.attempt.findUniqueOrThrow({ where: { id: attempt }, include: { items: true } })
      expect(row.state).toBe('released')
      expect(row.items.map(({ visibleMs }) => visibleMs)).toEqual([null, null])
    },
  )

  it('is handed in by a request that brings no form', async () => {
    const ian = await createLabeler()
    const attempt = await begun(ian)
    await submit(
      routeArguments(await requestAs(ian, `/attempts/${attempt}/submission`, { method: 'POST' }), { attempt }),
    )
    expect((await db.attempt.findUniqueOrThrow({ where: { id: attempt } })).state).toBe('released')
  })

  it('does not exist for anybody else', async () => {
    const [eve, finn] = [await createLabeler(), await createLabeler()]
    const attempt = await begun(eve)
    for (const loader of [room, result, latest])
      await expect(get(loader, finn, attempt)).rejects.toMatchObject({ init: { status: 404 } })
    await expect(handIn(finn, attempt)).rejects.toMatchObject({ init: { status: 404 } })
    expect((await db.attempt.findUniqueOrThrow({ where: { id: attempt } })).state).toBe('open')
  })
})
