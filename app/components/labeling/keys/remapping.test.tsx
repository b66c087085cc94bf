// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Label } from '#app/domain/labels/label.ts'
import { LabelingTool } from '#app/components/labeling/labeling-tool.tsx'
import { STORIES } from '#app/components/labeling/stories.ts'
import { Holder, renderInWords } from '#app/components/labeling/test-support/render-tool.tsx'

beforeEach(() => localStorage.clear())
afterEach(cleanup)

/** The tool of a story with a parent that keeps its label, its help opened. */
async function opened(name: string, language: 'en' | 'ko' = 'en') {
  const { value, item, content, taxonomy, multiple } = STORIES.get(name)!
  const told: Label[] = []
  const { user } = renderInWords(
    <Holder<Label> start={value as Label} told={told}>
      {(value, onChange) => (
        <LabelingTool kind={value.kind} {...{ item, content, taxonomy, multiple, value, onChange }} seed="s" />
      )}
    </Holder>,
    language,
  )
  // A label under review is shown in a tool of its own, which comes first.
  const title = language === 'en' ? 'Keys and gestures' : '단축키와 손동작'
  const button = (await screen.findAllByRole('button', { name: title })).at(-1)!
  await user.click(button)
  const dialog = within(await screen.findByRole('dialog'))
  return { user, told, dialog, element: screen.getByRole('dialog') }
}

const KINDS = ['spans', 'classification', 'transcription', 'preference', 'ranking', 'rating', 'review']
const storyOf = (kind: string) =>
  [...STORIES.keys()].find((name) => name.startsWith(`${kind}/`) && !STORIES.get(name)?.readOnly)!

describe('keys that people change', () => {
  it.each(KINDS.flatMap((kind) => [[kind, 'en'] as const, [kind, 'ko'] as const]))(
    'are all named for %s in %s',
    async (kind, language) => {
      const { dialog, element } = await opened(storyOf(kind), language)
      expect(dialog.getAllByRole('listitem').length).toBeGreaterThan(3)
      expect(element.textContent).not.toMatch(/help\.|keys\./)
    },
  )

  it('work at once, stand on the buttons, are kept, and are given back', async () => {
    const { user, told, dialog } = await opened(storyOf('preference'))
    await user.click(dialog.getByRole('button', { name: 'Change the key: Answer 1 is better' }))
    await user.keyboard('q')
    expect(JSON.parse(localStorage.getItem('assay:keys')!)).toEqual({ 'preference.first': ['Q'] })
    await user.click(dialog.getByRole('button', { name: 'Close' }))
    const first = screen.getByRole('radio', { name: /^Answer 1/ })
    expect(first.closest('label')!.textContent).toContain('Q')
    first.focus()
    await user.keyboard('1')
    expect(told).toEqual([])
    await user.keyboard('q')
    expect(told).toHaveLength(1)

    cleanup()
    const again = await opened(storyOf('preference'))
    await waitFor(() => expect(again.dialog.getByText('Q')).toBeTruthy())
    await again.user.click(again.dialog.getByRole('button', { name: 'Back to the usual keys' }))
    expect(again.dialog.queryByText('Q')).toBeNull()
    expect(localStorage.getItem('assay:keys')).toBe('{}')
  })

  it.each([
    ['preference', 'Answer 1 is better', '0', '0 is taken: Both are equally good'],
    ['rating', 'Undo', '5', '5 is taken: Rate the criterion you are at, and go on to the next'],
    [
      'ranking',
      'As good as the one above, or no longer',
      '{ArrowUp}',
      'ArrowUp is taken: Arrow keys always move things.',
    ],
    ['review', 'Accept', 'r', 'R is taken: Reject'],
    ['review', 'Accept', 'g', 'G is taken: Show the guideline, where the task has one'],
    ['spans', 'Clear the selection', '{Home}', 'Home is taken: Keys of every editor always do the same.'],
    [
      'classification',
      'Undo',
      '{Enter}',
      'Enter is taken: Enter and the space bar always press or choose what has the focus.',
    ],
  ])('of %s are not taken from something else: %s by %s', async (kind, what, pressed, said) => {
    const { user, dialog } = await opened(storyOf(kind))
    await user.click(dialog.getByRole('button', { name: `Change the key: ${what}` }))
    await user.keyboard(pressed)
    expect(dialog.getByRole('status').textContent).toBe(said)
    expect(localStorage.getItem('assay:keys')).toBeNull()
  })

  it('never take a letter from a field, where only what is held with Ctrl is a command', async () => {
    localStorage.setItem('assay:keys', JSON.stringify({ 'transcription.undo': ['U', 'Ctrl+U'] }))
    const { user, told, dialog } = await opened(storyOf('transcription'))
    await user.click(dialog.getByRole('button', { name: 'Close' }))
    const field = screen.getAllByRole<HTMLTextAreaElement>('textbox')[0]!
    const before = field.value
    await user.click(field)
    await user.keyboard('u')
    expect(field.value).toBe(`${before}u`)
    expect(told).toHaveLength(1)
    await user.keyboard('{Control>}u{/Control}')
    expect(field.value).toBe(before)
  })

  it('give a verdict before a reason has its key', async () => {
    localStorage.setItem('assay:keys', JSON.stringify({ 'review.accept': ['Y'] }))
    const { user, told, dialog } = await opened(storyOf('review'))
    await user.click(dialog.getByRole('button', { name: 'Close' }))
    screen.getByRole('radio', { name: /^Accept/ }).focus()
    await user.keyboard('a')
    expect(told).toEqual([])
    await user.keyboard('y')
    expect(told.at(-1)).toMatchObject({ verdict: 'accept' })
  })
})
