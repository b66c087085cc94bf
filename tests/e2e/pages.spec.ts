import { spawnSync } from 'node:child_process'
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, type Page, expect, test } from '@playwright/test'
import { type Academy, startAcademy } from './support/academy.ts'
import { plantInto } from './support/planted.ts'

/** Every page with life in it: no axe violation, no sideways scrolling at 390 px, nothing on the console. */
let academy: Academy
let planted: Awaited<ReturnType<typeof plantInto>>
test.beforeAll(async () => {
  academy = await startAcademy()
  planted = await plantInto(academy)
})
test.afterAll(() => academy.stop())

const LESSON = '/courses/boxes-on-the-street/tight-boxes'
const JAVASCRIPT_BUDGET = 130_000

const PUBLIC = [
  '/',
  '/join',
  '/login',
  '/courses',
  '/courses/what-labelers-do',
  '/courses/what-labelers-do/why-labels-matter',
  LESSON,
  '/practice',
  '/practice/street-boxes',
  '/exams',
  '/exams/street-boxes',
  '/projects',
  '/projects/street-boxes-seoul',
  '/nowhere',
]
const OWN = () => {
  const { openAttempt, releasedAttempt, credential, practiceTask, assignment } = planted.world
  return [
    '/',
    '/account',
    '/practice',
    '/practice/planted-practice',
    `/practice/tasks/${practiceTask}`,
    '/exams',
    '/exams/planted-exam',
    `/attempts/${openAttempt}`,
    `/attempts/${releasedAttempt}/result`,
    '/qualifications',
    `/credentials/${credential}`,
    '/projects',
    '/projects/planted-project',
    `/assignments/${assignment}`,
    '/earnings',
    LESSON,
  ]
}
const OPERATE = () => {
  const { grant, people, items, heldAssignment } = planted.world
  return [
    '/operate',
    '/operate/datasets',
    '/operate/datasets/planted',
    `/operate/datasets/planted/items/${items[0]}`,
    '/operate/datasets/planted/practice/new',
    '/operate/datasets/planted/exams/new',
    '/operate/imports',
    '/operate/imports/new',
    '/operate/practice',
    '/operate/exams',
    '/operate/held',
    `/operate/held?answer=${heldAssignment}`,
    '/operate/people',
    `/operate/people/${people.owner.id}`,
    `/operate/grants/${grant}`,
    '/operate/audit',
  ]
}

async function contextOf(page: Page, role: string | null): Promise<BrowserContext> {
  const context = page.context()
  const cookie = role && planted.cookies[role]
  if (cookie) {
    const [name, value] = cookie.split(/=(.*)/s) as [string, string]
    await context.addCookies([{ name, value, url: academy.origin }])
  }
  return context
}

/** Makes the window as high as the page; what is fetched when it comes into view makes the page longer once more. */
async function unroll(page: Page, width: number) {
  const heightOf = () => page.evaluate(() => document.documentElement.scrollHeight)
  for (let height = 0, next = await heightOf(); next > height; next = await heightOf()) {
    height = next
    await page.setViewportSize({ width, height })
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(150)
  }
}

async function examine(page: Page, path: string): Promise<string[]> {
  const wrong: string[] = []
  const onConsole = (message: { type(): string; text(): string }) => {
    const expected = path === '/nowhere' && message.text().includes('404')
    if (['error', 'warning'].includes(message.type()) && !expected) wrong.push(`${path} console: ${message.text()}`)
  }
  const onError = (error: Error) => wrong.push(`${path} script: ${error.message}`)
  page.on('console', onConsole)
  page.on('pageerror', onError)
  const response = await page.goto(academy.origin + path, { waitUntil: 'networkidle' })
  if (response!.status() !== (path === '/nowhere' ? 404 : 200)) wrong.push(`${path} answered ${response!.status()}`)
  // Unrolled, so that what the bar at the bottom happens to cover at this scroll position is not called too small.
  const { width, height } = page.viewportSize()!
  await unroll(page, width)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  for (const { id, nodes } of violations)
    wrong.push(`${path} axe ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
  await page.setViewportSize({ width, height })
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  if (sideways > 0) wrong.push(`${path} scrolls ${sideways} px sideways`)
  page.off('console', onConsole)
  page.off('pageerror', onError)
  return wrong
}

const LOOKS = [
  { name: 'phone, Korean, light', width: 390, height: 844, locale: 'ko-KR', colorScheme: 'light' as const },
  { name: 'desk, English, dark', width: 1280, height: 900, locale: 'en-US', colorScheme: 'dark' as const },
]
const VISITS = [
  { who: 'visitor', role: null, paths: () => PUBLIC },
  { who: 'labeler', role: 'owner', paths: OWN },
  { who: 'operator', role: 'operator', paths: OPERATE },
]

for (const { name, width, height, locale, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height }, locale, colorScheme })
    for (const { who, role, paths } of VISITS) {
      test(`every page of a ${who} is sound`, async ({ page }) => {
        await contextOf(page, role)
        const wrong: string[] = []
        for (const path of paths()) wrong.push(...(await examine(page, path)))
        expect(wrong).toEqual([])
      })
    }
  })
}

test('a lesson page ships no more JavaScript than its budget', async ({ page }) => {
  const sizes: Record<string, number> = {}
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'script' || response.url().endsWith('.js'))
      sizes[response.url()] = gzipSync(await response.body()).length
  })
  await page.goto(academy.origin + LESSON, { waitUntil: 'networkidle' })
  // The labeling tool is fetched when its exercise comes into view: it counts too.
  await page.evaluate(() => document.querySelector('[data-island="TryIt"]')?.scrollIntoView())
  await page.getByRole('application').first().waitFor()
  await page.waitForLoadState('networkidle')
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  console.log(`lesson page: ${Object.keys(sizes).length} scripts, ${total} bytes of JavaScript (gzip)`)
  expect(total).toBeGreaterThan(0)
  expect(total).toBeLessThanOrEqual(JAVASCRIPT_BUDGET)
})

test('every labeling tool ships no more JavaScript than its budget', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tests/bench/tool-sizes.mjs'], { encoding: 'utf8' })
  console.log(stdout)
  expect(status, stdout + stderr).toBe(0)
})

test('whoever types before the page has come alive meets no error', async ({ page }) => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  // Touches the form in every free moment, from before the first script runs.
  await page.addInitScript(`
    const until = Date.now() + 1500
    const channel = new MessageChannel()
    channel.port1.onmessage = () => {
      const field = document.querySelector('main input:not([type=hidden])')
      if (field) { field.focus(); field.click(); field.dispatchEvent(new InputEvent('input', { bubbles: true })) }
      if (Date.now() < until) channel.port2.postMessage(0)
    }
    channel.port2.postMessage(0)`)
  for (let load = 0; load < 3; load++) await page.goto(`${academy.origin}/join`, { waitUntil: 'networkidle' })
  await page.getByRole('main').getByRole('textbox').first().fill('Jiho')
  expect(errors).toEqual([])
})

test('a lesson reads well without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(academy.origin + LESSON)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect((await page.locator('main').innerText()).split(/\s+/).length).toBeGreaterThan(300)
  await expect(page.locator('main img').first()).toBeVisible()
  await expect(page.getByRole('radio').first()).toBeVisible()
  await context.close()
})
