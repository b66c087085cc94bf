import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClassificationLabel } from '#app/domain/labels/classification.ts'
import { labelReducer, sameLabel, startLabel, type LabelState } from './label-state.ts'

const label = (...classes: string[]): ClassificationLabel => ({ kind: 'classification', classes })
const change = (state: LabelState<ClassificationLabel>, next: ClassificationLabel, run?: string) =>
  labelReducer(state, { type: 'change', label: next, run })

describe('a label with its steps', () => {
  it('goes back to where it began, whatever was done, and forward again', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c')), { maxLength: 100 }), (changes) => {
        const end = changes.reduce((state, classes) => change(state, label(...classes)), startLabel(label()))
        let state = end
        for (let step = 0; step < 100; step += 1) state = labelReducer(state, { type: 'undo' })
        expect(state.history.present).toEqual(label())
        for (let step = 0; step < 100; step += 1) state = labelReducer(state, { type: 'redo' })
        expect(state.history.present).toEqual(end.history.present)
      }),
    )
  })

  it('takes no step when nothing changes', () => {
    const state = change(startLabel(label()), label('a'))
    expect(change(state, label('a'))).toBe(state)
  })

  it('undoes a run of changes at once, and two runs one by one', () => {
    const word = change(change(startLabel(label()), label('a'), 'one'), label('b'), 'one')
    const both = change(word, label('c'), 'two')
    const back = labelReducer(both, { type: 'undo' })
    expect(back.history.present).toEqual(label('b'))
    expect(labelReducer(back, { type: 'undo' }).history.present).toEqual(label())
  })

  it('says that there is nothing to undo or redo', () => {
    expect(labelReducer(startLabel(label()), { type: 'undo' }).event).toEqual({ type: 'nothing-to-undo' })
    expect(labelReducer(startLabel(label()), { type: 'redo' }).event).toEqual({ type: 'nothing-to-redo' })
  })

  it('forgets its steps when another label is loaded', () => {
    const state = labelReducer(change(startLabel(label()), label('a')), { type: 'load', label: label('b') })
    expect(state.history).toEqual({ past: [], present: label('b'), future: [] })
  })

  it('is the same as one that says the same', () => {
    expect(sameLabel(label('a'), label('a'))).toBe(true)
    expect(sameLabel(label('a'), label('b'))).toBe(false)
  })
})
