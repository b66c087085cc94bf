import { describe, expect, test } from 'vitest'
import { judge } from './gate.server.ts'

const HERE = { trustProxy: false }
const headers = { host: 'academy.example', origin: 'http://academy.example', 'sec-fetch-site': 'same-origin' }
const post = (changed: Record<string, string | undefined> = {}, url = '/login') => ({
  method: 'POST',
  url,
  headers: { ...headers, ...changed },
})

describe('the gate', () => {
  test('lets an honest form through', () => expect(judge(post(), HERE)).toBeNull())
  test('lets an old browser without Fetch Metadata through when its Origin is ours', () =>
    expect(judge(post({ 'sec-fetch-site': undefined }), HERE)).toBeNull())

  test.each([
    ['another origin', { origin: 'http://evil.example' }],
    ['no Origin', { origin: undefined }],
    ['no Origin and no Fetch Metadata', { origin: undefined, 'sec-fetch-site': undefined }],
    ['Origin: null', { origin: 'null' }],
    ['a malformed Origin', { origin: '::::' }],
    ['a cross-site request that claims our Origin', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['a navigation from the address bar', { 'sec-fetch-site': 'none' }],
    ['our name on another port', { origin: 'http://academy.example:8080' }],
    ['our name as a part of another', { origin: 'http://academy.example.evil.example' }],
    ['a forged X-Forwarded-Host', { origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' }],
  ])('refuses %s', (_name, changed) => expect(judge(post(changed), HERE)?.status).toBe(403))

  test('compares scheme and host with a fixed origin', () => {
    const fixed = { origin: 'https://academy.example', trustProxy: true }
    expect(judge(post({ origin: 'https://academy.example' }), fixed)).toBeNull()
    expect(judge(post(), fixed)?.status).toBe(403)
  })

  test.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'OPTIONS', 'CONNECT'])('refuses the method %s', (method) =>
    expect(judge({ ...post(), method }, HERE)?.status).toBe(405),
  )

  test.each([
    ['_data on a GET', 'GET', '/courses?_data=routes%2Fcourses'],
    ['_data on a POST', 'POST', '/login?a=1&_data=root'],
    ['a method override in the address', 'POST', '/login?_method=DELETE'],
    ['another host in the path', 'GET', '//evil.example/x'],
    ['a NUL byte', 'GET', '/courses/%00'],
    ['broken UTF-8', 'GET', '/courses/%ff'],
    ['a backslash', 'GET', '/%5c%5cevil.example'],
  ])('refuses %s', (_name, method, url) => expect(judge({ method, url, headers }, HERE)?.status).toBe(400))

  test.each(['x-http-method-override', 'x-method-override', 'x-http-method'])('refuses the header %s', (name) =>
    expect(judge(post({ [name]: 'DELETE' }), HERE)?.status).toBe(400),
  )

  test('refuses a compressed body', () => expect(judge(post({ 'content-encoding': 'br' }), HERE)?.status).toBe(415))
})
