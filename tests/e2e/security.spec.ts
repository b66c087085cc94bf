import { request as httpRequest } from 'node:http'
import { expect, test } from '@playwright/test'
import { type Academy, startAcademy } from './support/academy.ts'

/** The gate, the limits and the headers as a stranger meets them: on the running server, before any page. */
let academy: Academy
test.beforeAll(async () => {
  academy = await startAcademy()
})
test.afterAll(() => academy.stop())

interface Asked {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

/** A raw request: fetch would forbid some of these headers, and would tidy up the address. */
function ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  const { hostname, port } = new URL(academy.origin)
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path, method, headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const FORM = 'application/x-www-form-urlencoded'
const login = (headers: Record<string, string>, path = '/login') =>
  ask(path, { method: 'POST', headers: { 'Content-Type': FORM, ...headers }, body: 'email=a@example.com&password=x' })

test('a form from this site is answered, one from elsewhere is refused', async () => {
  expect((await login({ Origin: academy.origin })).status).toBe(400)
  for (const headers of [
    { Origin: 'http://evil.example' },
    { Origin: 'null' },
    {},
    { Origin: academy.origin, 'Sec-Fetch-Site': 'cross-site' },
    { Origin: 'http://evil.example', 'X-Forwarded-Host': 'evil.example' },
    { Origin: 'http://evil.example', Host: new URL(academy.origin).host, 'X-Forwarded-Host': 'evil.example' },
  ] as Record<string, string>[])
    expect((await login(headers)).status, JSON.stringify(headers)).toBe(403)
})

test('what no honest browser sends is refused, and the server lives', async () => {
  expect((await ask('/login', { method: 'PUT', headers: { Origin: academy.origin } })).status).toBe(405)
  expect((await ask('/login', { method: 'TRACE' })).status).toBe(405)
  expect((await ask('/courses?_data=root')).status).toBe(400)
  expect((await login({ Origin: academy.origin }, '/login?_data=routes%2Flogin')).status).toBe(400)
  expect((await login({ Origin: academy.origin, 'X-HTTP-Method-Override': 'DELETE' })).status).toBe(400)
  expect((await login({ Origin: academy.origin, 'Content-Encoding': 'br' })).status).toBe(415)
  for (const path of [
    '//evil.example/x',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/courses/%00',
    '/courses/%ff',
    '/courses/..%2f..%2fprivate',
    '/__manifest?p=/a/a/a',
  ])
    expect((await ask(path)).status, path).toBeGreaterThanOrEqual(400)
  expect((await ask('/')).status).toBe(200)
})

test('a body over the limit is refused, declared or not', async () => {
  const big = Buffer.alloc(1_200_000, 'a')
  const headers = { Origin: academy.origin, 'Content-Type': FORM }
  const declared = await ask('/login', {
    method: 'POST',
    headers: { ...headers, 'Content-Length': String(big.length) },
    body: big,
  }).then(
    ({ status }) => status,
    // The server may close before all of it is sent.
    () => 413,
  )
  expect(declared).toBe(413)
  const chunked = await ask('/login', {
    method: 'POST',
    headers: { ...headers, 'Transfer-Encoding': 'chunked' },
    body: big,
  }).then(
    ({ status }) => status,
    () => 413,
  )
  expect(chunked).toBeGreaterThanOrEqual(400)
  expect((await ask('/login')).status).toBe(200)
})

test('every kind of answer carries the security headers, and no policy is unsafe', async () => {
  const page = await ask('/login')
  const asset = /href="(\/assets\/[^"]+\.css)"/.exec(page.text)![1]!
  for (const path of [
    '/',
    '/login',
    '/courses/what-labelers-do/why-labels-matter',
    '/login.data',
    asset,
    '/nowhere',
    '/media/nothing',
    '/favicon.svg',
  ]) {
    const { headers } = await ask(path)
    const policy = String(headers['content-security-policy'])
    expect(policy, path).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'/)
    expect(policy, path).not.toContain('unsafe-')
    expect(policy, path).toContain("base-uri 'none'")
    expect(policy, path).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['referrer-policy'], path).toBe('strict-origin-when-cross-origin')
    expect(headers['x-powered-by'], path).toBeUndefined()
  }
})

test('every response has a nonce of its own, and every script on the page has it', async () => {
  const nonces = new Set<string>()
  for (const path of [
    '/',
    '/',
    '/courses/what-labelers-do/why-labels-matter',
    '/courses/what-labelers-do/why-labels-matter',
  ]) {
    const { headers, text } = await ask(path)
    const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))![1]!
    nonces.add(nonce)
    const scripts = [...text.matchAll(/<script\b([^>]*)>/g)].map((match) => match[1]!)
    expect(scripts.length).toBeGreaterThan(0)
    for (const attributes of scripts)
      if (!attributes.includes('application/json')) expect(attributes).toContain(`nonce="${nonce}"`)
  }
  expect(nonces.size).toBe(4)
})

test('a visitor cannot make guests without end', async () => {
  test.slow()
  const statuses: number[] = []
  for (let time = 0; time < 140; time++) {
    const { status } = await ask('/courses/what-labelers-do/why-labels-matter/checks/what-model-learns', {
      method: 'POST',
      // A cookie that opens nothing does not help.
      headers: {
        Origin: academy.origin,
        'Content-Type': FORM,
        ...(time % 2 ? { Cookie: `assay=made-up-${time}` } : {}),
      },
      body: 'choice=0',
    })
    statuses.push(status)
  }
  expect(statuses.at(-1)).toBe(429)
  expect(statuses.filter((status) => status < 400).length).toBeLessThanOrEqual(120)
})
