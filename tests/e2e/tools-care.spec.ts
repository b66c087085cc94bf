import { expect, test, type Page } from '@playwright/test'
import { type Academy, startAcademy } from './support/academy.ts'
import { wordsOf } from './support/words.ts'
import { dragMouse, expectLabel, labelOf, letterAt, middleOf, openStory, pressTimes } from './support/stories.ts'

/** What goes wrong between a browser and a tool where nobody looks: handles under the pointer, text that turns, lost focus. */
let academy: Academy
test.beforeAll(async () => {
  academy = await startAcademy()
})
test.afterAll(() => academy.stop())

const chosen = (page: Page) =>
  expect.poll(() =>
    page.locator('.lab-chosen').evaluateAll((pieces) => pieces.map((piece) => piece.textContent).join('')),
  )
/** Drags over letters, from the first to the last or back, very near to their outer edges. */
async function dragOver(page: Page, from: number, to: number) {
  const [a, b] = [await letterAt(page, from), await letterAt(page, to)]
  const edge = ({ left, right }: typeof a, first: boolean) => (first === a.left < b.left ? left + 1 : right - 1)
  await dragMouse(page, { x: edge(a, true), y: a.y }, { x: edge(b, false), y: b.y })
}

test('the mouse selects what it was drawn over, forwards and backwards, with its own handles in the way', async ({
  page,
}) => {
  await openStory(page, academy, 'spans/korean-empty')
  await dragOver(page, 5, 6)
  await chosen(page).toBe('부산')
  await page.keyboard.press('Escape')
  await dragOver(page, 8, 5)
  await chosen(page).toBe('부산에서')
})

test('where a text turns, the letter under the mouse counts', async ({ page }) => {
  await openStory(page, academy, 'spans/hebrew')
  await dragOver(page, 16, 21)
  await chosen(page).toBe('Google')
  await page.keyboard.press('Escape')
  await dragOver(page, 0, 2)
  await chosen(page).toBe('דנה')
  // By keyboard the next word is selected without the blank before it.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await chosen(page).toBe('כהן')
})

test('a passage dragged to the edge of a phone scrolls the page while the finger rests', async ({ browser }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 }, locale: 'en-US' })
  const page = await context.newPage()
  await openStory(page, academy, 'spans/thousand')
  const word = await letterAt(page, 3)
  await page.touchscreen.tap(word.x, word.y)
  await chosen(page).toBe('Monday')
  // A tap beside the letters lets go of them.
  const below = (await page.locator('[role=application] > [role=group]').boundingBox())!
  await page.touchscreen.tap(below.x + 4, below.y + 3)
  await chosen(page).toBe('')
  await page.touchscreen.tap(word.x, word.y)
  await page.locator('[data-grip=end] .lab-grip-reach').waitFor()
  const handle = await middleOf(page, '[data-grip=end] .lab-grip-reach')
  const session = await context.newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  await send('touchStart', [handle])
  for (let step = 1; step <= 8; step++)
    await send('touchMove', [{ x: handle.x, y: handle.y + ((820 - handle.y) * step) / 8 }])
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(400)
  await send('touchEnd', [])
  await context.close()
})

test('rows pasted into a line fill the lines after it, as one step', async ({ page }) => {
  await openStory(page, academy, 'transcription/empty')
  await page.getByRole('textbox').first().focus()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '달빛 식당\r\n148\n기와\n')
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement!.dispatchEvent(paste)
  })
  const line = (id: string, text: string) => ({ id, text })
  const lines = [line('sign', '달빛 식당'), line('bus', '148'), line('roof', '기와')]
  await expectLabel(page, { kind: 'transcription', lines })
  await expect(page.getByRole('textbox').nth(2)).toBeFocused()
  await page.keyboard.press('Control+z')
  await expectLabel(page, { kind: 'transcription', lines: [] })
})

test('undo by keyboard goes on to the beginning, whatever field it takes away', async ({ page }) => {
  await openStory(page, academy, 'preference/empty')
  await page.getByRole('radio', { name: 'Answer 1' }).focus()
  await page.keyboard.press('1')
  await page.keyboard.press('m')
  await expect(page.getByRole('radio', { name: 'Much' })).toBeFocused()
  await pressTimes(page, 'Control+z', 2)
  await expectLabel(page, { kind: 'preference', choice: null })
  await pressTimes(page, 'Control+Shift+z', 2)
  await expect(page.getByRole('radio', { name: 'Much' })).toBeChecked()

  await openStory(page, academy, 'ranking/empty')
  await page.getByRole('button', { name: 'This order is right as it is' }).press('Enter')
  await expect(page.getByText('Kept: this order is your answer.')).toBeAttached()
  await page.keyboard.press('Control+z')
  expect(await labelOf(page)).toEqual({ kind: 'ranking', order: [] })
  const first = (await page.locator('[data-candidate]').first().getAttribute('data-candidate'))!
  for (let step = 0; step < 55; step++)
    for (const way of ['down', 'up']) await page.locator(`[data-${way}="${first}"]`).click()
  await pressTimes(page, 'Control+z', 110)
  await expectLabel(page, { kind: 'ranking', order: [] })
})

test('half an answer is told in words before anything is sent, and the guideline stays beside the findings', async ({
  page,
}) => {
  const t = wordsOf('en')
  const sent: string[] = []
  page.on('request', (request) => (request.method() === 'POST' ? sent.push(request.url()) : undefined))
  await page.goto(`${academy.origin}/practice/check-names`)
  await page.getByRole('main').locator('form button').first().click()
  await page.waitForURL(/\/practice\/tasks\//)
  const opened = sent.length
  await page.getByRole('radio', { name: t('labeling:review.reject') }).check()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(t('practice:open.review'))).toBeVisible()
  expect(sent.length).toBe(opened)
  await page.getByRole('checkbox').first().check()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(t('practice:firstTry'))).toBeVisible()
  // The result has the focus, and the rules that explain it are one key away; closing gives the focus back.
  await page.keyboard.press('g')
  await expect(page.getByRole('dialog', { name: t('common:guideline') })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeFocused()
})
