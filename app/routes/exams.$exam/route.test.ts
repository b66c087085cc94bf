import { describe, expect, it } from 'vitest'
import { loader as list } from '#app/routes/exams._index/route.tsx'
import { db } from '#app/platform/db.server.ts'
import { createExam } from '#tests/support/exams.ts'
import { createGuest, createLabeler, createWorld, postAs, requestAs, routeArguments } from '#tests/support/world.ts'
import { action, loader } from './route.tsx'

await createWorld()
await createExam({ slug: 'free' })
await createExam({ slug: 'taught', prerequisites: [{ course: 'what-labelers-do' }, { qualification: 'free-right' }] })
await createExam({ slug: 'empty', pool: 1 })

const see = async (person: { id: string } | null, exam: string) =>
  loader(routeArguments(await requestAs(person, `/exams/${exam}`), { exam }))
const press = async (person: { id: string } | null, exam: string) =>
  Promise.resolve(action(routeArguments(await postAs(person, `/exams/${exam}`, {}), { exam }))).catch(
    (thrown: unknown) => thrown as Response,
  )

describe('the page of an exam', () => {
  it('tells everybody the rules, and to sign up before beginning', async () => {
    for (const person of [null, await createGuest()]) {
      const seen = await see(person, 'free')
      expect(seen.signedUp).toBe(false)
      expect(seen.exam).toMatchObject({ items: 2, minutes: 20, cut: 0.75, attempts: 3, retryDelayHours: 24 })
      expect(((await press(person, 'free')) as Response).headers.get('Location')).toMatch(/^\/login/)
    }
    expect(await db.attempt.count()).toBe(0)
  })

  it('says what is missing and where to get it', async () => {
    const ana = await createLabeler({ name: 'Ana' })
    const { exam } = await see(ana, 'taught')
    expect(exam.standing).toEqual({ outcome: 'missing-prerequisites' })
    expect(exam.prerequisites).toEqual([
      { title: expect.any(String), href: '/courses/what-labelers-do', met: false },
      { title: 'free right', href: '/exams/free', met: false },
    ])
    expect(await press(ana, 'taught')).toMatchObject({
      data: { problem: 'exam:refused.missing-prerequisites' },
      init: { status: 403 },
    })
  })

  it('begins, and afterwards offers to go on', async () => {
    const ben = await createLabeler({ name: 'Ben' })
    expect((await see(ben, 'free')).exam.standing).toEqual({ outcome: 'eligible', attemptsLeft: 3 })
    const to = ((await press(ben, 'free')) as Response).headers.get('Location')
    expect(to).toMatch(/^\/attempts\/[\w-]{20}$/)
    const { exam } = await see(ben, 'free')
    expect(exam.standing).toMatchObject({ outcome: 'open', attempt: to!.split('/').at(-1) })
    expect(exam.past).toMatchObject([{ state: 'open', outcome: null }])
  })

  it('says when the pictures do not suffice', async () => {
    expect(await press(await createLabeler(), 'empty')).toMatchObject({
      data: { problem: 'exam:refused.exhausted' },
      init: { status: 409 },
    })
  })

  it('does not exist for an exam that does not', async () => {
    await expect(see(null, 'nowhere')).rejects.toMatchObject({ init: { status: 404 } })
    await expect(press(await createLabeler(), 'nowhere')).resolves.toMatchObject({ init: { status: 404 } })
  })
})

describe('the list of exams', () => {
  it('shows everybody every exam, and oneself where one stands', async () => {
    const visitor = await list(routeArguments(await requestAs(null, '/exams')))
    expect(visitor.exams.map(({ slug, standing }) => [slug, standing])).toEqual([
      ['empty', null],
      ['free', null],
      ['taught', null],
    ])
    const own = await list(routeArguments(await requestAs(await createLabeler(), '/exams')))
    expect(own.exams.map(({ standing }) => standing)).toEqual(['eligible', 'eligible', 'missing-prerequisites'])
  })
})
