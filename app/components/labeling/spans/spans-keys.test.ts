import { describe, expect, it } from 'vitest'
import { classLooks } from '#app/components/labeling/classes.ts'
import { chordsOf } from '#app/components/labeling/keys/chords.ts'
import { VEHICLES } from '#app/components/labeling/test-support/render-tool.tsx'
import type { ToolKey } from '#app/components/labeling/use-tool-keys.ts'
import { spansCommand, type Where } from './spans-keys.ts'

const looks = classLooks(VEHICLES, 'en')
const text: Where = { onText: true, onSpan: false, direction: 'ltr' }
const span: Where = { ...text, onSpan: true }
const key = (pressed: string, held: Partial<ToolKey> = {}): ToolKey => ({
  key: pressed,
  letter: '',
  chords: chordsOf({
    key: pressed,
    code: held.letter ? `Key${held.letter.toUpperCase()}` : '',
    shiftKey: held.shift ?? false,
    ctrlKey: held.control ?? false,
    altKey: held.alt ?? false,
    metaKey: false,
  }),
  shift: false,
  control: false,
  alt: false,
  typing: false,
  target: null as unknown as Element,
  ...held,
})
const command = (pressed: ToolKey, where: Where = text) => spansCommand(pressed, where, looks)

describe('keys of the spans tool', () => {
  it.each([
    [key('ArrowRight'), { type: 'move', by: 1, unit: 'grapheme', extend: false }],
    [key('ArrowLeft', { shift: true }), { type: 'move', by: -1, unit: 'grapheme', extend: true }],
    [key('ArrowRight', { control: true }), { type: 'move', by: 1, unit: 'word', extend: false }],
    [key('ArrowRight', { alt: true, shift: true }), { type: 'move', by: 1, unit: 'word', extend: true }],
    [key('ArrowRight', { control: true, alt: true }), { type: 'move', by: 1, unit: 'point', extend: false }],
    [key('ArrowDown'), { type: 'line', by: 1, extend: false }],
    [key('ArrowUp', { control: true }), { type: 'paragraph', by: -1, extend: false }],
    [key('End', { shift: true }), { type: 'edge', by: 1, extend: true }],
    [key('Home', { control: true }), { type: 'end', by: -1, extend: false }],
    [key('a', { control: true }), { type: 'all' }],
    [key('Enter'), { type: 'enter' }],
    [key('Tab'), { type: 'next' }],
    [key('Tab', { shift: true }), { type: 'previous' }],
    [key('z', { control: true }), { type: 'undo' }],
    [key('t'), { type: 'class', name: 'truck' }],
    [key('ㅅ', { letter: 't' }), { type: 'class', name: 'truck' }],
    [key('2'), { type: 'class', name: 'bus' }],
    [key('?', { shift: true }), { type: 'help' }],
    [key('x'), null],
  ])('in the text: %o', (pressed, expected) => {
    expect(command(pressed)).toEqual(expected)
  })

  it('move the borders of the selected span', () => {
    expect(command(key('ArrowRight', { shift: true }), span)).toEqual({
      type: 'border',
      edge: 'end',
      by: 1,
      unit: 'grapheme',
    })
    expect(command(key('ArrowLeft', { alt: true }), span)).toEqual({
      type: 'border',
      edge: 'start',
      by: -1,
      unit: 'grapheme',
    })
    expect(command(key('ArrowLeft', { shift: true, control: true }), span)).toMatchObject({ edge: 'end', unit: 'word' })
  })

  it('go the way the text is read', () => {
    const rtl: Where = { ...text, direction: 'rtl' }
    expect(command(key('ArrowLeft'), rtl)).toMatchObject({ type: 'move', by: 1 })
    expect(command(key('ArrowRight'), rtl)).toMatchObject({ type: 'move', by: -1 })
  })

  it('leave Tab, Enter and arrows to the page outside of the text, and every key to a field', () => {
    const elsewhere: Where = { ...text, onText: false }
    for (const name of ['Tab', 'Enter', 'ArrowRight', 'Home']) expect(command(key(name), elsewhere)).toBeNull()
    expect(command(key('t', { typing: true }))).toBeNull()
  })
})
