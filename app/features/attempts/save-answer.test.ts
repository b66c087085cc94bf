import { describe, expect, it } from 'vitest'
import { db, statement } from '#app/platform/db.server.ts'
import { RIGHT, WRONG, createExam } from '#tests/support/exams.ts'
import { MONDAY, createLabeler, createWorld } from '#tests/support/world.ts'
import { beginAttempt } from './begin-attempt.server.ts'
import { latestAnswers } from './latest-answers.server.ts'
import { saveAnswer } from './save-answer.server.ts'
import { settleAttempt } from './settle-attempt.server.ts'
import { submitAttempt } from './submit-attempt.server.ts'

await createWorld()
const { slug } = await createExam({ slug: 'saving', pool: 60 })
const TAB = 'tab-aaaaaa'
/** Times that make no sense. */
const ODD = [undefined, null, -1, 0.5, '1200', 86_400_001, 2 ** 53, {}, true]
const DEADLINE = MONDAY.getTime() + 20 * 60_000

async function open() {
  const { id } = await createLabeler()
  const begun = await beginAttempt({ userId: id, exam: slug, now: MONDAY })
  if (begun.outcome !== 'begun') throw new Error(begun.outcome)
  const save = (input: object, at = MONDAY.getTime(), who = id) =>
    saveAnswer(who, begun.attempt, { position: 0, client: TAB, seq: 1, label: RIGHT, ...input }, new Date(at))
  const answer = (position = 0) => latestAnswers(begun.attempt)[position]!.answer
  const rows = () => db.answerJournal.count({ where: { item: { attemptId: begun.attempt } } })
  /** The times of the items once it is handed in. */
  const times = async (said?: Map<number, number>) => {
    await submitAttempt(id, begun.attempt, MONDAY, said)
    const items = await db.attemptItem.findMany({ where: { attemptId: begun.attempt }, orderBy: { position: 'asc' } })
    return items.map(({ visibleMs }) => visibleMs)
  }
  return { id, attempt: begun.attempt, save, answer, rows, times }
}

