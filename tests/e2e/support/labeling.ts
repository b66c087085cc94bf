import { type Page, expect } from '@playwright/test'
import Database from 'better-sqlite3'
import type { Academy } from './academy.ts'

/** A box to be drawn, in pixels of the picture. */
export interface Target {
  class: string
  x: number
  y: number
  width: number
  height: number
}

const HOTKEYS: Record<string, string> = {
  car: '1',
  bus: '2',
  truck: '3',
  motorcycle: '4',
  bicycle: '5',
  person: '6',
  'traffic-light': '7',
  sign: '8',
}

interface Stored {
  boxes: (Target & { ignore?: boolean })[]
}

/** The boxes that count in an item's newest gold; null when it has none. The test may look, no browser can. */
export function goldOf(academy: Academy, itemId: string): Target[] | null {
  const database = new Database(`${academy.dataDir}/assay.db`, { readonly: true })
  const row = database
    .prepare('SELECT label FROM GoldLabel WHERE itemId = ? ORDER BY version DESC LIMIT 1')
    .pluck()
    .get(itemId)
  database.close()
  return row ? (JSON.parse(String(row)) as Stored).boxes.filter((box) => !box.ignore) : null
}

/** One value from the academy's database. */
export function lookUp(academy: Academy, sql: string, ...values: unknown[]): unknown {
  const database = new Database(`${academy.dataDir}/assay.db`, { readonly: true })
  try {
    return database
      .prepare(sql)
      .pluck()
      .get(...values)
  } finally {
    database.close()
  }
}

const canvasOf = (page: Page) => page.locator('[role=application] > [role=group]')

/** The id of the item whose picture the tool shows. */
export async function itemShown(page: Page): Promise<string> {
  const href = await canvasOf(page).locator('image').getAttribute('href')
  return href!.split('/').at(-1)!
}

/** Where the picture lies on the screen, and how many screen pixels one of its pixels takes. */
async function frame(page: Page, pictureWidth: number) {
  const box = (await canvasOf(page).locator('image').boundingBox())!
  return { left: box.x, top: box.y, scale: box.width / pictureWidth }
}

async function ready(page: Page) {
  await expect(canvasOf(page)).toBeVisible()
  await expect(canvasOf(page).locator('image')).toBeVisible()
  await canvasOf(page).scrollIntoViewIfNeeded()
}

/** Draws boxes by dragging the mouse, then names each by its key. */
export async function drawByMouse(
  page: Page,
  targets: readonly Target[],
  pictureWidth = 960,
  keys: Readonly<Record<string, string>> = HOTKEYS,
): Promise<void> {
  await ready(page)
  for (const target of targets) {
    const { left, top, scale } = await frame(page, pictureWidth)
    const at = (x: number, y: number) => [left + x * scale, top + y * scale] as const
    await page.mouse.move(...at(target.x, target.y))
    // Shift draws a new box also where another one is selected.
    await page.keyboard.down('Shift')
    await page.mouse.down()
    await page.mouse.move(...at(target.x + target.width / 2, target.y + target.height / 2))
    await page.mouse.move(...at(target.x + target.width, target.y + target.height))
    await page.mouse.up()
    await page.keyboard.up('Shift')
    await page.keyboard.press(keys[target.class]!)
  }
}

/** Moves by whole pixels with arrow keys: Shift makes ten, Alt makes one. */
async function walk(page: Page, dx: number, dy: number) {
  for (const [distance, forward, back] of [
    [dx, 'ArrowRight', 'ArrowLeft'],
    [dy, 'ArrowDown', 'ArrowUp'],
  ] as const) {
    const key = distance > 0 ? forward : back
    const pixels = Math.round(Math.abs(distance))
    for (let step = 0; step < Math.floor(pixels / 10); step++) await page.keyboard.press(`Shift+${key}`)
    for (let step = 0; step < pixels % 10; step++) await page.keyboard.press(`Alt+${key}`)
  }
}

/** Draws boxes with the keyboard alone: no pointer is touched. */
export async function drawByKeyboard(
  page: Page,
  targets: readonly Target[],
  picture = { width: 960, height: 640 },
): Promise<void> {
  await ready(page)
  for (const target of targets) {
    await page.keyboard.press('Escape')
    await canvasOf(page).focus()
    await page.keyboard.press(HOTKEYS[target.class]!)
    // From any place, the top left corner is reached by walking further than the picture is wide.
    await walk(page, -picture.width - 20, -picture.height - 20)
    await walk(page, target.x, target.y)
    await page.keyboard.press('Enter')
    await walk(page, target.width, target.height)
    await page.keyboard.press('Enter')
  }
}
