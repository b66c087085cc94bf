// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { ClassificationLabel } from '#app/domain/labels/classification.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { Holder, renderInWords, STREET, VEHICLES } from '#app/components/labeling/test-support/render-tool.tsx'
import { ClassificationTool } from './classification-tool.tsx'

afterEach(cleanup)

/** So many classes that nobody looks through them. */
const MANY: Taxonomy = {
  classes: Array.from({ length: 300 }, (_, at) => ({ name: `c${at}`, title: { en: `Class ${at}`, ko: `배송 ${at}` } })),
}

function show({ readOnly = false, language = 'en' as 'en' | 'ko', taxonomy = VEHICLES } = {}) {
  const told: ClassificationLabel[] = []
  const tool = renderInWords(
    <Holder<ClassificationLabel> start={{ kind: 'classification', classes: [] }} told={told}>
      {(value, onChange) => (
        <ClassificationTool
          item={STREET}
          taxonomy={taxonomy}
          question="Which vehicle is nearest?"
          value={value}
          onChange={onChange}
          readOnly={readOnly}
        />
      )}
    </Holder>,
    language,
  )
  return { ...tool, told }
}
const checked = () => screen.getAllByRole<HTMLInputElement>('radio').find((radio) => radio.checked)?.value

describe('classification', () => {
  it('asks its question and starts without an answer', () => {
    show()
    expect(screen.getByRole('group', { name: 'Which vehicle is nearest?' })).toBeTruthy()
    expect(checked()).toBeUndefined()
  })

  it('takes exactly one class by click', async () => {
    const { user, told } = show()
    await user.click(screen.getByRole('radio', { name: /Bus/ }))
    await user.click(screen.getByRole('radio', { name: /Car/ }))
    expect(told.at(-1)).toEqual({ kind: 'classification', classes: ['car'] })
    expect(checked()).toBe('car')
  })

  it('takes the class of a digit or letter, and puts the focus on it', async () => {
    const { user, told } = show()
    await user.tab()
    await user.keyboard('2')
    expect(checked()).toBe('bus')
    await user.keyboard('t')
    expect(told).toHaveLength(2)
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: /Truck/ }))
  })

  it('tells nothing when the same class is chosen again', async () => {
    const { user, told } = show()
    await user.click(screen.getByRole('radio', { name: /Bus/ }))
    await user.keyboard('2')
    expect(told).toHaveLength(1)
  })

  it('only shows its answer when it is read only', async () => {
    const { user, told } = show({ readOnly: true })
    await user.click(screen.getByRole('radio', { name: /Bus/ }))
    await user.tab()
    await user.keyboard('2')
    expect(told).toEqual([])
  })

  it('has its many classes looked for, and takes the only one found by Enter', async () => {
    const { user, told } = show({ taxonomy: MANY, language: 'ko' })
    expect(screen.getByRole('listbox', { name: 'Which vehicle is nearest?' })).toBeTruthy()
    await user.type(screen.getByRole('searchbox'), 'ㅂㅅ 217{Enter}')
    expect(told).toEqual([{ kind: 'classification', classes: ['c217'] }])
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('배송 217')
    await user.clear(screen.getByRole('searchbox'))
    await user.type(screen.getByRole('searchbox'), '21{ArrowDown}{ArrowDown} ')
    expect(told.at(-1)).toEqual({ kind: 'classification', classes: ['c121'] })
  })

  it('names the classes in Korean', () => {
    show({ language: 'ko' })
    expect(screen.getByRole('radio', { name: /승용차/ })).toBeTruthy()
  })
})
