import { describe, expect, it } from 'vitest'
import { ariaKeyOf, boundTo, chordsOf, conflicts, shownChord, type Binding, type Key } from './chords.ts'

const key = (part: Partial<Key>): Key => ({
  key: '',
  code: '',
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...part,
})
const BINDINGS: Binding<string>[] = [
  { id: 'enter', command: 'enter', keys: ['Enter'], in: ['canvas'] },
  { id: 'leave', command: 'leave', keys: ['Escape'] },
  { id: 'leave-shape', command: 'leave', keys: ['Enter'], in: ['shape'] },
  { id: 'copy', command: 'copy', keys: ['Ctrl+C'] },
]

describe('chords', () => {
  it.each([
    ['a letter', { key: 'z', code: 'KeyZ', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+Z'],
    ['a letter under a Korean input method', { key: 'ㅋ', code: 'KeyZ', metaKey: true }, 'Ctrl+Z'],
    ['a sign, whatever Shift it needs', { key: '?', code: 'Slash', shiftKey: true }, '?'],
    ['a sign that a German Mac makes with Option', { key: '[', code: 'Digit5', altKey: true }, '['],
    ['a digit by its place', { key: '!', code: 'Digit1', shiftKey: true }, 'Shift+1'],
    ['the space bar', { key: ' ', code: 'Space' }, 'Space'],
    ['a named key', { key: 'Delete', code: 'Delete', altKey: true }, 'Alt+Delete'],
  ])('name %s', (_, pressed, name) => {
    expect(chordsOf(key(pressed))).toContain(name)
  })

  it('go by what a Latin keyboard writes, not by where others have the letter', () => {
    // German keyboards have Y and Z exchanged, French ones A and Q.
    expect(chordsOf(key({ key: 'y', code: 'KeyZ', ctrlKey: true }))).toEqual(['Ctrl+Y'])
    expect(chordsOf(key({ key: 'a', code: 'KeyQ' }))).toEqual(['A'])
    expect(chordsOf(key({ key: '&', code: 'Digit1' }))).toContain('1')
  })

  it('are none while only a modifier is held', () => {
    expect(chordsOf(key({ key: 'Shift', code: 'ShiftLeft', shiftKey: true }))).toEqual([])
  })

  it('do what they are bound to, where they are bound', () => {
    expect(boundTo(key({ key: 'Enter' }), 'canvas', BINDINGS)).toBe('enter')
    expect(boundTo(key({ key: 'Enter' }), 'shape', BINDINGS)).toBe('leave')
    expect(boundTo(key({ key: 'Enter' }), 'elsewhere', BINDINGS)).toBeNull()
    expect(boundTo(key({ key: 'c', code: 'KeyC' }), 'canvas', BINDINGS)).toBeNull()
  })

  it('conflict only where both work', () => {
    expect(conflicts(BINDINGS, 'enter', 'Escape').map(({ id }) => id)).toEqual(['leave'])
    expect(conflicts(BINDINGS, 'leave', 'Enter').map(({ id }) => id)).toEqual(['enter', 'leave-shape'])
    expect(conflicts(BINDINGS, 'leave-shape', 'Enter')).toEqual([])
  })

  it('are shown with a minus that can be read', () => {
    expect(shownChord('-')).toBe('−')
    expect(shownChord('Ctrl+-')).toBe('Ctrl+−')
  })

  it('are told to a screen reader in its words', () => {
    expect(['copy', 'leave', 'nothing'].map((id) => ariaKeyOf(BINDINGS, id))).toEqual([
      'Control+C',
      'Escape',
      undefined,
    ])
  })
})
