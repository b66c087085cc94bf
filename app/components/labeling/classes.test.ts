import { describe, expect, it } from 'vitest'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { classLooks, classOfKey, lookOf, textWidth } from './classes.ts'

const TAXONOMY: Taxonomy = {
  classes: [
    { name: 'car', title: { en: 'Car', ko: '승용차' } },
    { name: 'bus', hotkey: 'b' },
    { name: 'tram', hotkey: '1', title: { en: 'Tram' } },
  ],
}

describe('classes of a tool', () => {
  it('names them in the language, else in English, else as stored', () => {
    expect(classLooks(TAXONOMY, 'ko-KR').map(({ title }) => title)).toEqual(['승용차', 'bus', 'Tram'])
  })

  it('gives the digit of the position only when no class claims it', () => {
    expect(classLooks(TAXONOMY, 'en').map(({ hotkey }) => hotkey)).toEqual([undefined, 'b', '1'])
    expect(classOfKey(classLooks(TAXONOMY, 'en'), 'B')?.name).toBe('bus')
  })

  it('tells neighbouring classes apart by colour and by dashes', () => {
    const looks = classLooks({ classes: Array.from({ length: 12 }, (_, index) => ({ name: `c${index}` })) }, 'en')
    expect(new Set(looks.map(({ look }) => look)).size).toBe(12)
    looks.slice(1).forEach(({ look }, index) => expect(look.split(' ')[1]).not.toBe(looks[index]?.look.split(' ')[1]))
  })

  it('still shows a label of a class that is no longer offered', () => {
    expect(lookOf(classLooks(TAXONOMY, 'en'), 'cart')).toMatchObject({ title: 'cart', look: 'lab-colour-0' })
  })

  it('takes Hangul for wider than Latin', () => {
    expect(textWidth('신호등')).toBeGreaterThan(textWidth('sig'))
  })
})
