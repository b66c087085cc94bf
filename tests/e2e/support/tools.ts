import { type CDPSession, type Page, expect } from '@playwright/test'

/** A tool on the page of stories, and the three ways to work it. Places are pixels of the picture. */
export type Place = readonly [x: number, y: number]

export interface ToolPage {
  page: Page
  origin: string
}

export const canvasOf = (page: Page) => page.locator('[role=application] > [role=group]')

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

type TouchType = 'touchStart' | 'touchMove' | 'touchEnd'
const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** What the fingers on the screen do now, in pixels of the window. */
async function fingers(page: Page, type: TouchType, places: readonly Place[]): Promise<void> {
  const session = await (sessions.get(page) ?? sessions.set(page, page.context().newCDPSession(page)).get(page)!)
  await session.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(([x, y], id) => ({ x, y, id })) })
}

/** One finger: down at the first place, over the others, up at the last. */
export async function touch(page: Page, ...places: Place[]): Promise<void> {
  const screen = await Promise.all(places.map((place) => onScreen(page, place)))
  await fingers(page, 'touchStart', screen.slice(0, 1))
  for (const place of screen.slice(1)) await fingers(page, 'touchMove', [place])
  await fingers(page, 'touchEnd', [])
}

/** Two fingers: the first slides a little before the second comes, then both go from their places to others. */
export async function pinch(page: Page, from: [Place, Place], to: [Place, Place]): Promise<void> {
  const [start, end] = await Promise.all([from, to].map((pair) => Promise.all(pair.map((at) => onScreen(page, at)))))
  await fingers(page, 'touchStart', [[start![0]![0] - 20, start![0]![1] - 20]])
  await fingers(page, 'touchMove', [start![0]!])
  await fingers(page, 'touchStart', start!)
  for (const share of [0.25, 0.5, 0.75, 1]) {
    const between = start!.map(([x, y], at): Place => [x + (end![at]![0] - x) * share, y + (end![at]![1] - y) * share])
    await fingers(page, 'touchMove', between)
  }
  // Fingers that leave while they move throw the page, and the next tap would only stop it: they rest first.
  await page.waitForTimeout(250)
  await fingers(page, 'touchEnd', [])
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
