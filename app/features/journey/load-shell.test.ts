import { describe, expect, it } from 'vitest'
import { readDefinitions, lessonIndex } from '#app/platform/content.server.ts'
import { publishDefinition } from '#app/platform/definitions.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { takeTask } from '#app/features/projects/take-task.server.ts'
import { MONDAY, createGuest, createLabeler, createWorld } from '#tests/support/world.ts'
import { createGrant, createProject, minutesAfter, paidProject, suspend } from '#tests/support/work.ts'
import { loadShell } from './load-shell.server.ts'

await createWorld()
const definitions = readDefinitions()
const published = { origin: 'content' as const, at: MONDAY }
await transaction(async (tx) => {
  for (const body of definitions.practice) await publishDefinition(tx, 'practice', body, published)
  for (const body of definitions.exam) await publishDefinition(tx, 'exam', body, published)
  for (const body of definitions.qualification) await publishDefinition(tx, 'qualification', body, published)
})
await createProject(paidProject(), { ordinary: 2 })

async function completeCourses(userId: string, but: string[] = []) {
  await transaction(async (tx) => {
    for (const { course, name, version } of lessonIndex().courses.flatMap(({ lessons }) => lessons))
      if (!but.includes(name))
        await tx.lessonCompletion.create({ data: { userId, course, lesson: name, version, completedAt: MONDAY } })
  })
}
async function practise(userId: string) {
  const dataset = { id: newId(), slug: newId().toLowerCase(), name: 'x', kind: 'boxes', source: 'import', taxonomy: {} }
  await transaction(async (tx) => {
    await tx.dataset.create({ data: { ...dataset, createdAt: MONDAY } })
    const itemId = newId()
    const item = {
      id: itemId,
      datasetId: dataset.id,
      key: '1',
      media: 'x',
      width: 1,
      height: 1,
      meta: {},
      createdAt: MONDAY,
    }
    await tx.item.create({ data: item })
    for (const { slug } of definitions.practice) {
      const { id: definitionId } = await tx.definition.findFirstOrThrow({ where: { type: 'practice', slug } })
      for (let time = 0; time < 3; time++)
        await tx.practiceTask.create({
          data: {
            id: newId(),
            userId,
            definitionId,
            practice: slug,
            itemId,
            goldVersion: 1,
            servedAt: MONDAY,
            tries: 1,
          },
        })
    }
  })
}
const next = async (person: Parameters<typeof loadShell>[0], locale: 'en' | 'ko' = 'en', now = MONDAY) => {
  const shell = await loadShell(person, locale, now)
  return (
    shell.next && { href: shell.next.href, says: i18nOf[locale].t(`journey:${shell.next.step}`, shell.next.params) }
  )
}

describe('the next step on every page', () => {
  it('is nothing for a visitor, and the first lesson for a guest', async () => {
    expect(await loadShell(null, 'en', MONDAY)).toEqual({ viewer: null, next: null })
    const guest = await createGuest()
    expect((await loadShell(guest, 'en', MONDAY)).viewer).toEqual({ name: null, guest: true, operator: false })
    expect(await next(guest)).toEqual({
      href: '/courses/what-labelers-do/why-labels-matter',
      says: 'Start “What labelers do”: Why labels matter',
    })
  })

  it('names the lesson to finish, in the reader’s language', async () => {
    const labeler = await createLabeler()
    await completeCourses(labeler.id, ['look-alikes'])
    const { lessons } = lessonIndex().course('boxes-on-the-street')!
    const number = lessons.findIndex(({ name }) => name === 'look-alikes') + 1
    expect((await next(labeler))?.says).toContain(`Finish lesson ${number} of ${lessons.length}: `)
    expect((await next(labeler, 'ko'))?.says).toContain(`레슨 ${lessons.length}개 중 ${number}번째 마치기: `)
    expect((await next(labeler))?.href).toBe('/courses/boxes-on-the-street/look-alikes')
  })

  it('is practice, then the exam', async () => {
    const labeler = await createLabeler()
    await completeCourses(labeler.id)
    expect((await next(labeler))?.says).toMatch(/^Practise “.+” \(0 of 3\)$/)
    await practise(labeler.id)
    expect(await next(labeler)).toEqual({ href: '/exams/street-boxes', says: 'Sit the Street boxes exam' })
  })

  it('says when the exam can be tried again', async () => {
    const labeler = await createLabeler()
    await completeCourses(labeler.id)
    await practise(labeler.id)
    await transaction(async (tx) => {
      const { id: definitionId } = await tx.definition.findFirstOrThrow({ where: { type: 'exam' } })
      const times = {
        startedAt: MONDAY,
        deadlineAt: minutesAfter(20),
        submittedAt: minutesAfter(10),
        releasedAt: minutesAfter(10),
      }
      const attempt = { id: newId(), userId: labeler.id, definitionId, exam: 'street-boxes', number: 1, seed: 's' }
      await tx.attempt.create({ data: { ...attempt, ...times, state: 'released', outcome: 'failed' } })
    })
    const says = async (locale: 'en' | 'ko', now: Date) => (await next(labeler, locale, now))?.says
    expect(await says('en', minutesAfter(30))).toBe('Try the Street boxes exam again after 09:10 tomorrow')
    expect(await says('ko', minutesAfter(30))).toBe('내일 09:10 이후에 거리 박스 시험 다시 보기')
    expect(await says('en', minutesAfter(16 * 60))).toBe('Try the Street boxes exam again after 09:10 today')
  })

  it('is paid work for who is qualified, the open task once one is taken, and the reason when suspended', async () => {
    const labeler = await createLabeler()
    const grant = await createGrant(labeler.id)
    expect(await next(labeler)).toEqual({ href: '/projects/seoul', says: 'Do your first paid task: Seoul' })
    const taken = await takeTask(labeler.id, 'seoul', MONDAY)
    expect(await next(labeler)).toMatchObject({
      href: `/assignments/${'assignmentId' in taken ? taken.assignmentId : ''}`,
      says: expect.stringContaining('Finish your task in “Seoul” by 09:30'),
    })
    await suspend(grant, MONDAY)
    expect(await next(labeler, 'en', minutesAfter(60))).toMatchObject({ href: '/qualifications' })
  })

  it('follows a definition that changes', async () => {
    const labeler = await createLabeler()
    await createGrant(labeler.id)
    const renamed = paidProject({ title: { en: 'Busan', ko: '부산' } })
    await transaction((tx) => publishDefinition(tx, 'project', renamed, published))
    expect((await next(labeler))?.says).toBe('Do your first paid task: Busan')
  })

  it('costs little', async () => {
    const labeler = await createLabeler()
    await completeCourses(labeler.id, ['check-yourself'])
    await practise(labeler.id)
    for (let warm = 0; warm < 2000; warm++) await loadShell(labeler, 'en', MONDAY)
    const start = performance.now()
    for (let time = 0; time < 2000; time++) await loadShell(labeler, 'en', MONDAY)
    const microseconds = (performance.now() - start) / 2
    if (process.env.SHOW_COST) console.warn(`loadShell: ${microseconds.toFixed(0)} µs`)
    // Some 100 µs on a quiet machine; the bound only catches a scan or a Prisma call that slipped in.
    expect(microseconds).toBeLessThan(1000)
  })
})
