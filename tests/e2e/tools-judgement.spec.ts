import { expect, test, type Browser, type Page } from '@playwright/test'
import { type Academy, startAcademy } from './support/academy.ts'
import { dragFinger, dragMouse, expectLabel, labelOf, middleOf, openStory, pressTimes } from './support/stories.ts'

/** Preferences, rankings, ratings and reviews: the same label by mouse, touch and keyboard; undone to nothing; kept over a reload. */
let academy: Academy
test.beforeAll(async () => {
  academy = await startAcademy()
})
test.afterAll(() => academy.stop())

async function onPhone(browser: Browser, story: string, act: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 }, locale: 'en-US' })
  const page = await context.newPage()
  await openStory(page, academy, story)
  await act(page)
  await context.close()
}

test('a preference, clearly, and its order on the page', async ({ page, browser }) => {
  await openStory(page, academy, 'preference/empty')
  const first = (await page.locator('[data-side=first]').textContent())!.includes('boiling') ? 'ab' : 'ba'
  const clear = { kind: 'preference', choice: first === 'ab' ? 'a' : 'b', strength: 2, shown: first }
  await page.getByRole('radio', { name: 'Answer 1' }).click()
  await page.getByRole('radio', { name: 'Clearly' }).click()
  await expectLabel(page, clear)
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Clearly' })).toBeChecked()
  await page.getByRole('radio', { name: 'Clearly' }).focus()
  await page.keyboard.press('0')
  await expectLabel(page, { kind: 'preference', choice: 'tie', shown: first })
  await page.keyboard.press('1')
  await page.keyboard.press('c')
  await expectLabel(page, clear)
  await expect(page.getByRole('link', { name: 'this page' })).toHaveAttribute('rel', /noopener/)
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - region "Answer 1"
    - region "Answer 2"
    - group "Which answer is better?":
      - radio "Answer 1" [checked]
      - radio "Equally good"
      - radio "Answer 2"
    - group "How much better? You may leave this open.":
      - radio "Slightly"
      - radio "Clearly" [checked]
      - radio "Much"
  `)
  await onPhone(browser, 'preference/empty', async (phone) => {
    await phone.getByRole('radio', { name: 'Answer 1' }).tap()
    await phone.getByRole('radio', { name: 'Clearly' }).tap()
    await expectLabel(phone, clear)
    await phone.getByRole('button', { name: 'Undo' }).tap()
    await phone.getByRole('button', { name: 'Undo' }).tap()
    await expectLabel(phone, { kind: 'preference', choice: null })
  })
})

test('a ranking: the last to the top, with a tie', async ({ page, browser }) => {
  await openStory(page, academy, 'ranking/empty')
  const start = await page
    .locator('[data-candidate]')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.candidate!))
  const [a, b, c, d] = start as [string, string, string, string]
  const moved = { kind: 'ranking', order: [[d], [a], [b], [c]] }
  const tied = { kind: 'ranking', order: [[d, a], [b], [c]] }
  const toTop = async (on: Page) => {
    const to = await middleOf(on, `[data-handle="${a}"]`)
    return { from: await middleOf(on, `[data-handle="${d}"]`), to: { x: to.x, y: to.y - 30 } }
  }
  const drag = await toTop(page)
  await dragMouse(page, drag.from, drag.to)
  await expectLabel(page, moved)
  await page.getByRole('button', { name: /Candidate A: as good as/ }).click()
  await expectLabel(page, tied)
  await page.reload()
  await expectLabel(page, tied)
  await expect(page.locator('[data-candidate]').first()).toHaveAttribute('data-candidate', d)
  // By keyboard: the tie undone, put down at the end, then carried to the top again.
  await page.locator(`[data-handle="${a}"]`).focus()
  await page.keyboard.press('=')
  await expectLabel(page, moved)
  await page.locator(`[data-handle="${d}"]`).focus()
  await page.keyboard.press('Space')
  await pressTimes(page, 'ArrowDown', 3)
  await page.keyboard.press('Space')
  await expectLabel(page, { kind: 'ranking', order: start.map((id) => [id]) })
  await expect(page.getByText('Candidate D put down, place 4')).toBeAttached()
  await page.keyboard.press('Enter')
  await pressTimes(page, 'ArrowUp', 3)
  await page.keyboard.press('Enter')
  await expectLabel(page, moved)
  await expect(page.locator(`[data-handle="${d}"]`)).toBeFocused()
  await page.locator(`[data-down="${d}"]`).press('Enter')
  expect(((await labelOf(page)) as typeof moved).order).toEqual([[a], [d], [b], [c]])
  await expect(page.locator(`[data-down="${d}"]`)).toBeFocused()
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - list "Candidates, best first":
      - listitem:
        - button "Move candidate A, place 1"
        - button "Candidate A up" [disabled]
        - button "Candidate A down"
      - listitem:
        - button "Move candidate D, place 2"
        - button /Candidate D. as good as the one above/
        - button "Candidate D up"
        - button "Candidate D down"
  `)
  await onPhone(browser, 'ranking/empty', async (phone) => {
    const drag = await toTop(phone)
    await dragFinger(phone, drag.from, drag.to)
    await expectLabel(phone, moved)
    await phone.getByRole('button', { name: /Candidate A: as good as/ }).tap()
    await expectLabel(phone, tied)
    await phone.getByRole('button', { name: 'Undo' }).tap()
    await phone.getByRole('button', { name: 'Undo' }).tap()
    await expectLabel(phone, { kind: 'ranking', order: [] })
    await phone.getByRole('button', { name: 'This order is right as it is' }).tap()
    await expectLabel(phone, { kind: 'ranking', order: start.map((id) => [id]) })
  })
})

