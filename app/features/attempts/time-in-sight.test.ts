import { expect, it } from 'vitest'
import { loadGrant } from '#app/features/people/load-grant.server.ts'
import { loadPerson } from '#app/features/people/load-person.server.ts'
import { db } from '#app/platform/db.server.ts'
import { RIGHT, createExam } from '#tests/support/exams.ts'
import { MONDAY, createLabeler, createWorld } from '#tests/support/world.ts'
import { beginAttempt } from './begin-attempt.server.ts'
import { saveAnswer } from './save-answer.server.ts'
import { submitAttempt } from './submit-attempt.server.ts'
import { timeInSight } from './time-in-sight.server.ts'

await createWorld()
await createExam({ slug: 'seen', pool: 60 })

/** Passes the exam, with a time said for each of its two items. */
async function pass(times: (number | null)[]) {
  const { id: userId } = await createLabeler()
  const begun = await beginAttempt({ userId, exam: 'seen', now: MONDAY })
  if (begun.outcome !== 'begun') throw new Error(begun.outcome)
  const { attempt } = begun
  for (const [position, visibleMs] of times.entries())
    await saveAnswer(userId, attempt, { position, client: 'tab-aaaaaa', seq: 1, label: RIGHT, visibleMs }, MONDAY)
  await submitAttempt(userId, attempt, MONDAY)
  const grant = await db.grant.findFirstOrThrow({ where: { attemptId: attempt } })
  return { userId, attempt, grant: grant.id }
}

it('is shown to operators with the sitting and with the qualification that rests on it', async () => {
  const [quick, slow, unknown] = [await pass([0, 0]), await pass([60_000, 12_000]), await pass([null, null])]
  expect(timeInSight([quick.attempt, slow.attempt, unknown.attempt, 'nothing'])).toEqual(
    new Map([
      [quick.attempt, 0],
      [slow.attempt, 72_000],
    ]),
  )
  for (const [{ userId, grant }, visibleMs] of [
    [quick, 0],
    [slow, 72_000],
    [unknown, null],
  ] as const) {
    expect((await loadPerson(userId, MONDAY))!.attempts).toMatchObject([{ visibleMs }])
    expect((await loadGrant(grant, MONDAY))!.evidence).toMatchObject({ visibleMs, items: 2 })
  }
})

it('counts what was measured where only some of it was', async () => {
  const { attempt } = await pass([null, 500])
  expect(timeInSight([attempt])).toEqual(new Map([[attempt, 500]]))
  expect(timeInSight([])).toEqual(new Map())
})
