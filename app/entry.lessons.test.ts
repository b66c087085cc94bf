import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ServerBuild, createRequestHandler } from '@remix-run/node'
import express from 'express'
import { afterAll, describe, expect, test } from 'vitest'
import { answerCheck } from '#app/features/courses/answer-check.server.ts'
import { completeLesson } from '#app/features/courses/complete-lesson.server.ts'
import { lessonIndex } from '#app/platform/content.server.ts'
import { type Person } from '#app/platform/session.server.ts'
import { MONDAY, createGuest, createLabeler, createOperator, createWorld, requestAs } from '#tests/support/world.ts'
import * as entry from './entry.server.tsx'
import { mountLessons } from './entry.lessons.server.ts'
import * as root from './root.tsx'
import * as lessonRoute from './routes/courses.$course_.$lesson/route.tsx'

await createWorld()
const PATH = '/courses/what-labelers-do/why-labels-matter'
const NONCE = 'Tm9uY2U+b2YvYT10ZXN0IQ=='

/** A build of the two routes a lesson page is made of; the Remix compiler is not needed for that. */
const id = 'routes/courses.$course_.$lesson'
const build = {
  entry: { module: entry },
  routes: {
    root: { id: 'root', path: '', module: root },
    [id]: { id, parentId: 'root', path: 'courses/:course/:lesson', module: lessonRoute },
  },
  assets: {
    entry: { module: '/assets/entry.js', imports: ['/assets/shared.js'] },
    routes: {
      root: { id: 'root', path: '', module: '/assets/root.js', hasLoader: true },
      [id]: { id, parentId: 'root', path: 'courses/:course/:lesson', module: '/assets/lesson.js', hasLoader: true },
    },
    url: '/assets/manifest.js',
    version: '1',
  },
  publicPath: '/',
  assetsBuildDirectory: 'build/client',
  future: { v3_singleFetch: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_fetcherPersist: true },
  isSpaMode: false,
} as unknown as ServerBuild

const app = express()
app.use((_request, response, next) => {
  response.locals.nonce = NONCE
  next()
})
mountLessons(app, build)
app.use((_request, response) => void response.status(418).send('went on to Remix'))
const server = app.listen(0, '127.0.0.1')
await once(server, 'listening')
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => void server.close())

const byRemix = createRequestHandler(build, 'production')

async function cookiesOf(person: Person | null, preferences: string): Promise<string> {
  const own = (await requestAs(person, PATH)).headers.get('Cookie')
  return [own, preferences].filter(Boolean).join('; ')
}

async function bothPages(person: Person | null, preferences: string, path = PATH) {
  const headers = { Cookie: await cookiesOf(person, preferences) }
  const hot = await fetch(origin + path, { headers })
  const remix = await byRemix(new Request(`http://localhost:3000${path}`, { headers }), { nonce: NONCE })
  return { hot: await hot.text(), remix: await remix.text(), status: hot.status }
}

describe('a lesson page before Remix', () => {
  test.each(['lang=en', 'lang=ko', 'lang=ko; theme=dark', 'lang=en; theme=light'])(
    'is what Remix makes for a visitor with %s',
    async (cookie) => {
      const { hot, remix, status } = await bothPages(null, cookie)
      expect(status).toBe(200)
      expect(hot).toBe(remix)
      expect(hot).toContain(`nonce="${NONCE}"`)
      expect(hot).not.toContain('\0')
    },
  )

  test('is what Remix makes for a labeler who answered a check', async () => {
    const person = await createLabeler({ name: 'Mina <& "Kim">' })
    const lesson = lessonIndex().lesson('what-labelers-do', 'why-labels-matter')!
    const before = await bothPages(person, 'lang=en')
    expect(before.hot).toBe(before.remix)
    await answerCheck(person.id, { lesson, check: lesson.checks[0]!, choice: 0, locale: 'en' }, MONDAY)
    const after = await bothPages(person, 'lang=en')
    expect(after.hot).toBe(after.remix)
    expect(after.hot).not.toBe(before.hot)
    expect(after.hot).toContain('Mina &lt;&amp; &quot;Kim&quot;&gt;')
  })

  test('is what Remix makes for a guest, an operator and somebody who finished the course', async () => {
    const graduate = await createLabeler()
    const last = '/courses/what-labelers-do/pay-and-fairness'
    for (const lesson of lessonIndex().course('what-labelers-do')!.lessons)
      for (const check of lesson.checks)
        await answerCheck(graduate.id, { lesson, check, choice: 1, locale: 'ko' }, MONDAY)
    for (const person of [await createGuest(), await createOperator(), graduate])
      for (const path of [PATH, last]) {
        const { hot, remix } = await bothPages(person, 'lang=ko', path)
        expect(hot).toBe(remix)
      }
  })

  test('never shows one person what another did', async () => {
    const [done, fresh] = [await createLabeler({ name: 'Somebody else' }), await createLabeler()]
    const lesson = lessonIndex().lesson('what-labelers-do', 'why-labels-matter')!
    for (const check of lesson.checks) await answerCheck(done.id, { lesson, check, choice: 1, locale: 'en' }, MONDAY)
    await completeLesson(done.id, lesson, MONDAY)
    expect((await bothPages(done, 'lang=en')).hot).toContain('Somebody else')
    for (const other of [fresh, null]) {
      const { hot } = await bothPages(other, 'lang=en')
      expect(hot).not.toContain('Somebody else')
      expect(hot).not.toContain('reveal')
    }
  })

  test('does not tell which option is right before a check is answered', async () => {
    const { hot } = await bothPages(null, 'lang=en')
    for (const { options } of lessonIndex().lesson('what-labelers-do', 'why-labels-matter')!.texts.en!.checks)
      for (const { why } of options) expect(hot).not.toContain(why.slice(0, 30))
  })

  test('comes compressed, and as a HEAD without a body', async () => {
    const plain = await fetch(origin + PATH, { headers: { 'Accept-Encoding': 'identity', Cookie: 'lang=en' } })
    const packed = await fetch(origin + PATH, { headers: { 'Accept-Encoding': 'gzip', Cookie: 'lang=en' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(Number(plain.headers.get('content-length')) / 2)
    expect(await packed.text()).toBe(await plain.text())
    const head = await fetch(origin + PATH, {
      method: 'HEAD',
      headers: { 'Accept-Encoding': 'identity', Cookie: 'lang=en' },
    })
    expect(head.headers.get('content-length')).toBe(plain.headers.get('content-length'))
    expect(await head.text()).toBe('')
    expect(plain.headers.get('cache-control')).toBe('private, no-store')
    expect(plain.headers.get('vary')).toContain('Cookie')
  })

  test.each([
    '/courses/what-labelers-do/none',
    '/courses/none/why-labels-matter',
    '/courses/__proto__/constructor',
    '/courses/what-labelers-do',
    `${PATH}/x`,
    `${PATH}?a=b`,
    `${PATH}.data`,
    `${PATH}/`,
  ])('leaves %s to Remix', async (path) => {
    expect((await fetch(origin + path)).status).toBe(418)
  })

  test('leaves a POST to Remix', async () => {
    expect((await fetch(origin + PATH, { method: 'POST' })).status).toBe(418)
  })
})
