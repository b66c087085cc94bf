import { beforeAll, describe, expect, it } from 'vitest'
import { readDefinitions, lessonIndex } from '#app/platform/content.server.ts'
import { publishDefinition } from '#app/platform/definitions.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { submitAssignment } from '#app/features/assignments/submit-assignment.server.ts'
import { takeTask } from '#app/features/projects/take-task.server.ts'
import { MONDAY, createGuest, createLabeler, createWorld, requestAs, routeArguments } from '#tests/support/world.ts'
import { RIGHT, createGrant, createProject, paidProject, suspend } from '#tests/support/work.ts'
import { loader } from './route.tsx'

await createWorld()
const visit = async (person: { id: string } | null) => loader(routeArguments(await requestAs(person, '/')))

describe('the front page of an empty academy', () => {
  it('still stands, and offers what there is', async () => {
    const { front } = await visit(null)
    expect(front).toMatchObject({ practice: null, way: null })
    expect((await visit(await createLabeler())).dashboard?.facts.projects).toEqual([])
  })
})

describe('the front page', () => {
  const definitions = readDefinitions()
  beforeAll(async () => {
    await transaction(async (tx) => {
      for (const type of ['practice', 'exam', 'qualification'] as const)
        for (const body of definitions[type]) await publishDefinition(tx, type, body, { origin: 'content', at: MONDAY })
    })
    await createProject(paidProject(), { ordinary: 3 })
  })

  it('gives a stranger a lesson and a picture to begin with, and the real numbers of the way', async () => {
    const { front, dashboard } = await visit(null)
    const exam = definitions.exam.find(({ slug }) => slug === 'street-boxes')!
    expect(dashboard).toBeNull()
    expect(front?.lesson?.href).toBe('/courses/what-labelers-do/why-labels-matter')
    expect(front?.practice).toBe('street-boxes')
    expect(front?.way).toMatchObject({
      project: { slug: 'seoul', pay: { amountMinor: 700, currency: 'KRW' } },
      courses: {
        slugs: ['what-labelers-do', 'boxes-on-the-street'],
        minutes: lessonIndex().courses.reduce((sum, { minutes }) => sum + minutes, 0),
      },
      exam: { items: exam.blueprint.reduce((sum, { count }) => sum + count, 0), cut: exam.decision.cut },
      qualification: { slug: 'street-boxes', validDays: 365 },
    })
  })

  it('shows an answer whose measures are what grading says', async () => {
    const hero = (await visit(null)).front?.hero ?? []
    const found = (name: string) => hero.find((box) => box.class === name)
    expect(hero.map((box) => box.found).sort()).toEqual([
      'loose',
      'missing',
      'tight',
      'tight',
      'tight',
      'tight',
      'tight',
    ])
    // By hand: the bus's gold lies inside its box, so that IoU is the share of areas.
    expect(found('bus')?.iou).toBeCloseTo((308 * 120) / (352 * 158), 10)
    expect(found('car')?.iou).toBeCloseTo((268 * 98) / (271 * 101), 10)
    expect(found('bicycle')).toMatchObject({ found: 'missing', iou: null })
  })

  it('shows a labeler where they stand, from the first lesson to the first pay', async () => {
    const labeler = await createLabeler({ name: 'Bora' })
    const facts = async () => (await visit(labeler)).dashboard!.facts
    expect(await facts()).toMatchObject({
      next: { step: 'start-course' },
      marks: { learn: 'current', practise: 'open', exam: 'open', qualify: 'open', work: 'open' },
      qualifications: [],
      projects: [],
      locked: 1,
      earned: [],
    })
    const grant = await createGrant(labeler.id)
    expect(await facts()).toMatchObject({
      marks: { learn: 'struck', practise: 'struck', exam: 'struck', qualify: 'struck', work: 'current' },
      qualifications: [{ slug: 'street-boxes', state: 'valid' }],
      projects: [{ slug: 'seoul', tasks: { count: 3 } }],
      locked: 0,
    })
    const now = new Date()
    const taken = await takeTask(labeler.id, 'seoul', now)
    if (!('assignmentId' in taken)) throw new Error(taken.outcome)
    await submitAssignment({ assignmentId: taken.assignmentId, userId: labeler.id, label: RIGHT }, now)
    expect(await facts()).toMatchObject({
      marks: { work: 'struck' },
      projects: [{ tasks: { count: 2 } }],
      earned: [{ amountMinor: 700, currency: 'KRW' }],
    })
    await suspend(grant, MONDAY)
    expect(await facts()).toMatchObject({
      marks: { exam: 'struck', qualify: 'current' },
      qualifications: [{ state: 'suspended' }],
      locked: 1,
    })
  })

  it('shows a guest what they have begun', async () => {
    expect((await visit(await createGuest())).dashboard).toMatchObject({ name: null, guest: true })
  })
})
