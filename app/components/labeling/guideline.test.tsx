// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { LabelingTool } from './labeling-tool.tsx'
import { renderInWords, STREET, VEHICLES } from './test-support/render-tool.tsx'

afterEach(() => {
  cleanup()
  localStorage.clear()
})

const GUIDELINE = { title: 'What counts as a bus', html: '<p>Only <strong>whole</strong> buses.</p>' }

async function show(value: Label, taxonomy: Taxonomy = VEHICLES) {
  const told: Label[] = []
  const tool = renderInWords(
    <LabelingTool
      kind={value.kind}
      item={STREET}
      taxonomy={taxonomy}
      value={value}
      guideline={GUIDELINE}
      onChange={(label) => told.push(label)}
    />,
  )
  await screen.findByRole('button', { name: 'Undo' })
  return { ...tool, told }
}
const shown = () => screen.queryByRole('dialog', { name: GUIDELINE.title })

describe('the guideline', () => {
  it('is one key away, from anywhere in the tool, and one button', async () => {
    const { user } = await show({ kind: 'classification', classes: [] })
    screen.getAllByRole('radio')[0]!.focus()
    await user.keyboard('g')
    expect(shown()?.textContent).toContain('Only whole buses.')
    await user.click(screen.getByRole('button', { name: 'Close' }))
    expect(shown()).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Guideline' }))
    expect(shown()).toBeTruthy()
  })

  it('has a key of its own choice, which no command of the tool may take', async () => {
    const { user } = await show({ kind: 'classification', classes: [] })
    await user.click(screen.getByRole('button', { name: 'Keys and gestures' }))
    const change = (what: string) => screen.findByRole('button', { name: `Change the key: ${what}` })
    await user.click(await change('Undo'))
    await user.keyboard('g')
    expect(screen.getByText(/^G is taken/)).toBeTruthy()
    await user.keyboard('{Escape}')
    await user.click(await change('Show the guideline, where the task has one'))
    await user.keyboard('{Shift>}Y{/Shift}')
    await user.click(screen.getByRole('button', { name: 'Close' }))
    const button = screen.getByRole('button', { name: /^Guideline/ })
    expect([button.getAttribute('aria-keyshortcuts'), button.textContent]).toEqual(['Shift+Y', 'GuidelineShift+Y'])
    screen.getAllByRole('radio')[0]!.focus()
    await user.keyboard('g')
    expect(shown()).toBeNull()
    await user.keyboard('{Shift>}Y{/Shift}')
    expect(shown()).toBeTruthy()
  })

  it('does not open while somebody writes', async () => {
    const { user, told } = await show({ kind: 'transcription', lines: [] })
    await user.type(screen.getByRole('textbox'), 'g')
    expect(shown()).toBeNull()
    expect(told).toEqual([{ kind: 'transcription', lines: [{ id: '1', text: 'g' }] }])
  })

  it('leaves the key to a class that has it', async () => {
    const taxonomy = { classes: [{ name: 'green', hotkey: 'g' }, { name: 'red' }] }
    const { user, told } = await show({ kind: 'classification', classes: [] }, taxonomy)
    screen.getAllByRole('radio')[1]!.focus()
    await user.keyboard('g')
    expect(shown()).toBeNull()
    expect(told).toEqual([{ kind: 'classification', classes: ['green'] }])
  })
})
