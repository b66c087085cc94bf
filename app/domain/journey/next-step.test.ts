import { describe, expect, it } from 'vitest'
import type { Eligibility } from '#app/domain/exams/eligibility.ts'
import type { HeldGrant } from '#app/domain/qualifications/requirement.ts'
import { nextStep, type Snapshot } from './next-step.ts'

const now = new Date('2026-03-02T12:00:00Z')
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)

const course = (slug: string, lessonsDone: number, requires: string[] = []) => ({
  slug,
  requires,
  lessonsDone,
  lessons: 3,
  nextLesson: lessonsDone < 3 ? `lesson-${lessonsDone + 1}` : null,
})
const exam = (eligibility: Eligibility): Partial<Snapshot> => ({
  exams: [{ slug: 'boxes-exam', prerequisites: [{ course: 'basics' }, { course: 'boxes' }], eligibility }],
})
const eligible: Eligibility = { outcome: 'eligible', number: 1, attemptsLeft: 3 }
const grant: HeldGrant = {
  qualification: 'boxes',
  level: 1,
  score: 0.9,
  grantedAt: days(-10),
  expiresAt: days(100),
  suspensions: [],
  revocation: null,
}
const seoul = { slug: 'seoul', paid: true, requirement: { holds: 'boxes' }, hasTasks: true, assignment: null }
const daylight = { slug: 'daylight', paid: false, requirement: null, hasTasks: true, assignment: null }

const newcomer: Snapshot = {
  courses: [course('basics', 0), course('boxes', 0, ['basics'])],
  practice: [{ slug: 'street', course: 'boxes', done: 0 }],
  ...(exam({ outcome: 'missing-prerequisites', missing: [{ course: 'basics' }, { course: 'boxes' }] }) as {
    exams: Snapshot['exams']
  }),
  qualifications: [{ slug: 'boxes', exam: 'boxes-exam', course: 'boxes' }],
  grants: [],
  projects: [daylight, seoul],
}
const learned = { courses: [course('basics', 3), course('boxes', 3, ['basics'])] }
const practised = { ...learned, practice: [{ slug: 'street', course: 'boxes', done: 3 }] }
const qualified = { ...practised, grants: [grant], ...exam({ outcome: 'already-qualified' }) }

describe('the next step to paid work', () => {
  it.each<[string, Partial<Snapshot>, string, string]>([
    ['a newcomer starts the first course', {}, 'start-course', '/courses/basics/lesson-1'],
    [
      'who has begun goes on',
      { courses: [course('basics', 1), course('boxes', 0, ['basics'])] },
      'continue-course',
      '/courses/basics/lesson-2',
    ],
    [
      'then comes the second course',
      { courses: [course('basics', 3), course('boxes', 0, ['basics'])] },
      'start-course',
      '/courses/boxes/lesson-1',
    ],
    ['then practice', learned, 'practise', '/practice/street'],
    ['then the exam', { ...practised, ...exam(eligible) }, 'sit-exam', '/exams/boxes-exam'],
    [
      'an open exam is resumed before anything else',
      { ...exam({ outcome: 'open', attempt: 'a1', deadlineAt: days(0.01) }) },
      'resume-exam',
      '/attempts/a1',
    ],
    [
      'after handing in, the result',
      { ...practised, ...exam({ outcome: 'awaiting-result', attempt: 'a1' }) },
      'wait-result',
      '/attempts/a1/result',
    ],
    [
      'after failing, waiting',
      { ...practised, ...exam({ outcome: 'too-early', retryAt: days(1), attemptsLeft: 2 }) },
      'wait-retry',
      '/exams/boxes-exam',
    ],
    [
      'without attempts left, unpaid work',
      { ...practised, ...exam({ outcome: 'no-attempts-left', attempts: 3 }) },
      'do-open-task',
      '/projects/daylight',
    ],
    ['with the qualification, paid work', qualified, 'do-paid-task', '/projects/seoul'],
    [
      'an unfinished task first',
      { ...qualified, projects: [{ ...seoul, assignment: { id: 't1', leaseExpiresAt: days(0.01) } }] },
      'finish-task',
      '/assignments/t1',
    ],
    [
      'but not one whose lease ran out',
      { ...qualified, projects: [{ ...seoul, assignment: { id: 't1', leaseExpiresAt: days(-1) } }] },
      'do-paid-task',
      '/projects/seoul',
    ],
    [
      'a qualification that expires in a week is renewed',
      { ...qualified, grants: [{ ...grant, expiresAt: days(7) }], ...exam(eligible) },
      'renew',
      '/exams/boxes-exam',
    ],
    [
      'an expired one, too',
      { ...qualified, grants: [{ ...grant, expiresAt: days(-7) }], ...exam(eligible) },
      'renew',
      '/exams/boxes-exam',
    ],
    [
      'not one that was renewed already',
      { ...qualified, grants: [{ ...grant, expiresAt: days(7) }, grant], ...exam(eligible) },
      'do-paid-task',
      '/projects/seoul',
    ],
    [
      'a suspended one is to be cleared up',
      { ...qualified, grants: [{ ...grant, suspensions: [{ suspendedAt: days(-1), liftedAt: null }] }] },
      'restore',
      '/qualifications',
    ],
    [
      'with all paid work done, unpaid work',
      { ...qualified, projects: [daylight, { ...seoul, hasTasks: false }] },
      'do-open-task',
      '/projects/daylight',
    ],
    ['with nothing at all, a look around', { ...qualified, projects: [] }, 'look-around', '/projects'],
  ])('%s', (_, change, step, href) => {
    expect(nextStep({ ...newcomer, ...change }, now)).toMatchObject({ step, href })
  })

  it('carries what its sentence needs', () => {
    expect(nextStep({ ...newcomer, ...learned }, now).params).toEqual({ practice: 'street', done: 0, wanted: 3 })
    const waiting = { ...practised, ...exam({ outcome: 'too-early', retryAt: days(1), attemptsLeft: 2 }) }
    expect(nextStep({ ...newcomer, ...waiting }, now).params).toEqual({
      exam: 'boxes-exam',
      retryAt: days(1).toISOString(),
      attemptsLeft: 2,
    })
    const soon = { ...qualified, grants: [{ ...grant, expiresAt: days(7) }], ...exam(eligible) }
    expect(nextStep({ ...newcomer, ...soon }, now).params).toMatchObject({ qualification: 'boxes', days: 7 })
  })

  it('is a course when nothing is paid anywhere', () => {
    expect(nextStep({ ...newcomer, projects: [daylight] }, now).step).toBe('start-course')
  })

  it('prefers the paid project with the shorter path', () => {
    const far = { ...seoul, slug: 'far', requirement: { all: [{ holds: 'expert' }, { holds: 'boxes' }] } }
    const snapshot: Snapshot = {
      ...newcomer,
      ...practised,
      courses: [course('expertise', 0), ...practised.courses],
      exams: [
        {
          slug: 'expert-exam',
          prerequisites: [{ course: 'expertise' }],
          eligibility: { outcome: 'missing-prerequisites', missing: [{ course: 'expertise' }] },
        },
        { slug: 'boxes-exam', prerequisites: [], eligibility: eligible },
      ],
      qualifications: [...newcomer.qualifications, { slug: 'expert', exam: 'expert-exam' }],
      projects: [far, seoul],
    }
    expect(nextStep(snapshot, now)).toMatchObject({ step: 'sit-exam', href: '/exams/boxes-exam' })
  })
})
