import type { Box } from '#app/domain/labels/boxes.ts'
import { intoImage, type Point, type Rect, type Size } from '#app/components/labeling/geometry.ts'
import { freshHistory, record, redo, undo, type History } from '#app/components/labeling/history.ts'
import { MIN_SIDE, moved, rectBetween, resized, type Handle } from './boxes-geometry.ts'

/** Most boxes one label may hold; the same number as the schema's (a test says so). */
export const MOST_BOXES = 500

/** Something begun with the pointer or the keyboard and not finished yet: not part of the label. */
export type Draft =
  | { type: 'draw'; from: Point; to: Point }
  | { type: 'move'; id: string; from: Point; to: Point }
  | { type: 'resize'; id: string; handle: Handle; from: Point; to: Point }

/** What the last action did, for those who cannot see it. A new object each time. */
export type BoxesEvent =
  | { type: 'added' | 'moved' | 'resized' | 'classed' | 'selected'; id: string }
  | { type: 'deleted'; class: string }
  | { type: 'undone' | 'redone' | 'nothing-to-undo' | 'nothing-to-redo' | 'cancelled' | 'too-small' | 'full' }
  | { type: 'class-chosen'; class: string }
  | { type: 'anchored' | 'pointed'; at: Point }
  | { type: 'stretched'; rect: Rect }

export type BoxesState = {
  image: Size
  history: History<readonly Box[]>
  selected: string | null
  draft: Draft | null
  /** The keyboard's crosshair; null until the keyboard is used to draw. */
  cursor: Point | null
  /** The class that the next box gets. */
  nextClass: string
  /** Where `[` and `]` go on from: an index, or half way between two after a deletion. */
  place: number
  /** Small steps of the same kind on the same box are undone together while this name stays the same. */
  run: string | null
  event: BoxesEvent | null
}

export type BoxesAction =
  | { type: 'load'; boxes: readonly Box[] }
  | { type: 'draw'; at: Point }
  | { type: 'grab'; id: string; at: Point; handle?: Handle }
  | { type: 'drag'; to: Point }
  | { type: 'finish' }
  | { type: 'cancel' }
  | { type: 'point'; at: Point }
  | { type: 'select'; id: string | null }
  | { type: 'choose-class'; class: string; id?: string }
  | { type: 'nudge'; id: string; by: Point; handle?: Handle }
  | { type: 'delete'; id: string }
  | { type: 'undo' }
  | { type: 'redo' }

export function startBoxes(boxes: readonly Box[], image: Size, nextClass: string): BoxesState {
  const history = freshHistory(boxes)
  return { image, history, selected: null, draft: null, cursor: null, nextClass, place: -0.5, run: null, event: null }
}

export const boxesOf = (state: BoxesState) => state.history.present
export const boxById = (state: BoxesState, id: string | null) => boxesOf(state).find((box) => box.id === id)

/** The one place where the state of the boxes tool changes. Pure: the same actions give the same boxes, with the same ids. */
export function boxesReducer(state: BoxesState, action: BoxesAction): BoxesState {
  switch (action.type) {
    case 'load':
      return { ...startBoxes(action.boxes, state.image, state.nextClass), cursor: state.cursor }
    case 'draw': {
      if (boxesOf(state).length >= MOST_BOXES) return { ...state, event: { type: 'full' } }
      const at = intoImage(action.at, state.image)
      return {
        ...state,
        selected: null,
        run: null,
        draft: { type: 'draw', from: at, to: at },
        event: { type: 'anchored', at },
      }
    }
    case 'grab': {
      if (!boxById(state, action.id)) return state
      const { id, at, handle } = action
      const draft: Draft = handle
        ? { type: 'resize', id, handle, from: at, to: at }
        : { type: 'move', id, from: at, to: at }
      return { ...state, run: null, selected: id, draft }
    }
    case 'drag':
      return dragTo(state, action.to)
    case 'finish':
      return finishDraft(state)
    case 'cancel':
      return state.draft ? { ...state, draft: null, event: { type: 'cancelled' } } : state
    case 'point': {
      const at = intoImage({ x: Math.round(action.at.x), y: Math.round(action.at.y) }, state.image)
      if (state.draft?.type === 'draw') return { ...dragTo(state, at), cursor: at }
      return { ...state, cursor: at, event: { type: 'pointed', at } }
    }
    case 'select':
      return select(state, action.id)
    case 'choose-class':
      return chooseClass(state, action.class, action.id ?? state.selected)
    case 'nudge':
      return nudge(state, action)
    case 'delete':
      return remove(state, action.id)
    case 'undo':
      return travel(state, undo(state.history), 'undone')
    case 'redo':
      return travel(state, redo(state.history), 'redone')
  }
}

/** The box as it would be if the draft were finished now. */
export function draftRect(state: BoxesState): Rect | null {
  const { draft, image } = state
  if (!draft) return null
  if (draft.type === 'draw') return rectBetween(draft.from, draft.to, image)
  const box = boxById(state, draft.id)
  if (!box) return null
  const by = { x: draft.to.x - draft.from.x, y: draft.to.y - draft.from.y }
  return draft.type === 'move' ? moved(box, by, image) : resized(box, draft.handle, by, image)
}

