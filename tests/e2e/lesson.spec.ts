import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { type Academy, startAcademy } from './support/academy.ts'
import { type Place, walk } from './support/tools.ts'

/** A lesson in a real browser: its islands wake, work by keyboard and touch, and nothing of it needs JavaScript to read. */
let academy: Academy
test.beforeAll(async () => {
  academy = await startAcademy()
})
test.afterAll(() => academy.stop())

const LESSON = '/courses/boxes-on-the-street/tight-boxes'

test('a visitor answers, tries and compares, and finds it all again after a reload', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(academy.origin + LESSON)

  const check = page.locator('#check-which-part')
  await check.getByRole('radio', { name: /tires and side mirrors/ }).check()
  await check.getByRole('button').click()
  await expect(check.getByRole('status')).toContainText('That is right')
  await expect(check.getByText('Yes. Everything that is firmly part of the car')).toBeVisible()

  const exercise = page.locator('#try-first-box')
  await exercise.scrollIntoViewIfNeeded()
  const canvas = exercise.locator('svg').filter({ has: page.locator('image') })
  await expect(canvas).toBeVisible()
  await canvas.focus()
  // By keyboard alone: start a box at the crosshair, stretch it, finish it.
  await page.keyboard.press('Enter')
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowRight')
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Enter')
  await exercise.getByRole('button', { name: 'Hand in' }).click()
  await expect(exercise.getByRole('status').first()).toContainText('Your score')
  await exercise.getByRole('button', { name: 'Start over' }).click()
  await expect(exercise.getByRole('button', { name: 'Hand in' })).toBeVisible()

  const slider = page.locator('input[type=range]').first()
  await slider.focus()
  await page.keyboard.press('End')
  await expect(slider).toHaveValue('100')
  await page.getByRole('button', { name: 'Side by side' }).first().click()
  await expect(slider).toBeHidden()

  const second = page.locator('#check-small-object')
  await second.getByRole('radio').first().check()
  await second.getByRole('button').click()
  await expect(page.locator('#progress')).toContainText('Lesson complete')

  await page.reload()
  await expect(page.locator('#progress')).toContainText('Lesson complete')
  await expect(check.getByRole('status')).toContainText('That is right')
  const axe = await new AxeBuilder({ page }).analyze()
  expect(axe.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expect(complaints).toEqual([])
})

test('an outline is drawn in a lesson by keyboard: as a box it is loose, along the edge it is done', async ({
  page,
}) => {
  const complaints: string[] = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${academy.origin}/courses/what-labelers-do/what-quality-means`)
  const exercise = page.locator('#try-outline-a-car')
  await exercise.scrollIntoViewIfNeeded()
  const canvas = exercise.locator('[role=application] > [role=group]')
  const draw = async (corners: Place[]) => {
    await expect(canvas).toBeVisible()
    await canvas.focus()
    // The picture is 960 by 601 pixels, and the crosshair stands in its middle.
    let at: Place = [480, 301]
    for (const corner of corners) {
      await walk(page, at, corner)
      await page.keyboard.press('Enter')
      at = corner
    }
    // Once more on the last vertex: it closes.
    await page.keyboard.press('Enter')
    await exercise.getByRole('button', { name: 'Hand in' }).click()
  }

  const [left, top, right, bottom] = [165, 165, 795, 437]
  await draw([
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ])
  await expect(exercise.getByRole('status').first()).toContainText('Not there yet')
  await expect(exercise.getByText('found, but the outline is not tight')).toBeVisible()
  await expect(exercise.getByText('Done')).toBeHidden()

  await exercise.getByRole('button', { name: 'Start over' }).click()
  await draw([
    [left, 370],
    [205, 198],
    [255, 170],
    [480, 167],
    [570, 196],
    [690, 262],
    [775, 292],
    [right, 340],
    [690, bottom],
    [600, 400],
    [340, 400],
    [285, bottom],
  ])
  await expect(exercise.getByRole('status').first()).toContainText('Well done')
  await expect(exercise.getByText(/Overlap with gold 9\d%/)).toBeVisible()
  const axe = await new AxeBuilder({ page }).include('#try-outline-a-car').analyze()
  expect(axe.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await page.reload()
  await expect(exercise.getByText('Done')).toBeVisible()
  expect(complaints).toEqual([])
})

test('an answer that was chosen before the page came alive is not lost', async ({ page }) => {
  // The scripts arrive late, as they do over a slow line.
  let release = () => {}
  const late = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/assets/*.js', async (route) => {
    await late
    await route.continue()
  })
  await page.goto(academy.origin + LESSON, { waitUntil: 'commit' })
  const check = page.locator('#check-which-part')
  await check.getByRole('radio', { name: /tires and side mirrors/ }).check()
  release()
  await page.waitForLoadState('networkidle')
  await check.getByRole('button').click()
  await expect(check.getByRole('status')).toContainText('That is right')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, locale: 'ko-KR', viewport: { width: 390, height: 844 } })

  test('a lesson reads well and its checks work', async ({ page }) => {
    await page.goto(`${academy.origin}/courses/what-labelers-do/why-labels-matter`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('라벨이 왜 중요할까요')
    await expect(page.locator('#try-first-label')).toContainText('자바스크립트가 필요')
    await expect(page.locator('input[type=range]').first()).toBeHidden()
    const check = page.locator('#check-unsure')
    await check.getByRole('radio').first().check()
    await check.getByRole('button').click()
    await expect(page).toHaveURL(/#check-unsure$/)
    await expect(check.getByRole('status')).toContainText(/맞았어요|아쉬워요/)
  })

  test('what an exercise is about can be read', async ({ page }) => {
    await page.goto(`${academy.origin}/courses/what-labelers-do/what-quality-means`)
    await expect(page.locator('#try-names-by-rule')).toContainText('어제 한서윤 씨는 첫 기차로 부산에 갔어요.')
    await expect(page.locator('#try-read-a-sign img')).toBeAttached()
  })
})
