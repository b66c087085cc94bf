import { type CDPSession, type Page, expect } from '@playwright/test'

/** A tool on the page of stories, and the three ways to work it. Places are pixels of the picture. */
export type Place = readonly [x: number, y: number]

export interface ToolPage {
  page: Page
  origin: string
}

export const canvasOf = (page: Page) => page.getByRole('application')

/** Opens a story as somebody who has not touched it yet. */
export async function openStory({ page, origin }: ToolPage, story: string): Promise<void> {
  await page.goto(`${origin}/dev/tools?story=${story}`)
  await page.evaluate(() => sessionStorage.clear())
  await page.reload({ waitUntil: 'networkidle' })
  await expect(canvasOf(page)).toBeVisible()
  await canvasOf(page).scrollIntoViewIfNeeded()
}

/** The label that the tool has told its page. */
export async function labelOf<L>(page: Page): Promise<L> {
  return JSON.parse((await page.locator('[data-label]').textContent())!) as L
}

/** Where a place of the picture is on the screen now. */
async function onScreen(page: Page, [x, y]: Place): Promise<Place> {
  const picture = canvasOf(page).locator('image').first()
  const box = (await picture.boundingBox())!
  const scale = box.width / Number(await picture.getAttribute('width'))
  return [box.x + x * scale, box.y + y * scale]
}

export async function clickAt(page: Page, place: Place): Promise<void> {
  await page.mouse.click(...(await onScreen(page, place)))
}

export async function dragMouse(page: Page, from: Place, to: Place): Promise<void> {
  await page.mouse.move(...(await onScreen(page, from)))
  await page.mouse.down()
  await page.mouse.move(...(await onScreen(page, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2])))
  await page.mouse.move(...(await onScreen(page, to)))
  await page.mouse.up()
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** One finger: down at the first place, over the others, up at the last. */
export async function touch(page: Page, ...places: Place[]): Promise<void> {
  const session = await (sessions.get(page) ?? sessions.set(page, page.context().newCDPSession(page)).get(page)!)
  const send = async (type: 'touchStart' | 'touchMove' | 'touchEnd', place?: Place) => {
    const touchPoints = place ? [{ x: place[0], y: place[1] }] : []
    await session.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
  const screen = await Promise.all(places.map((place) => onScreen(page, place)))
  await send('touchStart', screen[0])
  for (const place of screen.slice(1)) await send('touchMove', place)
  await send('touchEnd')
}

/** Moves the crosshair by whole pixels: Shift makes ten, Alt makes one. */
async function step(page: Page, distance: number, forward: string, back: string): Promise<void> {
  const key = distance > 0 ? forward : back
  for (let left = Math.abs(distance); left > 0; left -= left >= 10 ? 10 : 1)
    await page.keyboard.press(`${left >= 10 ? 'Shift' : 'Alt'}+${key}`)
}
export async function walk(page: Page, [fromX, fromY]: Place, [toX, toY]: Place): Promise<void> {
  await step(page, toX - fromX, 'ArrowRight', 'ArrowLeft')
  await step(page, toY - fromY, 'ArrowDown', 'ArrowUp')
}

/** Puts the focus on the canvas; the crosshair is in the middle of the picture then. */
export async function focusCanvas(page: Page, image: { width: number; height: number }): Promise<Place> {
  await canvasOf(page).focus()
  return [Math.round(image.width / 2), Math.round(image.height / 2)]
}

/** Undoes until there is nothing left to undo. */
export async function undoAll(page: Page): Promise<void> {
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  while ((await undo.getAttribute('aria-disabled')) === null) await undo.click()
}

/** Every number of two labels differs by at most one, and everything else is the same. */
export function expectAlike(a: unknown, b: unknown): void {
  if (typeof a === 'number' && typeof b === 'number') {
    expect(Math.abs(a - b)).toBeLessThanOrEqual(1)
  } else if (a && b && typeof a === 'object' && typeof b === 'object') {
    expect(Object.keys(a).sort()).toEqual(Object.keys(b).sort())
    for (const key of Object.keys(a)) expectAlike(a[key as keyof typeof a], b[key as keyof typeof b])
  } else expect(a).toEqual(b)
}
