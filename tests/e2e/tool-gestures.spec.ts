import { expect, test, type Page } from '@playwright/test'
import type { BoxesLabel } from '#app/domain/labels/boxes.ts'
import { type Academy, startAcademy } from './support/academy.ts'
import { canvasOf, dragMouse, labelOf, openStory, pinch, type Place, touch } from './support/tools.ts'

/** What fingers, pen and buttons do on a canvas besides drawing, and what they must not do. */
let academy: Academy
test.beforeAll(async () => {
  academy = await startAcademy()
})
test.afterAll(() => academy.stop())

const APART: [Place, Place] = [
  [400, 270],
  [560, 270],
]
const CLOSE: [Place, Place] = [
  [450, 270],
  [510, 270],
]
const view = (page: Page) => canvasOf(page).getAttribute('viewBox')
const boxes = async (page: Page) => (await labelOf<BoxesLabel>(page)).boxes
/** Whether each menu that was asked for from now on was kept from opening. */
const keptMenus = (page: Page) =>
  page.evaluate(() => {
    const kept: boolean[] = []
    document.addEventListener('contextmenu', (event) => kept.push(event.defaultPrevented))
    Object.assign(window, { kept })
  })
const menus = (page: Page) => page.evaluate(() => (window as unknown as { kept: boolean[] }).kept)

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 })

  test('two fingers zoom and move the picture, draw nothing, and leave the page alone', async ({ page }) => {
    await openStory({ page, origin: academy.origin }, 'boxes/empty')
    const [fitted, page0] = [await view(page), await page.evaluate(() => [scrollY, visualViewport?.scale])]
    await pinch(page, APART, [
      [200, 270],
      [760, 270],
    ])
    const zoomed = (await view(page))!.split(' ').map(Number)
    expect(zoomed[2]).toBeLessThan(Number(fitted!.split(' ')[2]) / 2)
    await pinch(page, CLOSE, [
      [430, 290],
      [490, 290],
    ])
    expect(await view(page)).not.toBe(zoomed.join(' '))
    expect(await boxes(page)).toEqual([])
    await expect(page.locator('.lab-draft, .lab-loupe')).toHaveCount(0)
    expect(await page.evaluate(() => [scrollY, visualViewport?.scale])).toEqual(page0)
    await page.getByRole('button', { name: 'Show the whole picture' }).tap()
    await touch(page, [100, 100], [150, 150], [200, 180])
    expect(await boxes(page)).toHaveLength(1)
    for (const handle of await page.locator('.lab-reach').all()) {
      const { width, height } = (await handle.boundingBox())!
      expect(Math.min(width, height)).toBeGreaterThan(43.9)
    }
  })

  test('held sideways, with letters twice as big, it leaves a thumb page to scroll by', async ({ page }) => {
    await page.setViewportSize({ width: 844, height: 390 })
    await openStory({ page, origin: academy.origin }, 'boxes/drawn')
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
    await expect.poll(async () => (await canvasOf(page).boundingBox())!.height).toBeLessThan(300)
  })
})

test('a second button opens no menu and takes nothing from the first', async ({ page }) => {
  await openStory({ page, origin: academy.origin }, 'boxes/empty')
  await keptMenus(page)
  const { x, y } = (await canvasOf(page).boundingBox())!
  await page.mouse.move(x + 100, y + 100)
  await page.mouse.down()
  await page.mouse.move(x + 150, y + 150)
  await page.mouse.down({ button: 'right' })
  await page.mouse.up({ button: 'right' })
  await page.mouse.move(x + 200, y + 180)
  await page.mouse.up()
  expect(await menus(page)).toEqual([true])
  expect(await boxes(page)).toHaveLength(1)
  await expect(page.locator('.lab-draft')).toHaveCount(0)
})

test('the space bar moves the picture after a click on a class, and presses a class reached by keyboard', async ({
  page,
}) => {
  await openStory({ page, origin: academy.origin }, 'boxes/empty')
  const bus = page.getByRole('button', { name: /^Bus/ })
  await bus.click()
  await canvasOf(page).hover()
  await page.keyboard.press('+')
  const before = await view(page)
  await page.keyboard.down(' ')
  await dragMouse(page, [480, 270], [500, 280])
  await page.keyboard.up(' ')
  expect(await view(page)).not.toBe(before)
  expect(await boxes(page)).toEqual([])
  await page.getByRole('button', { name: /^Car/ }).focus()
  await page.keyboard.press(' ')
  await expect(page.getByRole('button', { name: /^Car/ })).toHaveAttribute('aria-pressed', 'true')
})
