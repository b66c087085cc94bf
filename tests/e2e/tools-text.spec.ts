import { expect, test } from '@playwright/test'
import { type Academy, startAcademy } from './support/academy.ts'
import {
  dragFinger,
  dragMouse,
  expectLabel,
  labelOf,
  letterAt,
  middleOf,
  openStory,
  pressTimes,
} from './support/stories.ts'

/** Spans, classes and transcriptions: the same label by mouse, touch and keyboard; undone to nothing; kept over a reload. */
let academy: Academy
test.beforeAll(async () => {
  academy = await startAcademy()
})
test.afterAll(() => academy.stop())

const PERSON = { kind: 'spans', spans: [{ id: 's1', class: 'person', start: 0, end: 3 }] }
const NO_SPANS = { kind: 'spans', spans: [] }

test.describe('spans', () => {
  test('by mouse: 김하은 out of 김하은은, then undone, redone and kept', async ({ page }) => {
    await openStory(page, academy, 'spans/korean-empty')
    const [first, last] = [await letterAt(page, 0), await letterAt(page, 2)]
    await dragMouse(page, { x: first.left + 1, y: first.y }, { x: last.right - 1, y: last.y })
    await page.keyboard.press('p')
    await expectLabel(page, PERSON)
    await page.reload()
    await expectLabel(page, PERSON)
    await expect(page.getByRole('button', { name: 'Person 김하은' })).toBeVisible()
    await openStory(page, academy, 'spans/korean-empty')
    await page.getByRole('button', { name: 'Person 김하은' }).click()
    await page.getByRole('button', { name: 'Delete passage 1, Person' }).click()
    await expectLabel(page, NO_SPANS)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expectLabel(page, PERSON)
    await page.getByRole('button', { name: 'Redo' }).click()
    await expectLabel(page, NO_SPANS)
  })

  test('by keyboard alone, and undone to nothing', async ({ page }) => {
    await openStory(page, academy, 'spans/korean-empty')
    await page.locator('[role=application] > [role=group]').focus()
    await pressTimes(page, 'Shift+ArrowRight', 3)
    await expect(page.getByText('Selected: 김하은', { exact: true })).toBeAttached()
    await page.keyboard.press('p')
    await expectLabel(page, PERSON)
    await expect(page.getByText('Marked. Passage 1 of 1: Person, “김하은”')).toBeAttached()
    // The borders of the selected span: its end a letter further and back again.
    await page.keyboard.press('Shift+ArrowRight')
    await expectLabel(page, { kind: 'spans', spans: [{ ...PERSON.spans[0], end: 4 }] })
    await page.keyboard.press('Shift+ArrowLeft')
    await expectLabel(page, PERSON)
    // A second one, word by word, with the class before it.
    await page.keyboard.press('Escape')
    await pressTimes(page, 'ArrowRight', 2)
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('l')
    expect(((await labelOf(page)) as typeof PERSON).spans[1]).toMatchObject({ class: 'place', start: 5, end: 9 })
    await pressTimes(page, 'Control+z', 5)
    await expectLabel(page, NO_SPANS)
  })

  test('by touch: a tap takes the word, the handle its end', async ({ browser }) => {
    const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 }, locale: 'en-US' })
    const page = await context.newPage()
    await openStory(page, academy, 'spans/korean-empty')
    const word = await letterAt(page, 1)
    await page.touchscreen.tap(word.x, word.y)
    const handle = await middleOf(page, '[data-grip=end] .lab-grip-reach')
    const size = await page.locator('[data-grip=end] .lab-grip-reach').boundingBox()
    expect(size!.width).toBeGreaterThanOrEqual(44)
    expect(size!.height).toBeGreaterThanOrEqual(44)
    const letter = await letterAt(page, 3)
    await dragFinger(page, handle, { x: handle.x - (letter.right - letter.left), y: handle.y })
    await page.getByRole('button', { name: 'Person' }).tap()
    await expectLabel(page, PERSON)
    await page.getByRole('button', { name: 'Undo' }).tap()
    await expectLabel(page, NO_SPANS)
    await context.close()
  })

  test('never split an emoji, and go the way the text is read', async ({ page }) => {
    await openStory(page, academy, 'spans/emoji')
    await page.locator('[role=application] > [role=group]').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Control+ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('o')
    expect(((await labelOf(page)) as typeof PERSON).spans.at(-1)).toMatchObject({ start: 7, end: 12 })
    await openStory(page, academy, 'spans/arabic')
    await page.locator('[role=application] > [role=group]').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Control+Shift+ArrowLeft')
    await page.keyboard.press('o')
    expect(((await labelOf(page)) as typeof PERSON).spans.at(-1)).toMatchObject({ start: 0, end: 5 })
  })

  test('speak to a screen reader', async ({ page }) => {
    await openStory(page, academy, 'spans/marked')
    await expect(page.locator('[role=application] > [role=group]')).toHaveAccessibleName(
      'Text to mark, marked passages so far: 6',
    )
    await page.locator('[role=application] > [role=group]').focus()
    await page.keyboard.press('Tab')
    await expect(page.getByText('Passage 1 of 6: Person, “Mina Park”', { exact: true })).toBeAttached()
    await pressTimes(page, 'Tab', 5)
    // After the last passage the Tab key goes on, so that nobody is caught in the text.
    await page.keyboard.press('Tab')
    await expect(page.locator('[role=application] > [role=group]')).not.toBeFocused()
    await expect(page.getByRole('main')).toMatchAriaSnapshot(`
      - application "Labeling tool":
        - group /Text to mark, marked passages so far. 6/
      - group "Tools":
        - button "Undo"
        - button "Redo"
        - button "Delete the selected passage"
        - button "Whole words"
        - button "Keys and gestures"
      - group "Class of the selected passage":
        - button "Person"
        - button "Place" [pressed]
        - button "Organisation"
      - group "6 passages":
        - list:
          - listitem:
            - button /Person Mina Park/
    `)
  })
})

