import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test, type Page } from '@playwright/test'
import { type Academy, startAcademy } from './support/academy.ts'

/**
 * Every tool in every state, on a phone, in both languages, light and dark: nothing on the console, nothing that axe
 * objects to, nothing that scrolls sideways, also with letters twice as large. One page walks through all stories, for
 * loading each would take minutes.
 */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Stories of a thousand shapes or spans are the same states many times over; axe would take a minute for each. */
const tooMany = (story: string) => story.endsWith('/thousand')

let academy: Academy
test.describe.configure({ mode: 'parallel', timeout: 300_000 })
test.beforeAll(async () => {
  academy = await startAcademy()
})
test.afterAll(() => academy.stop())

type Violation = { id: string; nodes: string[] }

/** What axe objects to; with `rules`, only to what they are about. */
function violations(page: Page, rules?: string[]): Promise<Violation[]> {
  return page.evaluate(async (rules) => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const found = await axe.run({ resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) })
    return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 200)) }))
  }, rules)
}

/** By how many pixels the page or an open dialog scrolls sideways, with letters of the usual size and of twice that. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.documentElement
    const over = () =>
      Math.max(
        root.scrollWidth - window.innerWidth,
        ...[...document.querySelectorAll('dialog[open]')].map((dialog) => dialog.scrollWidth - dialog.clientWidth),
      )
    const usual = over()
    root.style.fontSize = '200%'
    const twice = over()
    root.style.fontSize = ''
    return Math.max(usual, twice)
  })
}

/** Shapes whose outline has another colour than their name on the picture; each is the colour of the class. */
function miscoloured(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-shape]:has(.lab-tag)')]
      .filter((shape) => {
        const styleOf = (part: string) => {
          const found = shape.querySelector(part)
          return found && getComputedStyle(found)
        }
        const line = styleOf('.lab-line')
        return line && (line.stroke !== styleOf('.lab-tag')?.fill || line.opacity !== '1')
      })
      .map((shape) => shape.getAttribute('aria-label') ?? ''),
  )
}

/** The story of a picture that does not come. */
const waits = (story: string) => story.endsWith('/waiting')

/** Goes to a story as a link does, without loading the page again, and waits until what it does is done. */
async function walkTo(page: Page, story: string) {
  await page.evaluate(
    (story) =>
      (window as unknown as { __remixRouter: { navigate(to: string): void } }).__remixRouter.navigate(
        `/dev/tools?story=${story}`,
      ),
    story,
  )
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(story)
  await expect(page.locator('[data-ready]')).toBeVisible()
  await expect(page.getByText(/Loading the|불러오고 있어요/)).toHaveCount(waits(story) ? 1 : 0)
}

for (const [locale, scheme, other] of [
  ['en-US', 'light', 'dark'],
  ['ko-KR', 'dark', 'light'],
] as const)
  test(`every story, ${locale}`, async ({ browser }) => {
    const context = await browser.newContext({ locale, colorScheme: scheme, viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    await page.route('**/*?waiting', () => {})
    const complaints: string[] = []
    let story = ''
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(`${story}: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(`${story}: ${error.message}`))
    await page.goto(`${academy.origin}/dev/tools`)
    // The links are there before the router that follows them.
    await page.waitForFunction(() => '__remixRouter' in window)
    const stories = await page.locator('main li a').allTextContents()
    expect(stories.length).toBeGreaterThan(120)
    await page.evaluate(AXE)
    const wrong: unknown[] = []
    for (story of stories.filter((name) => !tooMany(name))) {
      await walkTo(page, story)
      wrong.push(...(await violations(page)).map((violation) => ({ story, scheme, ...violation })))
      await page.emulateMedia({ colorScheme: other })
      const contrast = await violations(page, ['color-contrast'])
      wrong.push(...contrast.map((violation) => ({ story, scheme: other, ...violation })))
      await page.emulateMedia({ colorScheme: scheme })
      const over = await sideways(page)
      if (over > 0) wrong.push({ story, sideways: over })
      wrong.push(...(await miscoloured(page)).map((miscoloured) => ({ story, miscoloured })))
    }
    expect(wrong).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

test('what is pressed or chosen can be told where the system chooses the colours', async ({ browser }) => {
  const context = await browser.newContext({ forcedColors: 'active', viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  for (const [story, chosen, other] of [
    ['boxes/selected', '.lab-legend [aria-pressed=true]', '.lab-legend [aria-pressed=false]'],
    ['classification/opened', '[aria-selected=true]', '[aria-selected=false]'],
    ['keypoints/guided', '[aria-current=step]', 'ol button:not([aria-current])'],
  ] as const) {
    await page.goto(`${academy.origin}/dev/tools?story=${story}`)
    await expect(page.locator('[data-ready]')).toBeVisible()
    const borderOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).border)
    expect(await borderOf(chosen), story).not.toBe(await borderOf(other))
  }
  await context.close()
})
