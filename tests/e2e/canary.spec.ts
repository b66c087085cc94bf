import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { CANARY_MARKS } from '#tests/support/inhabited.ts'
import { type Academy, startAcademy } from './support/academy.ts'
import { plantInto } from './support/planted.ts'

/**
 * Marked gold is planted, and every address that anybody can reach is read as every role: pages, data requests,
 * assets, errors. Not one byte of the marks may come out before release.
 */
const GOLD_AREAS = [
  '/',
  '/courses',
  '/practice',
  '/exams',
  '/projects',
  '/qualifications',
  '/earnings',
  '/account',
  '/operate',
  '/join',
  '/login',
]
const MOST_PAGES = 400

let academy: Academy
let planted: Awaited<ReturnType<typeof plantInto>>
test.beforeAll(async () => {
  academy = await startAcademy()
  planted = await plantInto(academy)
})
test.afterAll(() => academy.stop())

/** What of the marks stands in a text. */
const marksIn = (text: string) => CANARY_MARKS.filter((mark) => text.includes(mark))

async function read(path: string, role: string, init: RequestInit = {}) {
  const headers = { ...(planted.cookies[role] ? { Cookie: planted.cookies[role] } : {}), ...init.headers }
  const response = await fetch(academy.origin + path, { redirect: 'manual', ...init, headers })
  const sent = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  return {
    status: response.status,
    type: response.headers.get('Content-Type') ?? '',
    text: sent + Buffer.from(await response.arrayBuffer()).toString('latin1'),
  }
}

/** Addresses of everything planted, also of what is somebody else's and of what does not exist. */
function plantedPaths(): string[] {
  const { openAttempt, releasedAttempt, grant, credential, practiceTask, text, assignment, items, people } =
    planted.world
  return [
    `/practice/planted-practice`,
    `/practice/tasks/${practiceTask}`,
    `/practice/planted-texts`,
    `/practice/tasks/${text.task}`,
    `/media/${text.item}`,
    `/exams/planted-exam`,
    `/attempts/${openAttempt}`,
    `/attempts/${openAttempt}/result`,
    `/attempts/${releasedAttempt}`,
    `/attempts/${releasedAttempt}/result`,
    `/attempts/${openAttempt}/answers`,
    `/attempts/${openAttempt}/submission`,
    `/credentials/${credential}`,
    `/projects/planted-project`,
    `/assignments/${assignment}`,
    ...items.map((item) => `/media/${item}`),
    `/operate/datasets/planted`,
    `/operate/datasets/planted-texts`,
    `/operate/people/${people.owner.id}`,
    `/operate/grants/${grant}`,
    '/nowhere',
    '/attempts/nothing',
    '/credentials/nothing',
    '/media/nothing',
    '/pictures/nothing',
  ]
}

const asData = (path: string) => {
  const [pathname, search = ''] = path.split('?')
  return `${pathname === '/' ? '/_root' : pathname}.data${search ? `?${search}` : ''}`
}

for (const role of ['visitor', 'guest', 'labeler', 'owner', 'reviewer', 'operator', 'admin']) {
  test(`no byte of gold reaches a ${role}`, async () => {
    const queue = [...GOLD_AREAS, ...plantedPaths()]
    const seen = new Set(queue)
    const leaks: string[] = []
    let answered = 0
    for (let path = queue.shift(); path !== undefined && seen.size < MOST_PAGES; path = queue.shift()) {
      // Authoring shows gold to operators on purpose: that is their work.
      const authoring = /^\/operate\/datasets\/[^/]+\/items/.test(path)
      const page = await read(path, role)
      const requests = [page, await read(asData(path), role)]
      answered += requests.filter(({ status }) => status === 200).length
      for (const { text, status } of requests) {
        expect(status, `${path} as ${role}`).toBeLessThan(500)
        if (!authoring && marksIn(text).length > 0) leaks.push(`${path}: ${marksIn(text).join(', ')}`)
      }
      if (!page.type.includes('html')) continue
      for (const [, href] of page.text.matchAll(/href="(\/[^"#]*)/g)) {
        const link = href!.replaceAll('&amp;', '&')
        if (/^\/(assets|logout)/.test(link) || seen.has(link)) continue
        seen.add(link)
        queue.push(link)
      }
    }
    expect(answered).toBeGreaterThan(10)
    expect(leaks).toEqual([])
  })
}

test('no byte of gold and no source map is in any asset', async () => {
  const files = readdirSync('build/client', { recursive: true, encoding: 'utf8' })
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([])
  for (const file of files.filter((name) => /\.(js|css|json|svg|html|webmanifest)$/.test(name)))
    expect(marksIn(readFileSync(`build/client/${file}`, 'utf8')), file).toEqual([])
})

test('answers to bad and to good submissions hold no gold before release', async () => {
  const { openAttempt, assignment } = planted.world
  const json = (body: unknown) => ({
    method: 'POST',
    body: JSON.stringify(body),
    headers: { Origin: academy.origin, 'Content-Type': 'application/json' },
  })
  const label = { kind: 'boxes', boxes: [{ id: 'b', class: 'car', x: 1, y: 1, width: 20, height: 20 }] }
  const saved = await read(
    `/attempts/${openAttempt}/answers`,
    'owner',
    json({ position: 0, client: 'canary-test-tab', seq: 1, label }),
  )
  expect(saved.status).toBe(200)
  const bad = await read(
    `/attempts/${openAttempt}/answers`,
    'owner',
    json({ position: 0, client: 'canary-test-tab', seq: 2, label: { kind: 'boxes', boxes: [{}] } }),
  )
  expect(bad.status).toBe(400)
  const form = (fields: Record<string, string>) => ({
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Origin: academy.origin },
  })
  const paid = await read(
    `/assignments/${assignment}`,
    'owner',
    form({ intent: 'submit', label: JSON.stringify(label) }),
  )
  const submitted = await read(`/attempts/${openAttempt}/submission`, 'owner', form({}))
  const result = await read(`/attempts/${openAttempt}/result`, 'owner')
  const outcome = await read(`/assignments/${assignment}`, 'owner')
  for (const { text, status } of [saved, bad, paid, submitted, result, outcome]) {
    expect(status).toBeLessThan(500)
    expect(marksIn(text)).toEqual([])
  }
})

test('the marks would be found: practice releases gold after grading, and only then', async () => {
  const path = `/practice/tasks/${planted.world.practiceTask}`
  expect(marksIn((await read(path, 'owner')).text)).toEqual([])
  const label = { kind: 'boxes', boxes: [{ id: 'b', class: 'car', x: 1, y: 1, width: 20, height: 20 }] }
  const graded = await read(`${path}/answers`, 'owner', {
    method: 'POST',
    body: JSON.stringify({ label }),
    headers: { Origin: academy.origin, 'Content-Type': 'application/json' },
  })
  expect(graded.status).toBe(200)
  expect(marksIn(graded.text)).toEqual([])
  const after = (await read(path, 'owner')).text + (await read(asData(path), 'owner')).text
  expect(marksIn(after).length).toBeGreaterThan(0)
})
