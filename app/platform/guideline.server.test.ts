import { describe, expect, it } from 'vitest'
import { guidelineHtml } from './guideline.server.ts'

describe('a guideline', () => {
  it('keeps its paragraphs, lists and emphasis', () => {
    expect(guidelineHtml('Draw **tight**.\n\n- one\n- two')).toBe(
      '<p>Draw <strong>tight</strong>.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>',
    )
  })

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['an event handler', '<b onclick="x">b</b>'],
    ['a link that is a program', '[x](javascript:alert(1))'],
    ['a picture from elsewhere', '![x](https://evil.test/x.png)'],
  ])('shows %s as text and nothing else', (_, markdown) => {
    expect(guidelineHtml(markdown)).not.toMatch(/<script|<b |<img|javascript:/)
  })
})
