import { describe, expect, it } from 'vitest'
import { eligibility, type Candidate, type PastAttempt } from './eligibility.ts'

const rules = { attempts: 2, retryDelayHours: 24, prerequisites: [{ course: 'boxes' }, { qualification: 'basics' }] }
const noon = new Date('2026-03-02T12:00:00Z')
const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000)

const ready: Candidate = {
  attempts: [],
  completedCourses: new Set(['boxes']),
  heldQualifications: new Set(['basics']),
}
const failed = (at: number): PastAttempt => ({
  id: `failed ${at}`,
  state: 'released',
  startedAt: hours(at),
  submittedAt: hours(at + 0.25),
  deadlineAt: hours(at + 0.5),
  outcome: 'failed',
})

describe('whether a person may sit an exam', () => {
  it('yes, when everything is met', () => {
    expect(eligibility(rules, ready, noon)).toEqual({ outcome: 'eligible', number: 1, attemptsLeft: 2 })
  })

  it('no, while prerequisites are missing, and which', () => {
    expect(eligibility(rules, { ...ready, completedCourses: new Set(['other']) }, noon)).toEqual({
      outcome: 'missing-prerequisites',
      missing: [{ course: 'boxes' }],
    })
    expect(eligibility(rules, { ...ready, heldQualifications: new Set() }, noon)).toMatchObject({
      missing: [{ qualification: 'basics' }],
    })
  })

  it('no, while a sitting is open: that one goes on', () => {
    const open: PastAttempt = { ...failed(0), id: 'open', state: 'open', submittedAt: null, outcome: null }
    expect(eligibility(rules, { ...ready, attempts: [open] }, hours(0.4))).toEqual({
      outcome: 'open',
      attempt: 'open',
      deadlineAt: hours(0.5),
    })
    expect(eligibility(rules, { ...ready, attempts: [open] }, hours(0.6))).toEqual({
      outcome: 'awaiting-result',
      attempt: 'open',
    })
  })

  it('no, until the delay after a failed sitting has passed, to the second', () => {
    const once = { ...ready, attempts: [failed(-10)] }
    const retryAt = hours(-10 + 0.25 + 24)
    expect(eligibility(rules, once, noon)).toEqual({ outcome: 'too-early', retryAt, attemptsLeft: 1 })
    expect(eligibility(rules, once, new Date(retryAt.getTime() - 1))).toMatchObject({ outcome: 'too-early' })
    expect(eligibility(rules, once, retryAt)).toEqual({ outcome: 'eligible', number: 2, attemptsLeft: 1 })
  })

  it('counts the delay of an expired sitting from its deadline', () => {
    const expired = { ...failed(-10), submittedAt: null }
    expect(eligibility(rules, { ...ready, attempts: [expired] }, noon)).toMatchObject({ retryAt: hours(-9.5 + 24) })
  })

  it('no, when all attempts are used up', () => {
    expect(eligibility(rules, { ...ready, attempts: [failed(-100), failed(-50)] }, noon)).toEqual({
      outcome: 'no-attempts-left',
      attempts: 2,
    })
  })

  it('yes again for renewal: the limit counts sittings since the last pass', () => {
    const passed: PastAttempt = { ...failed(-40), outcome: 'passed' }
    const attempts = [failed(-100), failed(-70), passed]
    expect(eligibility(rules, { ...ready, attempts }, noon)).toEqual({
      outcome: 'eligible',
      number: 4,
      attemptsLeft: 2,
    })
    expect(eligibility(rules, { ...ready, attempts, qualified: true }, noon)).toEqual({ outcome: 'already-qualified' })
  })
})
