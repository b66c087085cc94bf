import { beforeAll, describe, expect, test } from 'vitest'
import { stateOf } from '#app/domain/exams/timing.ts'
import type { AttemptState } from '#app/domain/exams/transitions.ts'
import { earnedBy } from '#app/features/ledger/load-earnings.server.ts'
import { logIn } from '#app/features/account/log-in.server.ts'
import { standingOf } from '#app/features/qualifications/standing.server.ts'
import { prepareAcademy } from '#app/features/setup/prepare-academy.server.ts'
import { refillsDone } from '#app/features/practice/ready-scenes.server.ts'
import { db } from '#app/platform/db.server.ts'
import { createWorld } from '#tests/support/world.ts'
import { DEMO_PASSWORD, DEMO_PEOPLE } from './demo-people.ts'
import { fillDemo } from './fill-demo.server.ts'

await createWorld()
const now = new Date('2026-11-23T03:00:00Z')
const quiet = () => undefined
const idOf = async (name: string) => (await db.user.findFirstOrThrow({ where: { displayName: name } })).id

beforeAll(async () => {
  await prepareAcademy({ contentDir: 'content', now, onProgress: quiet })
}, 240_000)

const everything = async () =>
  Promise.all([
    db.user.count(),
    db.lessonCompletion.count(),
    db.practiceAnswer.count(),
    db.attempt.count(),
    db.answerJournal.count(),
    db.grant.count(),
    db.suspension.count(),
    db.assignment.count(),
    db.ledgerEntry.count(),
    db.auditEvent.count(),
  ])

describe('the demo', () => {
  test('fills a world in which each of its people is where they should be', async () => {
    expect(await fillDemo(now, quiet)).toEqual({ outcome: 'filled' })
    await refillsDone()
    const attemptOf = async (name: string) => db.attempt.findFirstOrThrow({ where: { userId: await idOf(name) } })
    const sitting = await attemptOf('Park Do-yun')
    expect(stateOf({ state: sitting.state as AttemptState, deadlineAt: sitting.deadlineAt }, now)).toBe('open')
    expect(await attemptOf('Lee Seo-yeon')).toMatchObject({ state: 'released', outcome: 'failed' })
    const [expiring] = standingOf(await idOf('Choi Min-jun'), now)
    expect(expiring).toMatchObject({ state: 'valid', expiresSoon: true })
    const hours = (expiring!.expiresAt!.getTime() - now.getTime()) / 3_600_000
    expect(hours).toBeGreaterThan(20)
    expect(hours).toBeLessThan(48)
    expect(earnedBy(await idOf('Choi Min-jun'))).toMatchObject([{ currency: 'KRW' }])
    expect(standingOf(await idOf('Han So-ra'), now)).toMatchObject([{ state: 'suspended' }])
    expect(await db.lessonCompletion.count({ where: { userId: await idOf('Kim Ha-eun') } })).toBe(1)
    expect(await db.user.findFirst({ where: { displayName: 'Jung Ji-woo' } })).toMatchObject({ role: 'operator' })
  }, 120_000)

  test('lets everybody log in with the password that is told', async () => {
    for (const { email } of DEMO_PEOPLE)
      expect(await logIn(email, DEMO_PASSWORD, '198.51.100.7')).toMatchObject({ outcome: 'known' })
  })

  test('changes nothing the second time', async () => {
    const before = await everything()
    expect(await fillDemo(new Date(now.getTime() + 3_600_000), quiet)).toEqual({ outcome: 'already', at: now })
    expect(await everything()).toEqual(before)
  })
})
