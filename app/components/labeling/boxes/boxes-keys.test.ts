import { describe, expect, it } from 'vitest'
import { classLooks } from '#app/components/labeling/classes.ts'
import { boxesCommand, type Key, type Where } from './boxes-keys.ts'

const LOOKS = classLooks({ classes: [{ name: 'car' }, { name: 'bus' }, { name: 'truck', hotkey: 't' }] }, 'en')
const command = (key: Partial<Key>, where: Partial<Where> = {}) =>
  boxesCommand(
    { key: '', code: '', shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...key },
    { focus: 'canvas', repeats: 0, scale: 1, ...where },
    LOOKS,
  )

describe('keys of the boxes tool', () => {
  it('move the crosshair in growing steps, by 10 with Shift, by 1 with Alt or Ctrl', () => {
    const step = (key: Partial<Key>, repeats = 0) => command({ key: 'ArrowRight', ...key }, { repeats })
    expect(step({})).toEqual({ type: 'point', by: { x: 4, y: 0 } })
    expect(step({}, 20)).toEqual({ type: 'point', by: { x: 16, y: 0 } })
    expect(step({ shiftKey: true })).toEqual({ type: 'point', by: { x: 10, y: 0 } })
    expect(step({ altKey: true }, 20)).toEqual({ type: 'point', by: { x: 1, y: 0 } })
    expect(step({ ctrlKey: true })).toEqual({ type: 'point', by: { x: 1, y: 0 } })
  })

  it('move a box by 1 or 10, and its edges with Shift and Alt', () => {
    const on = (key: Partial<Key>) => command({ key: 'ArrowDown', ...key }, { focus: 'shape' })
    expect(on({})).toEqual({ type: 'nudge', by: { x: 0, y: 1 } })
    expect(on({ ctrlKey: true })).toEqual({ type: 'nudge', by: { x: 0, y: 10 } })
    expect(on({ shiftKey: true })).toEqual({ type: 'nudge', by: { x: 0, y: 1 }, handle: 's' })
    expect(on({ altKey: true })).toEqual({ type: 'nudge', by: { x: 0, y: 1 }, handle: 'n' })
  })

  it('leave the arrows and Enter to the buttons and the list', () => {
    expect(command({ key: 'ArrowDown' }, { focus: 'elsewhere' })).toBeNull()
    expect(command({ key: 'Enter' }, { focus: 'elsewhere' })).toBeNull()
  })

  it('choose classes by digit or letter, also under a Korean input method', () => {
    expect(command({ key: '2', code: 'Digit2' })).toEqual({ type: 'class', name: 'bus' })
    expect(command({ key: 'ㅅ', code: 'KeyT' })).toEqual({ type: 'class', name: 'truck' })
    expect(command({ key: 'ㅋ', code: 'KeyZ', ctrlKey: true })).toEqual({ type: 'undo' })
  })

  it('leave the browser its own shortcuts', () => {
    expect(command({ key: 't', code: 'KeyT', ctrlKey: true })).toBeNull()
    expect(command({ key: 'r', code: 'KeyR', metaKey: true })).toBeNull()
  })

  it.each([
    [{ key: 'z', code: 'KeyZ', ctrlKey: true }, { type: 'undo' }],
    [{ key: 'Z', code: 'KeyZ', metaKey: true, shiftKey: true }, { type: 'redo' }],
    [{ key: 'y', code: 'KeyY', ctrlKey: true }, { type: 'redo' }],
    [{ key: ']', code: 'BracketRight' }, { type: 'next' }],
    [{ key: '[', code: 'BracketLeft' }, { type: 'previous' }],
    [{ key: 'Backspace' }, { type: 'delete' }],
    [{ key: '?', shiftKey: true }, { type: 'help' }],
    [{ key: '0', code: 'Digit0' }, { type: 'fit' }],
    [
      { key: '+', shiftKey: true },
      { type: 'zoom', by: 1 },
    ],
  ])('%o means %o', (key, expected) => {
    expect(command(key)).toEqual(expected)
  })
})
