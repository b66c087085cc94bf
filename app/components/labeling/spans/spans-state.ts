import type { Span } from '#app/domain/labels/spans.ts'
import { freshHistory, record, redo, undo, type History } from '#app/components/labeling/history.ts'
import type { Range } from './text-index.ts'

/** Most spans one label may hold; the same number as the schema's (a test says so). */
export const MOST_SPANS = 5000

/** What the last action did, for those who cannot see it. A new object each time. */
export type SpansEvent =
  | { type: 'added' | 'bordered' | 'classed' | 'selected'; id: string }
  | { type: 'deleted' | 'class-chosen'; class: string }
  | { type: 'undone' | 'redone' | 'nothing-to-undo' | 'nothing-to-redo' | 'cancelled' | 'twice' | 'full' | 'nothing' }
  | { type: 'caret'; passed: Range }
  | { type: 'chosen'; range: Range }

export type SpansState = {
  history: History<readonly Span[]>
  /** The selected text in code points: from where it was begun to the caret. Equal: only a caret. */
  anchor: number
  caret: number
  /** The selected span. */
  selected: string | null
  nextClass: string
  run: string | null
  event: SpansEvent | null
}

export type SpansAction =
  | { type: 'load'; spans: readonly Span[] }
  | { type: 'choose'; anchor: number; caret: number; passed?: Range }
  | { type: 'mark'; class?: string }
  | { type: 'select'; id: string | null }
  | { type: 'border'; id: string; range: Range; run?: string }
  | { type: 'class'; class: string; id?: string }
  | { type: 'delete'; id: string }
  | { type: 'leave' }
  | { type: 'undo' }
  | { type: 'redo' }

export const startSpans = (spans: readonly Span[], nextClass: string): SpansState => ({
  history: freshHistory(spans),
  anchor: 0,
  caret: 0,
  selected: null,
  nextClass,
  run: null,
  event: null,
})

export const spansOf = (state: SpansState) => state.history.present
export const spanById = (state: SpansState, id: string | null) => spansOf(state).find((span) => span.id === id)
/** The selected text; empty when there is only a caret. */
export const chosenText = ({ anchor, caret }: SpansState): Range => ({
  start: Math.min(anchor, caret),
  end: Math.max(anchor, caret),
})

/** Spans as they stand in the text: earlier first, of those that begin together the longer one. */
export const inReadingOrder = (spans: readonly Span[]): Span[] =>
  [...spans].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))

/** The one place where the state of the spans tool changes. Pure; the same actions give the same spans and ids. */
export function spansReducer(state: SpansState, action: SpansAction): SpansState {
  switch (action.type) {
    case 'load':
      return startSpans(action.spans, state.nextClass)
    case 'choose': {
      const next = { ...state, anchor: action.anchor, caret: action.caret, selected: null, run: null }
      const range = chosenText(next)
      const event: SpansEvent =
        range.end > range.start ? { type: 'chosen', range } : { type: 'caret', passed: action.passed ?? range }
      return { ...next, event }
    }
    case 'mark':
      return mark(state, action.class ?? state.nextClass)
    case 'select':
      return select(state, action.id)
    case 'border':
      return border(state, action)
    case 'class':
      return chooseClass(state, action.class, action.id ?? state.selected)
    case 'delete':
      return remove(state, action.id)
    case 'leave':
      return { ...state, selected: null, anchor: state.caret, run: null, event: { type: 'cancelled' } }
    case 'undo':
      return travel(state, undo(state.history), 'undone', 'nothing-to-undo')
    case 'redo':
      return travel(state, redo(state.history), 'redone', 'nothing-to-redo')
  }
}

function mark(state: SpansState, name: string): SpansState {
  const range = chosenText(state)
  if (range.end === range.start) return { ...state, event: { type: 'nothing' } }
  if (spansOf(state).length >= MOST_SPANS) return { ...state, event: { type: 'full' } }
  const same = spansOf(state).find((span) => span.class === name && sameRange(span, range))
  if (same) return { ...state, selected: same.id, anchor: state.caret, event: { type: 'twice' } }
  const span: Span = { id: freshId(state), class: name, ...range }
  const added = commit(state, [...spansOf(state), span], { type: 'added', id: span.id })
  return { ...added, selected: span.id, anchor: range.end, caret: range.end, nextClass: name }
}

function select(state: SpansState, id: string | null): SpansState {
  const span = spanById(state, id)
  if (!span) return { ...state, selected: null, run: null }
  return {
    ...state,
    selected: span.id,
    anchor: span.end,
    caret: span.end,
    run: null,
    event: { type: 'selected', id: span.id },
  }
}

function border(
  state: SpansState,
  { id, range, run = undefined }: { id: string; range: Range; run?: string },
): SpansState {
  const span = spanById(state, id)
  if (!span || range.end <= range.start) return state
  const at = { anchor: range.end, caret: range.end }
  return { ...replace(state, { ...span, ...range }, 'bordered', run && `${run} ${id}`), ...at, selected: id }
}

function chooseClass(state: SpansState, name: string, id: string | null): SpansState {
  const { start, end } = chosenText(state)
  if (id === null && end > start) return mark(state, name)
  const span = spanById(state, id)
  const next: SpansState = { ...state, nextClass: name, run: null, event: { type: 'class-chosen', class: name } }
  return span ? replace(next, { ...span, class: name }, 'classed') : next
}

function remove(state: SpansState, id: string): SpansState {
  const span = spanById(state, id)
  if (!span) return state
  const rest = spansOf(state).filter((other) => other.id !== id)
  return {
    ...commit(state, rest, { type: 'deleted', class: span.class }),
    selected: null,
    anchor: span.start,
    caret: span.start,
  }
}

function travel(
  state: SpansState,
  history: History<readonly Span[]>,
  done: 'undone' | 'redone',
  nothing: 'nothing-to-undo' | 'nothing-to-redo',
): SpansState {
  if (history === state.history) return { ...state, event: { type: nothing } }
  const selected = history.present.some(({ id }) => id === state.selected) ? state.selected : null
  return { ...state, history, selected, anchor: state.caret, run: null, event: { type: done } }
}

function replace(state: SpansState, span: Span, type: 'bordered' | 'classed', run?: string): SpansState {
  const old = spanById(state, span.id)
  const event: SpansEvent = { type, id: span.id }
  if (old && old.class === span.class && sameRange(old, span)) return { ...state, event }
  const spans = spansOf(state).map((other) => (other.id === span.id ? span : other))
  return commit(state, spans, event, run)
}

function commit(state: SpansState, spans: readonly Span[], event: SpansEvent, run: string | null = null): SpansState {
  const merge = run !== null && run === state.run
  return { ...state, history: record(state.history, spans, merge), run, event }
}

const sameRange = (a: Range, b: Range) => a.start === b.start && a.end === b.end

/** An id that no span has now or had in a step that can be brought back. */
function freshId({ history }: SpansState): string {
  const used = new Set(
    [history.present, ...history.past, ...history.future].flatMap((spans) => spans.map(({ id }) => id)),
  )
  let number = history.present.length + 1
  while (used.has(`s${number}`)) number += 1
  return `s${number}`
}
