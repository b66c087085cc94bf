import { describe, expect, it } from 'vitest'
import type { Finding } from '#app/domain/grading/finding.ts'
import { withSpanTexts } from './span-texts.ts'

const content = { type: 'text' as const, text: '🙂 김하은은 부산에' }
const label = (...ranges: [number, number][]) => ({
  kind: 'spans' as const,
  spans: ranges.map(([start, end], at) => ({ id: `s${at}`, class: 'person', start, end })),
})

describe('findings about spans', () => {
  it('are told with the words of both, counted in code points', () => {
    const loose: Finding = { type: 'loose', class: 'person', answerIndex: 0, goldIndex: 1 }
    const told = withSpanTexts([loose], content, label([2, 6]), label([7, 9], [2, 5]))
    expect(told).toEqual([{ ...loose, text: '김하은은', goldText: '김하은' }])
  })

  it('have only the words that there are', () => {
    const missing: Finding = { type: 'missing', class: 'person', goldIndex: 0 }
    expect(withSpanTexts([missing], content, label(), label([7, 9]))).toEqual([{ ...missing, goldText: '부산' }])
  })

  it('cut what is long', () => {
    const long = { type: 'text' as const, text: 'a'.repeat(200) }
    const extra: Finding = { type: 'extra', class: 'person', answerIndex: 0 }
    expect(withSpanTexts([extra], long, label([0, 200]), label())[0]!.text).toBe(`${'a'.repeat(60)}…`)
  })
})
