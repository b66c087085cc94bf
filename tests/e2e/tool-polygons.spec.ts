import { expect, test } from '@playwright/test'
import type { PolygonsLabel } from '#app/domain/labels/polygons.ts'
import { type Academy, startAcademy } from './support/academy.ts'
import {
  canvasOf,
  clickAt,
  dragMouse,
  expectAlike,
  focusCanvas,
  labelOf,
  openStory,
  type Place,
  touch,
  undoAll,
  walk,
} from './support/tools.ts'

/** Regions by mouse, by touch and by keyboard: the same label. */
let academy: Academy
test.beforeAll(async () => {
  academy = await startAcademy()
})
test.afterAll(() => academy.stop())
test.use({ hasTouch: true, viewport: { width: 1280, height: 900 } })

const IMAGE = { width: 960, height: 540 }
const CORNERS: Place[] = [
  [440, 230],
  [540, 220],
  [560, 310],
  [450, 320],
]
const MADE = { kind: 'polygons', polygons: [{ id: 'r1', class: 'car', rings: [CORNERS.flat()] }] }
const rings = async (page: Parameters<typeof labelOf>[0], index: number) =>
  (await labelOf<PolygonsLabel>(page)).polygons[index]!.rings!

test('the same region by mouse, touch and keyboard; undone, and kept over a reload', async ({ page }) => {
  const tool = { page, origin: academy.origin }
  await openStory(tool, 'polygons/empty')
  for (const corner of [...CORNERS, CORNERS[0]!]) await clickAt(page, corner)
  expectAlike(await labelOf(page), MADE)
  await undoAll(page)
  expect(await labelOf(page)).toEqual({ kind: 'polygons', polygons: [] })

  await openStory(tool, 'polygons/empty')
  // Three are tapped, one slides to its place.
  await touch(page, CORNERS[0]!)
  await touch(page, [500, 260], [520, 240], CORNERS[1]!)
  for (const corner of [CORNERS[2]!, CORNERS[3]!, CORNERS[0]!]) await touch(page, corner)
  expectAlike(await labelOf(page), MADE)

  await openStory(tool, 'polygons/empty')
  let at = await focusCanvas(page, IMAGE)
  for (const [index, corner] of CORNERS.entries()) {
    await walk(page, at, corner)
    await page.keyboard.press(index % 2 === 0 ? 'Enter' : 'Space')
    at = corner
  }
  // One vertex too many is taken back; Enter once more on the last one closes.
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  expect(await labelOf(page)).toEqual(MADE)
  await expect(page.getByRole('button', { name: /^Region 1 of 1: Car, 4 vertices.*area 9\d{3}$/ })).toBeVisible()
  await expect(canvasOf(page)).toBeFocused()

  await page.reload({ waitUntil: 'networkidle' })
  await expect(page.getByRole('button', { name: /^Region 1 of 1: Car, 4 vertices/ })).toBeVisible()
  await canvasOf(page).focus()
  await page.keyboard.press(']')
  await page.keyboard.press('Delete')
  expect(await labelOf(page)).toEqual({ kind: 'polygons', polygons: [] })
  await undoAll(page)
  expect(await labelOf(page)).toEqual(MADE)
})

const SKY = [500, 40] as const

test('an outline that is not closed yet is kept over a reload, and forgotten once it is given up', async ({ page }) => {
  const tool = { page, origin: academy.origin }
  await openStory(tool, 'polygons/empty')
  for (const corner of [SKY, [600, 40], [600, 90], SKY] as const) await clickAt(page, corner)
  await page.keyboard.press('Escape')
  for (const corner of CORNERS.slice(0, 2)) await clickAt(page, corner)
  await page.reload({ waitUntil: 'networkidle' })
  await expect(page.getByRole('status').filter({ hasText: 'Vertices: 2' })).toBeAttached()
  for (const corner of [CORNERS[2]!, CORNERS[3]!, CORNERS[0]!]) await clickAt(page, corner)
  const { polygons } = await labelOf<PolygonsLabel>(page)
  expect(polygons).toHaveLength(2)
  expectAlike({ kind: 'polygons', polygons: [{ ...polygons[1]!, id: 'r1' }] }, MADE)

  await clickAt(page, [700, 60])
  await page.keyboard.press('Escape')
  await page.reload({ waitUntil: 'networkidle' })
  await expect(page.getByText('Click or tap to set vertices; the first one again closes the region.')).toBeVisible()
})

test('vertices are moved, inserted and deleted by mouse and by keyboard; holes are cut', async ({ page }) => {
  await openStory({ page, origin: academy.origin }, 'polygons/drawn')
  await clickAt(page, [450, 345])
  await dragMouse(page, [437, 202], [427, 212])
  expectAlike((await rings(page, 1))[0], [427, 212, 789, 202, 789, 360, 437, 360])
  await dragMouse(page, [608, 207], [610, 190])
  expectAlike((await rings(page, 1))[0]!.slice(0, 6), [427, 212, 610, 190, 789, 202])

  await page.locator('[data-shape="b"]').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Ring 1, vertex 1 of 5 at 427, 212' })).toBeFocused()
  await page.keyboard.press(']')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  expect((await rings(page, 1))[0]).toHaveLength(12)
  await page.keyboard.press('Delete')
  await page.keyboard.press('Delete')
  expect((await rings(page, 1))[0]).toHaveLength(8)
  await page.keyboard.press('Escape')

  await clickAt(page, [300, 400])
  await page.getByRole('button', { name: 'Cut a hole' }).click()
  for (const corner of [
    [250, 380],
    [330, 380],
    [330, 410],
    [250, 380],
  ] satisfies Place[])
    await clickAt(page, corner)
  expectAlike((await rings(page, 0))[1], [250, 380, 330, 380, 330, 410])
  await undoAll(page)
  expect((await rings(page, 0)).length + (await rings(page, 1)).length).toBe(4)
})

test('outlines have the colour of their class', async ({ page }) => {
  await openStory({ page, origin: academy.origin }, 'polygons/drawn')
  const stroke = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((line) => getComputedStyle(line).stroke)
  expect(await stroke('[data-shape="b"] .lab-line')).toBe(await stroke('[data-row="b"] .lab-line'))
})

test('reads as a tool to those who cannot see it', async ({ page }) => {
  await openStory({ page, origin: academy.origin }, 'polygons/drawn')
  await page.locator('[data-shape="a"]').focus()
  await expect(page.getByRole('application')).toMatchAriaSnapshot(`
    - application "Labeling tool":
      - 'group "Drawing area, regions so far: 2. Picture: A street by day"':
        - /button "Region 1 of 2: Car, 7 vertices, 271 by 101 pixels at 152, 326, area \\\\d+"/ [pressed]
        - /button "Region 2 of 2: Bus, 12 vertices, 352 by 158 pixels at 437, 202, area \\\\d+, 3 rings"/
        - button "Vertex 1 of 7 at 152, 380"
        - button "Vertex 2 of 7 at 190, 340"
  `)
})
