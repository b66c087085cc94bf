// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { SpansLabel } from '#app/domain/labels/spans.ts'
import { field, Holder, renderInWords } from '#app/components/labeling/test-support/render-tool.tsx'
import { SpansTool } from './spans-tool.tsx'

afterEach(cleanup)

const taxonomy = {
  classes: [
    { name: 'person', hotkey: 'p', title: { en: 'Person', ko: '인물' } },
    { name: 'place', hotkey: 'l', title: { en: 'Place', ko: '장소' } },
  ],
}
const content = { type: 'text' as const, text: '김하은은 부산에 갔다.', language: 'ko' }

function show(start: SpansLabel = { kind: 'spans', spans: [] }, readOnly = false, text = content.text) {
  const told: SpansLabel[] = []
  const tool = renderInWords(
    <Holder<SpansLabel> start={start} told={told}>
      {(value, onChange) => (
        <SpansTool {...{ taxonomy, value, onChange, readOnly }} content={{ ...content, text }} item={null} seed="" />
      )}
    </Holder>,
  )
  return { ...tool, told }
}
const marked: SpansLabel = { kind: 'spans', spans: [{ id: 'a', class: 'person', start: 0, end: 4 }] }

describe('the spans tool', () => {
  it('marks by keyboard, tells each finished change once, and says it', async () => {
    const { user, told } = show()
    field().focus()
    await user.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}')
    expect(told).toEqual([])
    await user.keyboard('p')
    expect(told).toEqual([{ kind: 'spans', spans: [{ id: 's1', class: 'person', start: 0, end: 3 }] }])
    expect(screen.getByText('Marked. Passage 1 of 1: Person, “김하은”')).toBeTruthy()
    await user.keyboard('{Control>}z{/Control}')
    expect(told.at(-1)).toEqual({ kind: 'spans', spans: [] })
    expect(screen.getByText('Undone. 0 passages')).toBeTruthy()
  })

  it('moves borders by plain buttons too', async () => {
    const { user, told } = show(marked)
    await user.click(screen.getByRole('button', { name: /Person 김하은은/ }))
    await user.click(screen.getByRole('button', { name: 'End one character earlier' }))
    expect(told.at(-1)!.spans[0]).toMatchObject({ start: 0, end: 3 })
  })

  it('keeps the focus in the tool when a span is deleted from the list', async () => {
    const { user, told } = show(marked)
    await user.click(screen.getByRole('button', { name: /Person 김하은은/ }))
    await user.click(screen.getByRole('button', { name: 'Delete passage 1, Person' }))
    expect(told.at(-1)!.spans).toEqual([])
    expect(document.activeElement).toBe(field())
  })

  it('changes nothing when it is read only', async () => {
    const { user, told } = show(marked, true)
    field().focus()
    await user.keyboard('{Tab}{Delete}{Shift>}{ArrowRight}{/Shift}p{Control>}z{/Control}')
    expect(told).toEqual([])
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  })

  it('shows its keys on a question mark', async () => {
    const { user } = show()
    field().focus()
    await user.keyboard('?')
    expect(await screen.findByRole('dialog', { name: 'Keys and gestures' })).toBeTruthy()
  })

  it('shows the caret in an empty line too, and Enter says what to do first', async () => {
    const { user } = show(undefined, false, '하나\r\n\r\n둘')
    field().focus()
    await user.keyboard('{Control>}{ArrowDown}{/Control}')
    expect(document.querySelector('.lab-caret')?.closest('p')?.textContent).toBe('')
    await user.keyboard('{Enter}')
    expect(screen.getAllByText('Select a passage first.').length).toBeGreaterThan(0)
  })

  it('gives the focus to the text when the passage that had it is taken back', async () => {
    const { user, told } = show()
    field().focus()
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}p')
    screen.getByRole('button', { name: /Person 김/ }).focus()
    await user.keyboard('{Control>}z{/Control}')
    expect(told.at(-1)).toEqual({ kind: 'spans', spans: [] })
    expect(document.activeElement).toBe(field())
  })
})
