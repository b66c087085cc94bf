import type { Box } from '#app/domain/labels/boxes.ts'
import { intoImage, whole, type Point, type Rect, type Size } from '#app/components/labeling/geometry.ts'
import type { ShapeKit } from '#app/components/labeling/shapes/shape.ts'
import {
  add,
  isFull,
  refused,
  replace,
  shapeById,
  shapesOf,
  shapesReducer,
  startShapes,
  type ShapesAction,
  type ShapesState,
} from '#app/components/labeling/shapes/shapes-state.ts'
import {
  angleAfter,
  boundsOf,
  moved,
  rectBetween,
  resized,
  rotated,
  tooSmall,
  type Handle,
  type TurnedRect,
} from './boxes-geometry.ts'

/** Most boxes one label may hold; the same number as the schema's (a test says so). */
export const MOST_BOXES = 500

export const BOXES: ShapeKit<Box> = {
  most: MOST_BOXES,
  prefix: 'b',
  sameForm: (a, b) =>
    a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height && a.rotation === b.rotation,
  bounds: boundsOf,
  moved,
}

/** Something begun with the pointer or the keyboard and not finished yet: not part of the label. */
export type Draft =
  | { type: 'draw'; from: Point; to: Point }
  | { type: 'move'; id: string; from: Point; to: Point }
  | { type: 'rotate'; id: string; from: Point; to: Point }
  | { type: 'resize'; id: string; handle: Handle; from: Point; to: Point }

export type BoxesState = ShapesState<Box> & { draft: Draft | null }

export type BoxesAction =
  | ShapesAction
  | { type: 'draw'; at: Point }
  | { type: 'grab'; id: string; at: Point; handle?: Handle | 'rotate' }
  | { type: 'drag'; to: Point }
  | { type: 'finish' }
  | { type: 'cancel' }
  | { type: 'point'; at: Point }
  | { type: 'nudge'; id: string; by: Point; handle?: Handle }
  /** Turns a box by degrees, or to an angle. */
  | { type: 'rotate'; id: string; by: number }
  | { type: 'rotate'; id: string; to: number }
type Load = { type: 'load'; shapes: readonly Box[] }

export function startBoxes(boxes: readonly Box[], image: Size, nextClass: string): BoxesState {
  return { ...startShapes(BOXES, boxes, image, nextClass), draft: null }
}

export const boxesOf = (state: BoxesState) => shapesOf(state)
export const boxById = (state: BoxesState, id: string | null) => shapeById(state, id)

/** The one place where the state of the boxes tool changes. Pure: the same actions give the same boxes, with the same ids. */
export function boxesReducer(state: BoxesState, action: BoxesAction | Load): BoxesState {
  switch (action.type) {
    case 'load':
      return { ...startBoxes(action.shapes, state.image, state.nextClass), cursor: state.cursor, copied: state.copied }
    case 'draw': {
      if (isFull(BOXES, state)) return refused(state, 'full')
      const at = intoImage(action.at, state.image)
      return {
        ...state,
        selected: null,
        run: null,
        draft: { type: 'draw', from: at, to: at },
        event: { type: 'anchored', at },
      }
    }
    case 'grab':
      return grab(state, action)
    case 'drag':
      return dragTo(state, action.to)
    case 'finish':
      return finishDraft(state)
    case 'cancel':
      return state.draft ? { ...state, draft: null, event: { type: 'cancelled' } } : state
    case 'point': {
      const at = whole(action.at, state.image)
      if (state.draft?.type === 'draw') return { ...dragTo(state, at), cursor: at }
      return { ...state, cursor: at, event: { type: 'pointed', at } }
    }
    case 'nudge':
      return nudge(state, action)
    case 'rotate':
      return rotate(state, action)
    case 'delete':
    case 'attribute':
    case 'paste':
    case 'lock':
      return { ...shapesReducer(BOXES, state, action), draft: null }
    case 'unpoint':
      // A corner that the keyboard has set cannot be stretched by the pointer.
      return state.cursor ? { ...state, cursor: null, draft: null } : state
    case 'undo':
    case 'redo':
      // Undo while drawing takes back the drawing, as people expect.
      if (state.draft) return { ...state, draft: null, event: { type: 'cancelled' } }
      return shapesReducer(BOXES, state, action)
    default:
      return shapesReducer(BOXES, state, action)
  }
}

/** The box as it would be if the draft were finished now. */
export function draftRect(state: BoxesState): TurnedRect | null {
  const { draft, image } = state
  if (!draft) return null
  if (draft.type === 'draw') return rectBetween(draft.from, draft.to, image)
  const box = boxById(state, draft.id)
  if (!box) return null
  const by = { x: draft.to.x - draft.from.x, y: draft.to.y - draft.from.y }
  if (draft.type === 'rotate') return rotated(box, angleAfter(box, draft.from, draft.to), image)
  return draft.type === 'move' ? moved(box, by, image) : resized(box, draft.handle, by, image)
}

function grab(state: BoxesState, { id, at, handle }: Extract<BoxesAction, { type: 'grab' }>): BoxesState {
  if (!boxById(state, id)) return state
  const held = { ...state, run: null, selected: id }
  if (state.locked.has(id)) return refused(held, 'locked')
  if (handle === 'rotate') return { ...held, draft: { type: 'rotate', id, from: at, to: at } }
  const draft: Draft = handle
    ? { type: 'resize', id, handle, from: at, to: at }
    : { type: 'move', id, from: at, to: at }
  return { ...held, draft }
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
  const free = { ...state, draft: null }
  if (!draft || !rect) return free
  if (draft.type === 'draw') {
    if (tooSmall(rect, state.image)) return refused(free, 'too-small')
    return add(BOXES, free, { class: state.nextClass, ...onlyRect(rect) })
  }
  const box = boxById(state, draft.id)
  if (!box) return free
  const { rotation: _, ...upright } = box
  const event = draft.type === 'move' ? 'moved' : draft.type === 'rotate' ? 'turned' : 'resized'
  return replace(BOXES, free, { ...upright, ...onlyRect(rect) }, event)
}

function onlyRect({ x, y, width, height, rotation }: TurnedRect): Rect {
  return rotation ? { x, y, width, height, ...{ rotation } } : { x, y, width, height }
}

function nudge(state: BoxesState, { id, by, handle }: { id: string; by: Point; handle?: Handle }): BoxesState {
  const box = boxById(state, id)
  if (!box || state.draft) return state
  const changed = handle ? resized(box, handle, by, state.image) : moved(box, by, state.image)
  const run = `${handle ?? 'move'} ${id}`
  return replace(BOXES, state, changed, handle ? 'resized' : 'moved', run)
}

function rotate(state: BoxesState, action: Extract<BoxesAction, { type: 'rotate' }>): BoxesState {
  const box = boxById(state, action.id)
  if (!box || state.draft) return state
  const degrees = 'to' in action ? action.to : (box.rotation ?? 0) + action.by
  return replace(BOXES, state, rotated(box, degrees, state.image), 'turned', `turn ${action.id}`)
}
