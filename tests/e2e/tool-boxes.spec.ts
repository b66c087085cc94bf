import { expect, test } from '@playwright/test'
import type { BoxesLabel } from '#app/domain/labels/boxes.ts'
import { type Academy, startAcademy } from './support/academy.ts'
import {
  canvasOf,
  clickAt,
  dragMouse,
  expectAlike,
  focusCanvas,
  labelOf,
  openStory,
  touch,
  undoAll,
  walk,
} from './support/tools.ts'

/** Boxes by mouse, by touch and by keyboard: the same label. */
let academy: Academy
test.beforeAll(async () => {
  academy = await startAcademy()
})
test.afterAll(() => academy.stop())
test.use({ hasTouch: true, viewport: { width: 1280, height: 900 } })

const IMAGE = { width: 960, height: 540 }
const MADE = { kind: 'boxes', boxes: [{ id: 'b1', class: 'bus', x: 450, y: 250, width: 120, height: 64 }] }

test('the same box by mouse, touch and keyboard; undone, and kept over a reload', async ({ page }) => {
  const tool = { page, origin: academy.origin }
  await openStory(tool, 'boxes/empty')
  await page.getByRole('button', { name: /^Bus/ }).click()
  await dragMouse(page, [450, 250], [570, 314])
  expectAlike(await labelOf(page), MADE)
  await undoAll(page)
  expect(await labelOf(page)).toEqual({ kind: 'boxes', boxes: [] })

  await openStory(tool, 'boxes/empty')
  await page.getByRole('button', { name: /^Bus/ }).tap()
  await touch(page, [450, 250], [500, 280], [570, 314])
  expectAlike(await labelOf(page), MADE)

  await openStory(tool, 'boxes/empty')
  const start = await focusCanvas(page, IMAGE)
  await page.keyboard.press('2')
  await walk(page, start, [450, 250])
  await page.keyboard.press('Enter')
  await walk(page, [450, 250], [570, 314])
  await page.keyboard.press('Enter')
  expect(await labelOf(page)).toEqual(MADE)

  await page.reload({ waitUntil: 'networkidle' })
  await expect(page.getByRole('button', { name: 'Box 1 of 1: Bus, 120 by 64 pixels at 450, 250' })).toBeVisible()
  await canvasOf(page).focus()
  await page.keyboard.press(']')
  await page.keyboard.press('ArrowRight')
  expect((await labelOf<BoxesLabel>(page)).boxes[0]?.x).toBe(451)
  await undoAll(page)
  expect(await labelOf(page)).toEqual(MADE)
})

test('a box is turned by its handle, by keys and by its field; hidden, locked, copied', async ({ page }) => {
  await openStory({ page, origin: academy.origin }, 'boxes/drawn')
  const bus = async () => (await labelOf<BoxesLabel>(page)).boxes[1]!
  await clickAt(page, [600, 280])
  await page.keyboard.press('.')
  await page.keyboard.press('Shift+Period')
  expect((await bus()).rotation).toBe(16)
  await page.getByRole('spinbutton', { name: 'Turned by (degrees)' }).fill('0')
  expect((await bus()).rotation).toBeUndefined()
  await page.getByRole('button', { name: 'Handle to turn boxes' }).click()
  const knob = (await page.locator('[data-handle="rotate"]').boundingBox())!
  const middle = (await page.locator('[data-body]').boundingBox())!
  await page.mouse.move(knob.x + knob.width / 2, knob.y + knob.height / 2)
  await page.mouse.down()
  const reach = middle.y + middle.height / 2 - knob.y - knob.height / 2
  await page.mouse.move(middle.x + middle.width / 2 + reach, middle.y + middle.height / 2 - reach, { steps: 4 })
  await page.mouse.up()
  expect((await bus()).rotation).toBe(45)

  await page.getByRole('button', { name: 'Lock box 2' }).click()
  await page.locator('[data-shape="b"]').focus()
  await page.keyboard.press('Delete')
  expect((await labelOf<BoxesLabel>(page)).boxes).toHaveLength(2)
  await page.getByRole('button', { name: 'Hide box 2' }).click()
  await expect(page.locator('[data-shape="b"]')).toHaveCount(0)
  await page.locator('[data-shape="a"]').focus()
  await page.keyboard.press('Control+c')
  await page.keyboard.press('Control+v')
  expect((await labelOf<BoxesLabel>(page)).boxes[2]).toMatchObject({ class: 'car', x: 164, y: 338 })
  await undoAll(page)
  expect((await labelOf<BoxesLabel>(page)).boxes).toHaveLength(2)
})

test('keys can be changed, conflicts are told, and the change is remembered', async ({ page }) => {
  await openStory({ page, origin: academy.origin }, 'boxes/drawn')
  await canvasOf(page).focus()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keys and gestures' })
  await dialog.getByRole('button', { name: 'Change the key: Hide or show the selected one' }).click()
  await page.keyboard.press('2')
  await expect(dialog.getByRole('status')).toHaveText('2 is taken: Bus')
  await page.keyboard.press('x')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.reload({ waitUntil: 'networkidle' })
  await page.locator('[data-shape="a"]').focus()
  await page.keyboard.press('x')
  await expect(page.locator('[data-shape="a"]')).toHaveCount(0)
})

test('reads as a tool to those who cannot see it', async ({ page }) => {
  await openStory({ page, origin: academy.origin }, 'boxes/drawn')
  await expect(page.getByRole('application')).toMatchAriaSnapshot(`
    - application "Labeling tool":
      - 'group "Drawing area, boxes so far: 2. Picture: A street by day"':
        - 'button "Box 1 of 2: Car, 271 by 101 pixels at 152, 326"'
        - 'button "Box 2 of 2: Bus, 352 by 158 pixels at 437, 202"'
  `)
  await expect(page.getByRole('group', { name: '2 boxes' })).toMatchAriaSnapshot(`
    - group "2 boxes":
      - paragraph: 2 boxes
      - list:
        - listitem:
          - button "1. Car 271 × 101"
        - listitem:
          - button "2. Bus 352 × 158"
  `)
})
