import { type Page, expect } from '@playwright/test'
import type { Academy } from './academy.ts'

/** Opens a tool in one of its states (app/components/labeling/<kind>/stories.ts) and waits until it can be used. */
export async function openStory(page: Page, academy: Academy, story: string): Promise<void> {
  await page.goto(`${academy.origin}/dev/tools?story=${story}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(story)
  await expect(page.getByText(/Loading the|불러오고 있어요/)).toHaveCount(0)
  // The server's page cannot be used before the browser's code has woken it.
  await page.waitForFunction(() => {
    const tool = document.querySelector('main button, main input, main [tabindex]')
    return tool !== null && Object.keys(tool).some((key) => key.startsWith('__reactProps'))
  })
}

/** The label that the story's tool has told last. */
export async function labelOf(page: Page): Promise<unknown> {
  return JSON.parse((await page.locator('[data-label]').textContent()) ?? 'null')
}

export const expectLabel = (page: Page, label: unknown) => expect.poll(() => labelOf(page)).toEqual(label)

/** Where a code point of the text to be marked stands in the window. */
export async function letterAt(page: Page, offset: number) {
  const box = await page.evaluate((offset) => {
    for (const piece of document.querySelectorAll<HTMLElement>('[data-at]')) {
      const points = [...(piece.textContent ?? '')]
      const start = Number(piece.dataset.at)
      if (offset < start || offset >= start + points.length) continue
      const range = document.createRange()
      range.setStart(piece.firstChild!, points.slice(0, offset - start).join('').length)
      range.setEnd(piece.firstChild!, points.slice(0, offset - start + 1).join('').length)
      const { left, right, top, bottom } = range.getBoundingClientRect()
      return { left, right, top, bottom }
    }
    return null
  }, offset)
  if (!box) throw new Error(`there is no letter ${offset}`)
  return { ...box, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
}

type Point = { x: number; y: number }

/** Drags one finger, as a hand does it: several moves. */
export async function dragFinger(page: Page, from: Point, to: Point): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  await send('touchStart', [from])
  const steps = 8
  for (let step = 1; step <= steps; step++)
    await send('touchMove', [
      { x: from.x + ((to.x - from.x) * step) / steps, y: from.y + ((to.y - from.y) * step) / steps },
    ])
  // A finger that leaves while it moves throws the page, and the next tap would only stop it: it rests first.
  await page.waitForTimeout(250)
  await send('touchMove', [to])
  await send('touchEnd', [])
  await session.detach()
}

/** Drags the mouse with its left button. */
export async function dragMouse(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 3 })
  await page.mouse.up()
}

/** The middle of an element in the window. */
export async function middleOf(page: Page, selector: string): Promise<Point> {
  const box = (await page.locator(selector).first().boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Presses a key several times. */
export async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let count = 0; count < times; count++) await page.keyboard.press(key)
}
