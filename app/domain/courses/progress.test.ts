import { describe, expect, test } from 'vitest'
import { courseProgress } from './progress.ts'

const lessons = ['one', 'two', 'three']

describe('where a course goes on', () => {
  test('is the first lesson for somebody new', () => {
    expect(courseProgress(lessons, new Set(), null)).toEqual({
      done: 0,
      total: 3,
      complete: false,
      next: 'one',
      started: false,
    })
  })
  test('is the lesson that was begun last', () => {
    expect(courseProgress(lessons, new Set(), 'two')).toMatchObject({ next: 'two', started: true })
  })
  test('is the lesson after the one that was finished last', () => {
    expect(courseProgress(lessons, new Set(['two']), 'two').next).toBe('three')
  })
  test('goes back to what was skipped when the end is done', () => {
    expect(courseProgress(lessons, new Set(['two', 'three']), 'three').next).toBe('one')
  })
  test('is nowhere when all is done, and a lesson that is no longer taught does not count', () => {
    expect(courseProgress(lessons, new Set([...lessons, 'gone']), 'gone')).toEqual({
      done: 3,
      total: 3,
      complete: true,
      next: null,
      started: true,
    })
  })
  test('is not complete without lessons', () => {
    expect(courseProgress([], new Set(), null).complete).toBe(false)
  })
})
