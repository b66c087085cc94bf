import { describe, expect, it } from 'vitest'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import { findingsOf } from './graded-story.ts'
import { STORIES } from './stories.ts'

/** What people meet most, each at least once where it can be looked at. */
const SHOWN: Record<LabelKind, readonly string[]> = {
  boxes: ['match', 'loose', 'wrong-class', 'missing', 'extra'],
  polygons: ['loose', 'wrong-class', 'missing', 'extra'],
  keypoints: ['match', 'misplaced', 'wrong-visibility', 'missing', 'extra'],
  spans: ['match', 'loose', 'wrong-class', 'missing', 'extra'],
  classification: ['match', 'missing', 'extra'],
  transcription: ['extra', 'wrong-text', 'missing'],
  preference: ['wrong-choice'],
  ranking: ['match', 'wrong-order'],
  rating: ['match', 'off', 'loose'],
  review: ['match', 'wrong-reason'],
}

describe('graded stories', () => {
  it.each(Object.entries(SHOWN))('of %s show what the grader finds', (kind, types) => {
    const stories = [...STORIES.values()].filter(({ value, gold }) => value.kind === kind && gold)
    expect(new Set(stories.flatMap(findingsOf).map(({ type }) => type))).toEqual(new Set(types))
  })
})
