// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { LabelingTool } from './labeling-tool.tsx'
import { renderInWords, STREET, VEHICLES } from './test-support/render-tool.tsx'

afterEach(cleanup)

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
