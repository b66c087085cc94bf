import { describe, expect, it } from 'vitest'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { attributeLooks, attributesOf, attributeWords, nextValue } from './attributes.ts'

const TAXONOMY: Taxonomy = {
  classes: [{ name: 'car' }, { name: 'person' }],
  attributes: [
    { name: 'cut', title: { en: 'Cut off', ko: '잘림' }, hotkey: 'e' },
    { name: 'side', classes: ['car'], values: [{ name: 'front', title: { en: 'Front' } }, { name: 'back' }] },
  ],
}
const LOOKS = attributeLooks(TAXONOMY, 'ko-KR')

describe('attributes', () => {
  it('are named in the language, else in English, else as stored', () => {
    expect(LOOKS.map(({ title }) => title)).toEqual(['잘림', 'side'])
    expect(LOOKS[1]?.values?.map(({ title }) => title)).toEqual(['Front', 'back'])
  })

  it('have the key of the taxonomy, else Shift and their place', () => {
    expect(LOOKS.map(({ chord }) => chord)).toEqual(['E', 'Shift+2'])
  })

  it('belong to the classes that have them', () => {
    expect(attributesOf(LOOKS, 'person').map(({ name }) => name)).toEqual(['cut'])
    expect(attributesOf(LOOKS, 'car')).toHaveLength(2)
  })

  it('go on with each press of their key: on and off, or through their values to none', () => {
    const shape = (attributes?: Record<string, boolean | string>) => ({ id: 'a', class: 'car', attributes })
    expect(nextValue(LOOKS[0]!, shape())).toBe(true)
    expect(nextValue(LOOKS[0]!, shape({ cut: true }))).toBeUndefined()
    expect(nextValue(LOOKS[1]!, shape())).toBe('front')
    expect(nextValue(LOOKS[1]!, shape({ side: 'front' }))).toBe('back')
    expect(nextValue(LOOKS[1]!, shape({ side: 'back' }))).toBeUndefined()
  })

  it('are said with a shape when they are set', () => {
    const shape = { id: 'a', class: 'car', attributes: { cut: true, side: 'front' } }
    expect(attributeWords(LOOKS, shape)).toEqual(['잘림', 'side: Front'])
  })
})