function dragTo(state: BoxesState, to: Point): BoxesState {
  if (!state.draft) return state
  const next = { ...state, draft: { ...state.draft, to } }
  const rect = draftRect(next)
  return rect ? { ...next, event: { type: 'stretched', rect } } : next
}

function finishDraft(state: BoxesState): BoxesState {
  const { draft } = state
  const rect = draftRect(state)
  if (!draft || !rect) return { ...state, draft: null }
  if (draft.type === 'draw') {
    if (rect.width < MIN_SIDE || rect.height < MIN_SIDE) return { ...state, draft: null, event: { type: 'too-small' } }
    const box: Box = { id: freshId(state), class: state.nextClass, ...rect }
    const added = commit(state, [...boxesOf(state), box], { type: 'added', id: box.id })
    return { ...added, draft: null, selected: box.id, place: boxesOf(added).length - 1 }
  }
  const box = boxById(state, draft.id)
  if (!box) return { ...state, draft: null }
  const { x, y, width, height } = rect
  return {
    ...replace(state, { ...box, x, y, width, height }, draft.type === 'move' ? 'moved' : 'resized'),
    draft: null,
  }
}

function select(state: BoxesState, id: string | null): BoxesState {
  const index = boxesOf(state).findIndex((box) => box.id === id)
  if (id === null || index < 0) return { ...state, selected: null, run: null }
  if (id === state.selected) return state
  return { ...state, selected: id, place: index, run: null, event: { type: 'selected', id } }
}

function chooseClass(state: BoxesState, name: string, id: string | null): BoxesState {
  const box = boxById(state, id)
  const next = { ...state, nextClass: name, run: null, event: { type: 'class-chosen' as const, class: name } }
  return box && state.draft?.type !== 'draw' ? replace(next, { ...box, class: name }, 'classed') : next
}

function nudge(state: BoxesState, { id, by, handle }: { id: string; by: Point; handle?: Handle }): BoxesState {
  const box = boxById(state, id)
  if (!box || state.draft) return state
  const changed = handle ? resized(box, handle, by, state.image) : moved(box, by, state.image)
  const run = `${handle ?? 'move'} ${id}`
  return replace(state, changed, handle ? 'resized' : 'moved', run)
}

function remove(state: BoxesState, id: string): BoxesState {
  const index = boxesOf(state).findIndex((box) => box.id === id)
  const box = boxesOf(state)[index]
  if (!box) return state
  const rest = boxesOf(state).filter((other) => other.id !== id)
  const next = commit(state, rest, { type: 'deleted', class: box.class })
  const cursor = intoImage({ x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }, state.image)
  return { ...next, draft: null, selected: null, place: index - 0.5, cursor: state.cursor && cursor }
}

function travel(state: BoxesState, history: History<readonly Box[]>, type: 'undone' | 'redone'): BoxesState {
  // Undo while drawing takes back the drawing, as people expect.
  if (state.draft) return { ...state, draft: null, event: { type: 'cancelled' } }
  if (history === state.history)
    return { ...state, event: { type: type === 'undone' ? 'nothing-to-undo' : 'nothing-to-redo' } }
  const selected = history.present.some((box) => box.id === state.selected) ? state.selected : null
  const place = selected ? state.place : Math.min(state.place, history.present.length - 0.5)
  return { ...state, history, selected, place, run: null, event: { type } }
}

function replace(
  state: BoxesState,
  box: Box,
  type: 'moved' | 'resized' | 'classed',
  run: string | null = null,
): BoxesState {
  const old = boxById(state, box.id)
  const event = { type, id: box.id }
  if (old && sameBox(old, box)) return { ...state, event }
  return commit(
    state,
    boxesOf(state).map((other) => (other.id === box.id ? box : other)),
    event,
    run,
  )
}

function commit(state: BoxesState, boxes: readonly Box[], event: BoxesEvent, run: string | null = null): BoxesState {
  const merge = run !== null && run === state.run
  return { ...state, history: record(state.history, boxes, merge), run, event }
}

/** An id that no box has now or had in a step that can be brought back. */
function freshId({ history }: BoxesState): string {
  const used = new Set(
    [history.present, ...history.past, ...history.future].flatMap((boxes) => boxes.map(({ id }) => id)),
  )
  let number = history.present.length + 1
  while (used.has(`b${number}`)) number += 1
  return `b${number}`
}

function sameBox(a: Box, b: Box): boolean {
  return a.class === b.class && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

/** Whether two lists of boxes say the same, whatever objects they are made of. */
export function sameBoxes(a: readonly Box[], b: readonly Box[]): boolean {
  return (
    a === b || (a.length === b.length && a.every((box, index) => box.id === b[index]?.id && sameBox(box, b[index])))
  )
}
