import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeAddress } from './safe-address.ts'

describe('where links of answers may lead', () => {
  it.each(['https://example.org/a?b=1#c', 'http://example.org/', 'mailto:me@example.org'])('to %s', (address) => {
    expect(safeAddress(address)).toBe(address)
  })

  it('is said as browsers read it', () => {
    expect(safeAddress(' HTTPS://EXAMPLE.org/a b"<')).toBe('https://example.org/a%20b%22%3C')
    expect(safeAddress('https://한국.kr/길')).toBe('https://xn--3e0b707e.kr/%EA%B8%B8')
  })

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'blob:https://example.org/x',
    'file:///etc/passwd',
    '/account',
    '//example.org',
    '?a',
    '#a',
    '',
    'https://',
    'https://a b/',
  ])('is never %j', (address) => {
    expect(safeAddress(address)).toBeUndefined()
  })

  it('is a page or a mailbox, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((rest) => `javascript:${rest}`),
        ),
        (address) => {
          expect(safeAddress(address) ?? 'https:').toMatch(/^(https?|mailto):/)
        },
      ),
    )
  })
})