describe('saving an answer', () => {
  it('keeps every change and counts the newest', async () => {
    const { save, answer, rows } = await open()
    expect(await save({})).toEqual({ outcome: 'saved', seq: 1, savedAt: MONDAY.toISOString() })
    expect(await save({ seq: 2, label: WRONG })).toMatchObject({ outcome: 'saved', seq: 2 })
    expect(answer()).toEqual(WRONG)
    expect(answer(1)).toBeNull()
    expect(await rows()).toBe(2)
  })

  it('acknowledges a replay without writing it again, also after the exam is over', async () => {
    const { id, attempt, save, answer, rows } = await open()
    await save({})
    await save({ seq: 2, label: WRONG })
    expect(await save({}, MONDAY.getTime() + 60_000)).toEqual({
      outcome: 'saved',
      seq: 1,
      savedAt: MONDAY.toISOString(),
    })
    expect(answer()).toEqual(WRONG)
    await submitAttempt(id, attempt, MONDAY)
    expect((await save({})).outcome).toBe('saved')
    expect(await rows()).toBe(2)
  })

  it('does not acknowledge a different answer under a number that was used', async () => {
    const { save, answer } = await open()
    await save({})
    expect(await save({ label: WRONG })).toEqual({ outcome: 'conflict' })
    expect(answer()).toEqual(RIGHT)
  })

  it('lets two tabs of one exam converge on the last write', async () => {
    const { save, answer, rows } = await open()
    await save({ client: 'tab-one-one', seq: 9 })
    await save({ client: 'tab-two-two', seq: 1, label: WRONG })
    expect(answer()).toEqual(WRONG)
    await Promise.all([save({ client: 'tab-one-one', seq: 10 }), save({ client: 'tab-two-two', seq: 2 })])
    expect(answer()).toEqual(RIGHT)
    expect(await rows()).toBe(4)
  })

  it.each([
    [0, 'saved'],
    [9_999, 'saved'],
    [10_000, 'saved'],
    [10_001, 'late'],
    [86_400_000, 'late'],
  ])('%i ms after the deadline: %s', async (ms, outcome) => {
    const { save, rows } = await open()
    expect((await save({}, DEADLINE + ms)).outcome).toBe(outcome)
    expect(await rows()).toBe(outcome === 'saved' ? 1 : 0)
  })

  it('is closed after handing in', async () => {
    const { id, attempt, save, rows } = await open()
    await submitAttempt(id, attempt, MONDAY)
    expect(await save({})).toEqual({ outcome: 'closed' })
    expect(await rows()).toBe(0)
  })

  it('knows nothing of an attempt that is somebody else’s, or of an item that is not in it', async () => {
    const { save, rows } = await open()
    const { id: other } = await createLabeler()
    expect(await save({}, MONDAY.getTime(), other)).toEqual({ outcome: 'unknown' })
    expect(await save({ position: 2 })).toEqual({ outcome: 'unknown' })
    expect(await rows()).toBe(0)
  })

  it.each([
    ['no object', null, '(root)'],
    ['a negative number', { seq: -1 }, 'seq'],
    ['half a number', { seq: 1.5 }, 'seq'],
    ['2^53', { seq: 2 ** 53 }, 'seq'],
    ['no number', { seq: Number.NaN }, 'seq'],
    ['a short client', { client: 'x' }, 'client'],
    ['a field too many', { score: 1 }, '(root)'],
    ['no label', { label: undefined }, 'label.(root)'],
    [
      'an unknown class',
      { label: { kind: 'boxes', boxes: [{ ...RIGHT.boxes[0], class: 'tree' }] } },
      'label.boxes[0].class',
    ],
    ['a box outside', { label: { kind: 'boxes', boxes: [{ ...RIGHT.boxes[0], x: 639 }] } }, 'label.boxes[0]'],
    ['another kind', { label: { kind: 'classification', classes: ['car'] } }, 'label.kind'],
  ])('refuses %s and says where', async (_name, input, where) => {
    const { id, attempt, rows } = await open()
    const body = input && { position: 0, client: TAB, seq: 1, label: RIGHT, ...input }
    const saved = await saveAnswer(id, attempt, body, MONDAY)
    expect(saved).toEqual({
      outcome: 'invalid',
      problems: expect.arrayContaining([{ where, message: expect.any(String) }]),
    })
    expect(await rows()).toBe(0)
  })

  it.each(ODD.map((visibleMs) => ({ visibleMs })))('is never refused for its time: $visibleMs', async (time) => {
    const { save, answer, times } = await open()
    expect((await save(time)).outcome).toBe('saved')
    expect(answer()).toEqual(RIGHT)
    expect(await times()).toEqual([null, null])
  })

  it('writes what it says, on disk, with full synchronisation', async () => {
    expect(statement('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
  })
})

describe('the time on an item', () => {
  it('is the largest total that was said, per item', async () => {
    const { save, times } = await open()
    await save({ visibleMs: 1200 })
    await save({ seq: 2, visibleMs: 4000 })
    await save({ position: 1, visibleMs: 0 })
    await save({ seq: 3, client: 'tab-two-two', label: WRONG, visibleMs: 3000 })
    await save({ seq: 4, label: WRONG })
    await save({ seq: 5, visibleMs: -1 })
    expect(await times()).toEqual([4000, 0])
  })

  it('is not added again by a retry', async () => {
    const { save, times, rows } = await open()
    for (let n = 0; n < 3; n++) expect((await save({ visibleMs: 1200 })).outcome).toBe('saved')
    expect(await rows()).toBe(1)
    expect(await times()).toEqual([1200, null])
  })

  it('is kept for each of twenty answers that share a commit', async () => {
    const { save, times } = await open()
    const saves = Array.from({ length: 20 }, (_, n) => save({ position: n % 2, seq: n + 1, visibleMs: 100 * n }))
    await Promise.all(saves)
    expect(await times()).toEqual([1800, 1900])
  })

  it('comes with handing in too, also of items without an answer, and is settled then', async () => {
    const { save, times } = await open()
    await save({ visibleMs: 1200 })
    const said = new Map([
      [0, 1000],
      [1, 700],
      [9, 5],
    ])
    expect(await times(said)).toEqual([1200, 700])
    await save({ visibleMs: 9000 })
    await save({ seq: 2, visibleMs: 9000 })
    expect(await times(new Map([[1, 9000]]))).toEqual([1200, 700])
  })

  it('is settled as well when the time runs out', async () => {
    const { attempt, save } = await open()
    await save({ visibleMs: 1200 })
    await settleAttempt(attempt, new Date(DEADLINE + 60_000))
    const row = await db.attempt.findUniqueOrThrow({ where: { id: attempt }, include: { items: true } })
    expect(row.expiredAt).not.toBeNull()
    expect(row.items.map(({ visibleMs }) => visibleMs).sort()).toEqual([1200, null])
  })

  it('is nothing that somebody else could write', async () => {
    const { attempt, save, times } = await open()
    const { id: other } = await createLabeler()
    await save({ visibleMs: 5000 }, MONDAY.getTime(), other)
    await submitAttempt(other, attempt, MONDAY, new Map([[0, 5000]]))
    expect(await times()).toEqual([null, null])
  })
})