test.describe('classes', () => {
  test('one, by click, tap and key', async ({ page, browser }) => {
    const dusk = { kind: 'classification', classes: ['dusk'] }
    await openStory(page, academy, 'classification/empty')
    await page.getByRole('radio', { name: /Dusk/ }).click()
    await expectLabel(page, dusk)
    await page.reload()
    await expect(page.getByRole('radio', { name: /Dusk/ })).toBeChecked()
    await openStory(page, academy, 'classification/empty')
    await page.keyboard.press('Tab')
    await page.getByRole('radio').first().focus()
    await page.keyboard.press('1')
    await expectLabel(page, { kind: 'classification', classes: ['day'] })
    await page.keyboard.press('Control+z')
    await expectLabel(page, dusk)
    const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 }, locale: 'en-US' })
    const phone = await context.newPage()
    await openStory(phone, academy, 'classification/empty')
    await phone.getByRole('radio', { name: /Dusk/ }).tap()
    await expectLabel(phone, dusk)
    await phone.getByRole('button', { name: 'Undo' }).tap()
    await expectLabel(phone, { kind: 'classification', classes: [] })
    await context.close()
  })

  test('several of a tree, found by their Korean name and by arrow keys', async ({ page }) => {
    const both = { kind: 'classification', classes: ['partial-refund', 'late'] }
    await openStory(page, academy, 'classification/text-several')
    await expectLabel(page, both)
    await page.getByRole('button', { name: 'Remove Partial refund' }).click()
    await expectLabel(page, { kind: 'classification', classes: ['late'] })
    await page.getByRole('searchbox').fill('부분')
    await expect(page.getByRole('treeitem')).toHaveCount(3)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    await page.keyboard.press('Space')
    await expectLabel(page, both)
    await page.getByRole('searchbox').fill('')
    await page.getByRole('treeitem', { name: 'Invoice' }).click()
    await expectLabel(page, { kind: 'classification', classes: ['partial-refund', 'invoice', 'late'] })
    await page.getByRole('treeitem', { name: 'Billing' }).press('ArrowLeft')
    await expect(page.getByRole('treeitem', { name: 'Billing' })).toHaveAttribute('aria-expanded', 'false')
    await expect(page.getByRole('main')).toMatchAriaSnapshot(`
      - group "What is this message about?":
        - list "Chosen":
          - listitem:
            - text: Billing › Refund › Partial refund
            - button "Remove Partial refund"
          - listitem:
            - text: Billing › Invoice
            - button "Remove Invoice"
          - listitem:
            - text: Delivery › Late delivery
            - button "Remove Late delivery"
        - searchbox "Search the classes"
        - tree "What is this message about?":
          - treeitem "Billing" [level=1]
          - treeitem "Delivery" [expanded] [level=1]
          - treeitem "Late delivery" [level=2] [selected]
          - treeitem "Damaged parcel" [level=2]
    `)
  })
})

test.describe('transcription', () => {
  const written = {
    kind: 'transcription',
    lines: [
      { id: 'sign', text: '달빛식당' },
      { id: 'bus', text: '143' },
    ],
  }

  test('line by line with the keyboard, an input method too', async ({ page }) => {
    await openStory(page, academy, 'transcription/empty')
    const fields = page.getByRole('textbox')
    await fields.first().focus()
    // What an input method composes is one word only when it is done; Enter ends the word, not the line.
    const session = await page.context().newCDPSession(page)
    await session.send('Input.imeSetComposition', { text: '달빛식다', selectionStart: 4, selectionEnd: 4 })
    await expectLabel(page, { kind: 'transcription', lines: [] })
    await session.send('Input.insertText', { text: '달빛식당' })
    await expectLabel(page, { kind: 'transcription', lines: [written.lines[0]] })
    await page.keyboard.press('Enter')
    await expect(fields.nth(1)).toBeFocused()
    await page.keyboard.type('143')
    await expectLabel(page, written)
    await page.keyboard.press('Shift+Enter')
    await expect(fields.first()).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(fields.nth(1)).toBeFocused()
    await page.reload()
    await expectLabel(page, written)
    await openStory(page, academy, 'transcription/empty')
    await expect(fields.first()).toHaveValue('달빛식당')
    await fields.nth(1).fill('')
    await expectLabel(page, { kind: 'transcription', lines: [written.lines[0]] })
    await page.keyboard.press('Control+z')
    await expectLabel(page, written)
  })

  test('by touch, and undone to nothing', async ({ browser }) => {
    const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 }, locale: 'en-US' })
    const page = await context.newPage()
    await openStory(page, academy, 'transcription/empty')
    await page.getByRole('textbox').first().tap()
    await page.keyboard.insertText('달빛식당')
    await page.getByRole('textbox').nth(1).tap()
    await page.keyboard.insertText('143')
    await expectLabel(page, written)
    await page.getByRole('button', { name: 'Undo' }).tap()
    await page.getByRole('button', { name: 'Undo' }).tap()
    await expectLabel(page, { kind: 'transcription', lines: [] })
    await expect(page.getByRole('main')).toMatchAriaSnapshot(`
      - img "A street with two shop signs"
      - list "Lines":
        - listitem:
          - img "Picture of line 1 of 3"
          - textbox "Line 1 of 3"
        - listitem:
          - img "Picture of line 2 of 3"
          - textbox "Line 2 of 3"
        - listitem:
          - img "Picture of line 3 of 3"
          - textbox "Line 3 of 3"
      - group "Tools":
        - button "Undo"
        - button "Redo"
        - button "Keys and gestures"
    `)
    await context.close()
  })
})