test('ratings on three criteria', async ({ page, browser }) => {
  const rated = {
    kind: 'rating',
    ratings: [
      { criterion: 'clarity', value: 5 },
      { criterion: 'correctness', value: 4 },
      { criterion: 'percent', value: 80 },
    ],
  }
  await openStory(page, academy, 'rating/empty')
  const clarity = page.getByRole('group', { name: 'Clarity' })
  await clarity.getByRole('radio', { name: '5: Perfectly clear' }).click()
  await page.getByRole('group', { name: 'Correctness' }).getByRole('radio', { name: '4' }).click()
  await page.getByRole('combobox').selectOption('80')
  await expectLabel(page, rated)
  await page.reload()
  await expect(clarity.getByRole('radio', { name: '5: Perfectly clear' })).toBeChecked()
  // A digit rates where one is and goes on.
  await clarity.getByRole('radio', { name: '5: Perfectly clear' }).focus()
  await page.keyboard.press('3')
  await page.keyboard.press('2')
  expect(((await labelOf(page)) as typeof rated).ratings.map(({ value }) => value)).toEqual([3, 2, 80])
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expectLabel(page, rated)
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - group "Clarity":
      - radio /1. Confusing/
      - radio "2"
      - radio /3. Mostly clear/
      - radio "4"
      - radio /5. Perfectly clear/ [checked]
    - group "Correctness"
    - group "Use for the reader, percent":
      - combobox "Use for the reader, percent"
  `)
  await onPhone(browser, 'rating/empty', async (phone) => {
    await phone.getByRole('group', { name: 'Clarity' }).getByRole('radio', { name: '5: Perfectly clear' }).tap()
    await phone.getByRole('group', { name: 'Correctness' }).getByRole('radio', { name: '4' }).tap()
    await phone.getByRole('combobox').selectOption('80')
    await expectLabel(phone, rated)
    for (let step = 0; step < 3; step++) await phone.getByRole('button', { name: 'Undo' }).tap()
    await expectLabel(phone, { kind: 'rating', ratings: [] })
  })
})

test('a review that rejects for two reasons', async ({ page, browser }) => {
  const rejected = { kind: 'review', verdict: 'reject', reasons: ['missing', 'wrong-class'] }
  await openStory(page, academy, 'review/empty')
  await page.getByRole('radio', { name: 'Reject' }).click()
  await page.getByRole('checkbox', { name: /A class is wrong/ }).click()
  await page.getByRole('checkbox', { name: /Something was missed/ }).click()
  await expectLabel(page, rejected)
  await page.reload()
  await expect(page.getByRole('checkbox', { name: /A class is wrong/ })).toBeChecked()
  await page.getByRole('radio', { name: 'Reject' }).focus()
  await page.keyboard.press('a')
  await expectLabel(page, { kind: 'review', verdict: 'accept', reasons: [] })
  for (const key of ['r', '3', '2']) await page.keyboard.press(key)
  await expectLabel(page, rejected)
  await page.getByRole('textbox').fill('See the bus.')
  await expectLabel(page, { ...rejected, note: 'See the bus.' })
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - region "The label to review"
    - group "Is this label right?":
      - radio "Accept"
      - radio "Reject" [checked]
    - group "What is wrong with it?":
      - checkbox "A border is not tight"
      - checkbox "Something was missed" [checked]
      - checkbox "A class is wrong" [checked]
    - textbox "Note, if there is more to say": See the bus.
  `)
  await onPhone(browser, 'review/text', async (phone) => {
    await phone.getByRole('radio', { name: 'Reject' }).tap()
    await phone.getByRole('checkbox', { name: /A class is wrong/ }).tap()
    await phone.getByRole('checkbox', { name: /Something was missed/ }).tap()
    await expectLabel(phone, rejected)
    const undo = phone.getByRole('button', { name: 'Undo' })
    for (let step = 0; step < 3; step++) await undo.tap()
    await expectLabel(phone, { kind: 'review', verdict: null, reasons: [] })
  })
})
