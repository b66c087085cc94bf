/**
 * What typing and selecting cost in a text of 20,000 characters with 1,000 spans, against one of 180 characters with 6:
 * the browser's main thread's own time for each key or move (script, style, layout and paint, other programs not
 * counted), and the time from the event to the next painted frame (Event Timing), which on a busy machine is longer.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type CDPSession, type Page } from '@playwright/test'
import { startAcademy } from '#tests/e2e/support/academy.ts'
import { letterAt, openStory } from '#tests/e2e/support/stories.ts'
import { FLAGS, findBrowser } from '#tests/support/browser.mjs'

const LIMIT = 50

interface Figure {
  story: string
  act: string
  events: number
  /** Milliseconds of the main thread per event. */
  own: number
  p50: number
  p95: number
  longest: number
  longTasks: number
}

/** Starts counting events and long tasks; what is painted within 8 ms is not told by the browser and counts as 8. */
async function watch(page: Page) {
  await page.evaluate(() => {
    const seen = { durations: [] as number[], long: 0 }
    ;(window as unknown as { seen: typeof seen }).seen = seen
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (/^(keydown|pointerdown|pointermove|pointerup|mousemove)$/.test(entry.name))
          seen.durations.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit)
    new PerformanceObserver((list) => {
      seen.long += list.getEntries().length
    }).observe({ type: 'longtask' })
  })
}

/** What the page's main thread has worked so far, in milliseconds of its own clock. */
async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

async function measure(
  page: Page,
  session: CDPSession,
  story: string,
  act: string,
  events: number,
  work: () => Promise<void>,
): Promise<Figure> {
  await watch(page)
  const before = await threadTime(session)
  await work()
  await page.waitForTimeout(300)
  const own = Math.round(((await threadTime(session)) - before) / events)
  const { durations, long } = await page.evaluate(
    () => (window as unknown as { seen: { durations: number[]; long: number } }).seen,
  )
  const all = [...durations, ...new Array<number>(Math.max(0, events - durations.length)).fill(8)].sort((a, b) => a - b)
  const at = (share: number) => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0
  return { story, act, events, own, p50: at(0.5), p95: at(0.95), longest: at(1), longTasks: long }
}

async function measureStory(page: Page, session: CDPSession, story: string, acts: number): Promise<Figure[]> {
  const text = page.locator('[role=application] > [role=group]')
  await text.focus()
  await page.keyboard.press('Control+Home')
  const figures: Figure[] = []
  figures.push(
    await measure(page, session, story, 'select by key', acts, async () => {
      for (let step = 0; step < acts; step++) await page.keyboard.press('Shift+ArrowRight')
    }),
  )
  figures.push(
    await measure(page, session, story, 'mark, then undo', acts, async () => {
      for (let step = 0; step < acts / 4; step++) {
        await page.keyboard.press('Escape')
        await page.keyboard.press('Shift+ArrowRight')
        await page.keyboard.press('Enter')
        await page.keyboard.press('Control+z')
      }
    }),
  )
  const from = await letterAt(page, 5)
  figures.push(
    await measure(page, session, story, 'select by mouse', acts, async () => {
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      for (let step = 1; step <= acts; step++) await page.mouse.move(from.x + step * 6, from.y + (step % 3))
      await page.mouse.up()
    }),
  )
  return figures
}

/** Measures and prints; throws when the text with 1,000 spans is not within the limit. */
export async function run(): Promise<Figure[]> {
  const academy = await startAcademy({ NODE_ENV: 'test' })
  const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS })
  try {
    const page = await (await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } })).newPage()
    // Of one session: the browser counts from when it was asked to.
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const figures: Figure[] = []
    for (const name of ['marked', 'thousand']) {
      await openStory(page, academy, `spans/${name}`)
      await page.waitForTimeout(1000)
      figures.push(...(await measureStory(page, session, name, 40)))
    }
    console.table(figures)
    const slow = figures.filter(({ story, own }) => story === 'thousand' && own > LIMIT)
    if (slow.length > 0) throw new Error(`over ${LIMIT} ms: ${slow.map(({ act, own }) => `${act} ${own}`).join(', ')}`)
    return figures
  } finally {
    await browser.close()
    await academy.stop()
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await run()
