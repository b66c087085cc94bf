import { expect, test } from '@playwright/test'
import type { KeypointsLabel } from '#app/domain/labels/keypoints.ts'
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

/** Skeletons by mouse, by touch and by keyboard: the same label. */
let academy: Academy
test.beforeAll(async () => {
  academy = await startAcademy()
})
test.afterAll(() => academy.stop())
test.use({ hasTouch: true, viewport: { width: 1280, height: 900 } })

const IMAGE = { width: 960, height: 540 }
const PLACES: Place[] = [
  [540, 220],
  [460, 220],
  [530, 300],
]
const MADE = {
  kind: 'keypoints',
  instances: [
    {
      id: 's1',
      class: 'vehicle',
      points: [
        { x: 540, y: 220, v: 2 },
        { x: 460, y: 220, v: 2 },
        { x: 530, y: 300, v: 2 },
        { x: 0, y: 0, v: 0 },
        { x: 470, y: 300, v: 1 },
      ],
    },
  ],
}
const points = async (page: Parameters<typeof labelOf>[0], index = 0) =>
  (await labelOf<KeypointsLabel>(page)).instances[index]!.points

test('the same skeleton by mouse, touch and keyboard; undone, and kept over a reload', async ({ page }) => {
  const tool = { page, origin: academy.origin }
  const button = (name: string) => page.getByRole('group', { name: 'State of the point' }).getByRole('button', { name })
  await openStory(tool, 'keypoints/empty')
  for (const place of PLACES) await clickAt(page, place)
  await button('not there').click()
  await button('hidden').click()
  await clickAt(page, [470, 300])
  expectAlike(await labelOf(page), MADE)
  await undoAll(page)
  expect(await labelOf(page)).toEqual({ kind: 'keypoints', instances: [] })

  await openStory(tool, 'keypoints/empty')
  await touch(page, PLACES[0]!)
  await touch(page, [420, 260], [440, 240], PLACES[1]!)
  await touch(page, PLACES[2]!)
  await button('not there').tap()
  await button('hidden').tap()
  await touch(page, [470, 300])
  expectAlike(await labelOf(page), MADE)

  await openStory(tool, 'keypoints/empty')
  let at = await focusCanvas(page, IMAGE)
  for (const [index, place] of PLACES.entries()) {
    await walk(page, at, place)
    await page.keyboard.press(index === 0 ? 'Enter' : 'Space')
    at = place
  }
  await expect(page.getByText('Next: Back wheel (4 of 5)', { exact: false })).toBeVisible()
  await page.keyboard.press('Shift+N')
  await page.keyboard.press('Shift+V')
  await walk(page, at, [470, 300])
  await page.keyboard.press('Enter')
  expect(await labelOf(page)).toEqual(MADE)

  await page.reload({ waitUntil: 'networkidle' })
  await expect(page.getByRole('button', { name: /^Skeleton 1 of 1: Vehicle, 4 of 5 points/ })).toBeVisible()
  await canvasOf(page).focus()
  await page.keyboard.press(']')
  await page.keyboard.press('ArrowDown')
  expect((await points(page))[0]).toEqual({ x: 540, y: 221, v: 2 })
  await undoAll(page)
  expect(await labelOf(page)).toEqual(MADE)
})

test('each point set is one step back, until nothing is left', async ({ page }) => {
  await openStory({ page, origin: academy.origin }, 'keypoints/empty')
  for (const place of PLACES) await clickAt(page, place)
  await page.keyboard.press('Control+z')
  expect((await points(page)).map(({ v }) => v)).toEqual([2, 2, 0, 0, 0])
  await undoAll(page)
  expect(await labelOf(page)).toEqual({ kind: 'keypoints', instances: [] })
})

test('points are moved, hidden and taken away, by mouse and by keyboard', async ({ page }) => {
  await openStory({ page, origin: academy.origin }, 'keypoints/drawn')
  await dragMouse(page, [775, 210], [765, 220])
  expectAlike((await points(page))[0], { x: 765, y: 220, v: 2 })
  await expect(page.getByRole('button', { name: /^Front of the roof, point 1 of 5, visible, at 76/ })).toBeFocused()
  await page.keyboard.press('Shift+V')
  await page.keyboard.press('ArrowLeft')
  expect((await points(page))[0]?.v).toBe(1)
  await page.keyboard.press(']')
  await page.keyboard.press('Delete')
  expect((await points(page))[1]).toEqual({ x: 0, y: 0, v: 0 })
  await undoAll(page)
  expect((await points(page))[1]).toEqual({ x: 445, y: 210, v: 2 })
})

test('reads as a tool to those who cannot see it', async ({ page }) => {
  await openStory({ page, origin: academy.origin }, 'keypoints/drawn')
  await page.locator('[data-shape="a"]').focus()
  await expect(page.getByRole('application')).toMatchAriaSnapshot(`
    - application "Labeling tool":
      - 'group "Drawing area, skeletons so far: 2. Picture: A street by day"':
        - 'button "Skeleton 1 of 2: Vehicle, 4 of 5 points, 330 by 142 pixels at 445, 210" [pressed]'
        - 'button "Skeleton 2 of 2: Vehicle, 5 of 5 points, 155 by 77 pixels at 205, 338"'
        - button "Front of the roof, point 1 of 5, visible, at 775, 210"
        - button "Back of the roof, point 2 of 5, visible, at 445, 210"
        - button "Front wheel, point 3 of 5, visible, at 715, 352"
        - button "Back wheel, point 4 of 5, hidden, at 510, 352"
  `)
})
