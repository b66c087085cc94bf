import { describe, expect, it } from 'vitest'
import type { Step } from './condition.ts'
import { pathThrough, pathToProject, type Catalogue, type Progress } from './path.ts'

const catalogue: Catalogue = {
  courses: [
    { slug: 'basics', requires: [] },
    { slug: 'boxes', requires: ['basics'] },
  ],
  practice: [{ slug: 'street', course: 'boxes' }, { slug: 'crowded', course: 'boxes' }, { slug: 'free' }],
  exams: [
    { slug: 'boxes-exam', prerequisites: [{ course: 'boxes' }] },
    { slug: 'expert-exam', prerequisites: [{ qualification: 'boxes' }] },
  ],
  qualifications: [
    { slug: 'boxes', exam: 'boxes-exam', course: 'boxes' },
    { slug: 'expert', exam: 'expert-exam' },
  ],
}
const newcomer: Progress = { completedCourses: new Set(), practised: new Set(), heldQualifications: new Set() }
const earn = (qualification: string): Step => ({ act: 'earn', qualification, level: null, score: null })

describe('the path to a project', () => {
  it('leads a newcomer through courses, practice and exam to the project', () => {
    expect(pathToProject('seoul', [earn('boxes')], catalogue, newcomer)).toEqual([
      { step: 'course', course: 'basics' },
      { step: 'course', course: 'boxes' },
      { step: 'practice', practice: 'street' },
      { step: 'practice', practice: 'crowded' },
      { step: 'exam', exam: 'boxes-exam', qualification: 'boxes' },
      { step: 'project', project: 'seoul' },
    ])
  })

  it('leaves out what is done', () => {
    const progress = {
      ...newcomer,
      completedCourses: new Set(['basics', 'boxes']),
      practised: new Set(['street', 'crowded']),
    }
    expect(pathThrough([earn('boxes')], catalogue, progress)).toEqual([
      { step: 'exam', exam: 'boxes-exam', qualification: 'boxes' },
    ])
  })

  it('goes through a required qualification first, and only when it is not held', () => {
    const exams = (progress: Progress) =>
      pathThrough([earn('expert')], catalogue, progress).flatMap((step) => (step.step === 'exam' ? [step.exam] : []))
    expect(exams(newcomer)).toEqual(['boxes-exam', 'expert-exam'])
    expect(exams({ ...newcomer, heldQualifications: new Set(['boxes']) })).toEqual(['expert-exam'])
  })

  it('lists nothing twice', () => {
    const path = pathThrough([earn('expert'), earn('boxes')], catalogue, newcomer)
    expect(new Set(path.map((step) => JSON.stringify(step))).size).toBe(path.length)
  })

  it('asks to have a suspension lifted rather than to sit the exam again', () => {
    expect(pathThrough([{ ...earn('boxes'), act: 'restore' }], catalogue, newcomer)).toEqual([
      { step: 'restore', qualification: 'boxes' },
    ])
  })

  it('is the project alone when nothing is missing, and nothing when there is no way', () => {
    expect(pathToProject('seoul', [], catalogue, newcomer)).toEqual([{ step: 'project', project: 'seoul' }])
    expect(pathToProject('seoul', null, catalogue, newcomer)).toBeNull()
  })

  it('ends even when definitions require each other in a circle, or something that does not exist', () => {
    const circle: Catalogue = {
      ...catalogue,
      courses: [
        { slug: 'a', requires: ['b'] },
        { slug: 'b', requires: ['a', 'gone'] },
      ],
      exams: [
        { slug: 'x', prerequisites: [{ qualification: 'y' }, { course: 'a' }] },
        { slug: 'y', prerequisites: [{ qualification: 'x' }] },
      ],
      qualifications: [
        { slug: 'x', exam: 'x' },
        { slug: 'y', exam: 'y' },
        { slug: 'z', exam: 'gone' },
      ],
    }
    const path = pathThrough([earn('x'), earn('z'), earn('unheard-of')], circle, newcomer)
    expect(path.map((step) => step.step)).toEqual(['exam', 'course', 'course', 'exam'])
  })
})
