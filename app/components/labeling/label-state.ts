import type { Label } from '#app/domain/labels/label.ts'
import { freshHistory, record, redo, undo, type History } from './history.ts'

/** What the last action did to the label, for those who cannot see it. A new object each time. */
export type LabelEvent = { type: 'changed' | 'undone' | 'redone' | 'nothing-to-undo' | 'nothing-to-redo' }

/** A label that is changed as a whole, with its steps: the state of every tool that needs no drafts and no selection. */
export type LabelState<L extends Label> = {
  history: History<L>
  /** Changes that carry the same name one after the other are undone together: the letters of a word. */
  run: string | null
  event: LabelEvent | null
}

export type LabelAction<L extends Label> =
  { type: 'load'; label: L } | { type: 'change'; label: L; run?: string | null } | { type: 'undo' } | { type: 'redo' }

export const startLabel = <L extends Label>(label: L): LabelState<L> => ({
  history: freshHistory(label),
  run: null,
  event: null,
})

/** Whether two labels say the same, whatever objects they are made of. */
export function sameLabel(a: Label, b: Label): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/** The one place where such a label changes. Pure; a change to the same label is no step. */
export function labelReducer<L extends Label>(state: LabelState<L>, action: LabelAction<L>): LabelState<L> {
  const { history } = state
  switch (action.type) {
    case 'load':
      return startLabel(action.label)
    case 'change': {
      if (sameLabel(action.label, history.present)) return state
      const run = action.run ?? null
      const merge = run !== null && run === state.run
      return { history: record(history, action.label, merge), run, event: { type: 'changed' } }
    }
    case 'undo':
      return travel(state, undo(history), 'undone', 'nothing-to-undo')
    case 'redo':
      return travel(state, redo(history), 'redone', 'nothing-to-redo')
  }
}

function travel<L extends Label>(
  state: LabelState<L>,
  history: History<L>,
  done: LabelEvent['type'],
  nothing: LabelEvent['type'],
): LabelState<L> {
  return history === state.history
    ? { ...state, event: { type: nothing } }
    : { history, run: null, event: { type: done } }
}
