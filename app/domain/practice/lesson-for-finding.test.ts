import { describe, expect, it } from 'vitest'
import { lessonAddress, lessonForFinding } from './lesson-for-finding.ts'

const teaches = {
  missing: 'boxes/small#find-everything',
  'too-big': 'boxes/tight#too-big',
  'wrong-class': 'boxes/alike#look',
  bus: 'boxes/alike#bus',
}

describe('the lesson for a finding', () => {
  it('is about what to change when the grade says that', () => {
    expect(lessonForFinding({ type: 'loose', class: 'bus', hint: 'too-big' }, teaches)).toBe('boxes/tight#too-big')
  })

  it('is about the true class when the class was wrong, else about wrong classes', () => {
    expect(lessonForFinding({ type: 'wrong-class', class: 'car', goldClass: 'bus' }, teaches)).toBe('boxes/alike#bus')
    expect(lessonForFinding({ type: 'wrong-class', class: 'bus', goldClass: 'car' }, teaches)).toBe('boxes/alike#look')
  })

  it('falls back from the sort of mistake to the class, and to nothing', () => {
    expect(lessonForFinding({ type: 'missing', class: 'bus' }, teaches)).toBe('boxes/small#find-everything')
    expect(lessonForFinding({ type: 'extra', class: 'bus' }, teaches)).toBe('boxes/alike#bus')
    expect(lessonForFinding({ type: 'extra', class: 'constructor' }, teaches)).toBeUndefined()
  })

  it('has the address of its section', () => {
    expect(lessonAddress('boxes/tight#too-big')).toBe('/courses/boxes/tight#too-big')
    expect(lessonAddress('boxes/tight')).toBe('/courses/boxes/tight')
  })
})
