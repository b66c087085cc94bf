import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Label } from '#app/domain/labels/label.ts'
import { db } from '#app/platform/db.server.ts'
import { RIGHT, WRONG, createExam } from '#tests/support/exams.ts'
import { MONDAY, createLabeler, createWorld } from '#tests/support/world.ts'
import { beginAttempt } from './begin-attempt.server.ts'
import { expireAttempts } from './expire-attempts.server.ts'
import { latestAnswers } from './latest-answers.server.ts'
import { saveAnswer } from './save-answer.server.ts'
import { submitAttempt } from './submit-attempt.server.ts'

await createWorld()
const MINUTE = 60_000
const LIMIT = 10 * MINUTE
const GRACE = 10_000
const RETRY = 60 * MINUTE
const ATTEMPTS = 2
await createExam({ slug: 'modelled', pool: 2 * 2, timeLimitMinutes: 10, attempts: ATTEMPTS, retryDelayHours: 1 })

/** What a person's sittings should be, in the plainest terms. */
interface Sitting {
  id: string
  start: number
  /** When it ended, once somebody or something noticed. */
  state: 'open' | 'passed' | 'failed'
  end: number | null
  answers: (Label | null)[]
  saved: Set<string>
}
interface Model {
  now: number
  sittings: Sitting[]
}
interface Real {
  userId: string
}

const RUNS = Number(process.env.MODEL_RUNS ?? 60)
const closed = (sitting: Sitting, now: number) => now > sitting.start + LIMIT + GRACE
const last = ({ sittings }: Model) => sittings.at(-1)
const date = (model: Model) => new Date(model.now)

/** Ends a sitting in the model: right answers pass, everything else fails. */
function end(sitting: Sitting, at: number) {
  sitting.end = at
  const score = sitting.answers.filter((answer) => answer === RIGHT).length / sitting.answers.length
  sitting.state = score >= 0.75 ? 'passed' : 'failed'
}

/** What any touch of the server notices: that time ran out. */
function notice(model: Model) {
  const sitting = last(model)
  if (sitting?.state === 'open' && closed(sitting, model.now)) end(sitting, sitting.start + LIMIT)
}

class Tick implements fc.AsyncCommand<Model, Real> {
  constructor(readonly ms: number) {}
  check = () => true
  async run(model: Model) {
    model.now += this.ms
  }
  toString = () => `tick ${this.ms}`
}

class Begin implements fc.AsyncCommand<Model, Real> {
  constructor(readonly clicks: number) {}
  check = () => true
  async run(model: Model, { userId }: Real) {
    notice(model)
    const before = last(model)
    const clicks = Array.from({ length: this.clicks }, () =>
      beginAttempt({ userId, exam: 'modelled', now: date(model) }),
    )
    const answers = await Promise.all(clicks)
    const expected =
      before?.state === 'open'
        ? 'resumed'
        : before?.state === 'passed' || model.sittings.length >= ATTEMPTS || (before && model.now < before.end! + RETRY)
          ? 'refused'
          : 'begun'
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(
      expected === 'begun'
        ? ['begun', ...Array(this.clicks - 1).fill('resumed')].sort()
        : Array(this.clicks).fill(expected),
    )
    const attempt = answers.find((answer) => answer.outcome === 'begun')
    if (attempt?.outcome === 'begun')
      model.sittings.push({
        id: attempt.attempt,
        start: model.now,
        state: 'open',
        end: null,
        answers: [null, null],
        saved: new Set(),
      })
  }
  toString = () => `begin ×${this.clicks}`
}

class Save implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly position: number,
    readonly label: Label,
    readonly tab: string,
    readonly seq: number,
  ) {}
  check = (model: Readonly<Model>) => model.sittings.length > 0
  async run(model: Model, { userId }: Real) {
    const sitting = last(model)!
    const { position, label, tab: client, seq } = this
    const { outcome } = await saveAnswer(userId, sitting.id, { position, client, seq, label }, date(model))
    const key = `${position} ${client} ${seq} `
    const replay = [...sitting.saved].find((one) => one.startsWith(key))
    if (replay) return expect(outcome).toBe(replay === key + label.kind + (label === RIGHT) ? 'saved' : 'conflict')
    if (sitting.state !== 'open') return expect(['closed', 'late']).toContain(outcome)
    if (closed(sitting, model.now)) return expect(outcome).toBe('late')
    expect(outcome).toBe('saved')
    sitting.answers[position] = label
    sitting.saved.add(key + label.kind + (label === RIGHT))
  }
  toString = () => `save ${this.position} ${this.label === RIGHT ? 'right' : 'wrong'} ${this.tab}#${this.seq}`
}

class Submit implements fc.AsyncCommand<Model, Real> {
  constructor(readonly clicks: number) {}
  check = (model: Readonly<Model>) => model.sittings.length > 0
  async run(model: Model, { userId }: Real) {
    const sitting = last(model)!
    notice(model)
    if (sitting.state === 'open') end(sitting, model.now)
    await Promise.all(Array.from({ length: this.clicks }, () => submitAttempt(userId, sitting.id, date(model))))
  }
  toString = () => `submit ×${this.clicks}`
}

class Expire implements fc.AsyncCommand<Model, Real> {
  check = () => true
  async run(model: Model) {
    notice(model)
    await expireAttempts(date(model))
  }
  toString = () => 'expire'
}

class Look implements fc.AsyncCommand<Model, Real> {
  check = () => true
  async run(model: Model, { userId }: Real) {
    const rows = await db.attempt.findMany({ where: { userId }, orderBy: { number: 'asc' } })
    expect(rows.map(({ id, number }) => ({ id, number }))).toEqual(
      model.sittings.map(({ id }, index) => ({ id, number: index + 1 })),
    )
    for (const [index, row] of rows.entries()) {
      const sitting = model.sittings[index]!
      expect(latestAnswers(row.id).map(({ answer }) => answer)).toEqual(sitting.answers)
      // A row may still say open when time ran out and nobody has looked; never the other way round.
      if (sitting.state === 'open') expect(row.state).toBe('open')
      else if (row.state !== 'open') expect(row).toMatchObject({ state: 'released', outcome: sitting.state })
    }
    const grants = await db.grant.count({ where: { userId } })
    expect(grants).toBe(rows.filter(({ outcome }) => outcome === 'passed').length)
    expect(await db.exposure.count({ where: { userId } })).toBe(rows.length * 2)
  }
  toString = () => 'look'
}

const label = fc.constantFrom<Label>(RIGHT, RIGHT, WRONG)
const tab = fc.constantFrom('tab-one-one', 'tab-two-two')
const clicks = fc.integer({ min: 1, max: 3 })
const commands = [
  clicks.map((n) => new Begin(n)),
  fc.tuple(fc.constantFrom(0, 1), label, tab, fc.integer({ min: 1, max: 6 })).map((parts) => new Save(...parts)),
  clicks.map((n) => new Submit(n)),
  fc
    .constantFrom(1, GRACE - 1, GRACE, GRACE + 1, LIMIT - 1, LIMIT, RETRY - 1, RETRY, RETRY + 1)
    .map((ms) => new Tick(ms)),
  fc.constant(new Expire()),
  fc.constant(new Look()),
]

describe('any sequence of begin, save, hand in, expire and waiting', () => {
  it('leaves what the plain model says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 25 }), async (sequence) => {
        const { id } = await createLabeler()
        await fc.asyncModelRun(
          () => ({ model: { now: MONDAY.getTime(), sittings: [] }, real: { userId: id } }),
          [...sequence, new Look()],
        )
      }),
      { numRuns: RUNS },
    )
  }, 120_000)
})
