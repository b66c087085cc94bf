import { describe, expect, it } from 'vitest'
import { takeTask } from '#app/features/projects/take-task.server.ts'
import { submitAssignment } from '#app/features/assignments/submit-assignment.server.ts'
import { MONDAY, createLabeler, createWorld } from '#tests/support/world.ts'
import { RIGHT, WRONG, createProject, minutesAfter, paidProject } from '#tests/support/work.ts'
import { PAGE_SIZE, loadEarnings } from './load-earnings.server.ts'

await createWorld()
const free = { requirement: null, tier: 'open' as const }
await createProject(paidProject({ slug: 'won', ...free }), { ordinary: 40 })
await createProject(paidProject({ slug: 'dollars', ...free, pay: { amountMinor: 25, currency: 'USD' } }), {
  ordinary: 5,
})
await createProject(paidProject({ slug: 'nothing', ...free, pay: null }), { ordinary: 5 })
const checks = { share: 1, acceptScore: 0.7, window: 4, minimum: 2, floor: 0.6 }
await createProject(paidProject({ slug: 'checked', ...free, honeypots: checks }), { ordinary: 2, honeypots: 2 })

async function work(userId: string, project: string, label = RIGHT, at = MONDAY) {
  const taken = await takeTask(userId, project, at)
  if (!('assignmentId' in taken)) throw new Error(taken.outcome)
  await submitAssignment({ assignmentId: taken.assignmentId, userId, label }, at)
}

describe('what somebody earned', () => {
  it('is nothing at first', async () => {
    const { id } = await createLabeler()
    expect(await loadEarnings(id, { page: 1, locale: 'en' })).toEqual({
      sums: [],
      projects: [],
      entries: [],
      hasNext: false,
    })
  })

  it('is summed by currency and told by project, unpaid, rejected and held work included', async () => {
    const { id } = await createLabeler()
    for (let task = 0; task < 3; task++) await work(id, 'won')
    for (let task = 0; task < 2; task++) await work(id, 'dollars')
    await work(id, 'nothing')
    for (let task = 0; task < 2; task++) await work(id, 'checked', WRONG)
    await work(id, 'checked')
    const { sums, projects } = await loadEarnings(id, { page: 1, locale: 'en' })
    expect(sums).toEqual([
      { currency: 'KRW', amountMinor: 2100, entries: 3 },
      { currency: 'USD', amountMinor: 50, entries: 2 },
    ])
    expect(
      projects.map(({ slug, accepted, rejected, held, earned }) => [slug, accepted, rejected, held, earned]),
    ).toEqual([
      ['checked', 0, 2, 1, []],
      ['dollars', 2, 0, 0, [{ currency: 'USD', amountMinor: 50 }]],
      ['nothing', 1, 0, 0, []],
      ['won', 3, 0, 0, [{ currency: 'KRW', amountMinor: 2100 }]],
    ])
  })

  it('is listed page by page, newest first, and is nobody else’s', async () => {
    const { id } = await createLabeler()
    for (let task = 0; task < PAGE_SIZE + 1; task++) await work(id, 'won', RIGHT, minutesAfter(task))
    const first = await loadEarnings(id, { page: 1, locale: 'en' })
    expect(first.entries).toHaveLength(PAGE_SIZE)
    expect(first.hasNext).toBe(true)
    expect(first.entries[0]).toMatchObject({
      at: minutesAfter(PAGE_SIZE).toISOString(),
      reason: 'task-accepted',
      title: 'Seoul',
    })
    const second = await loadEarnings(id, { page: 2, locale: 'en' })
    expect(second.entries.map(({ at }) => at)).toEqual([MONDAY.toISOString()])
    expect(second.hasNext).toBe(false)
    const other = await createLabeler()
    expect((await loadEarnings(other.id, { page: 1, locale: 'en' })).sums).toEqual([])
  })
})
