import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parseForm, safeRedirect } from './http.server.ts'

describe('safeRedirect', () => {
  test.each(['/courses', '/courses/a?b=1#c', '/'])('keeps %s', (to) => expect(safeRedirect(to)).toBe(to))
  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\tevil',
    '/\n/evil.example',
    '',
    null,
    7,
    `/${'a'.repeat(3000)}`,
    'courses',
  ])('refuses %.40j', (to) => expect(safeRedirect(to, '/safe')).toBe('/safe'))
  test('never leaves the site, even through dots', () =>
    expect(safeRedirect('/..//evil.example', '/safe')).toBe('/safe'))
})

describe('parseForm', () => {
  const schema = z.strictObject({ email: z.string() })
  const post = (body: string) =>
    new Request('http://localhost/x', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    })

  test('reads a form', async () =>
    expect(await parseForm(post('email=a'), schema)).toEqual({ ok: true, value: { email: 'a' } }))
  test.each(['email=a&email=b', 'email[contains]=@', 'email=a&role=admin', '', '__proto__=x&email=a'])(
    'says what is wrong with %j',
    async (body) => {
      const result = await parseForm(post(body), schema)
      expect(result.ok).toBe(false)
      if (!result.ok)
        expect(result.problems[0]).toMatchObject({ where: expect.any(String), message: expect.any(String) })
    },
  )
  test('answers 400 to a body that is no form', async () => {
    const request = new Request('http://localhost/x', {
      method: 'POST',
      body: '{"email":{"not":"0"}}',
      headers: { 'Content-Type': 'application/json' },
    })
    await expect(parseForm(request, schema)).rejects.toMatchObject({ init: { status: 400 } })
  })
})
