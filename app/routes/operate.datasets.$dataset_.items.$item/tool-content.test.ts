import { describe, expect, it } from 'vitest'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import { toolContent } from './tool-content.ts'

const TEXT: ItemContent = { type: 'text', text: '재미있게 봤어요', language: 'ko' }
const RATED: GoldLabel = { kind: 'rating', ratings: [{ criterion: 'fun', value: 4 }] }
const PREFERRED: GoldLabel = { kind: 'preference', choice: 'a' }
const RANKED: GoldLabel = { kind: 'ranking', order: [['b'], ['a', 'c']] }

describe('what a judgement of an imported item is about', () => {
  it('is its text, where the tool looks for it', () => {
    expect(toolContent(RATED, TEXT, 'missing')).toEqual({ type: 'response', response: TEXT.text, language: 'ko' })
    expect(toolContent(PREFERRED, TEXT, 'missing')).toEqual({
      type: 'pair',
      prompt: TEXT.text,
      a: 'missing',
      b: 'missing',
      language: 'ko',
    })
    expect(toolContent(RANKED, TEXT, 'missing')).toMatchObject({
      candidates: ['b', 'a', 'c'].map((id) => ({ id, text: id })),
    })
  })

  it('is said to be missing where only a picture came along', () => {
    expect(toolContent(RATED, null, 'missing')).toEqual({ type: 'response', response: 'missing' })
  })

  it('stays what it is where the tool can show it', () => {
    const response: ItemContent = { type: 'response', response: 'Seoul' }
    expect(toolContent(RATED, response, 'missing')).toBe(response)
    expect(toolContent({ kind: 'spans', spans: [] }, TEXT, 'missing')).toBe(TEXT)
    expect(toolContent({ kind: 'boxes', boxes: [] }, null, 'missing')).toBeNull()
  })
})
