import { centre, whole, type Point, type Rect, type Size } from '#app/components/labeling/geometry.ts'
import { freshHistory, record, redo, undo, type History } from '#app/components/labeling/history.ts'
import { sameShape, withAttribute, type Shape, type ShapeKit } from './shape.ts'

/** What the last action did, for those who cannot see it. A new object each time. */
export type ShapeEvent =
  | { type: ShapeEventType; id: string }
  | { type: 'deleted'; class: string }
  | { type: 'undone' | 'redone' | 'nothing-to-undo' | 'nothing-to-redo' | 'cancelled' | 'nothing-to-paste' }
  /** Something was not done; the tool says why in the words of its kind. */
  | { type: 'refused'; why: string }
  | { type: 'class-chosen'; class: string }
  | { type: 'anchored' | 'pointed'; at: Point }
  | { type: 'stretched'; rect: Rect }
  /** Something that only this kind of shape knows; `key` is its message. `patient`: it may come many times in a row. */
  | { type: 'told'; key: string; values: Record<string, string | number>; patient?: boolean }
type ShapeEventType =
  | 'added'
  | 'moved'
  | 'resized'
  | 'turned'
  | 'classed'
  | 'attributed'
  | 'selected'
  | 'copied'
  | 'pasted'
  | 'hidden'
  | 'shown'
  | 'locked'
  | 'unlocked'
  | 'changed'

/** What every tool for shapes keeps. What is hidden, locked or copied is no part of the label. */
export type ShapesState<S extends Shape> = {
  image: Size
  history: History<readonly S[]>
  selected: string | null
  /** The vertex or point of the selected shape that is worked on, as the tool names it. */
  part: string | null
  /** The keyboard's crosshair; null until the keyboard is used to draw. */
  cursor: Point | null
  /** The class that the next shape gets. */
  nextClass: string
  /** Where `[` and `]` go on from: an index, or half way between two after a deletion. */
  place: number
  /** Small steps of the same kind on the same shape are undone together while this name stays the same. */
  run: string | null
  hidden: ReadonlySet<string>
  locked: ReadonlySet<string>
  copied: S | null
  /** The highest number that an id has used, now or in a step that can come back. */
  made: number
  event: ShapeEvent | null
}

export type ShapesAction =
  | { type: 'select'; id: string | null }
  | { type: 'part'; part: string | null }
  /** The pointer has taken over from the keyboard's crosshair. */
  | { type: 'unpoint' }
  | { type: 'choose-class'; class: string; id?: string }
  | { type: 'attribute'; id: string; name: string; value: boolean | string | undefined }
  | { type: 'delete'; id: string }
  | { type: 'copy'; id: string }
  | { type: 'paste' }
  | { type: 'hide'; id: string }
  | { type: 'lock'; id: string }
  | { type: 'undo' }
  | { type: 'redo' }

const NONE: ReadonlySet<string> = new Set()
/** A pasted shape lies this far from the copied one, in image pixels. */
const PASTE_STEP = 12

export function startShapes<S extends Shape>(
  kit: ShapeKit<S>,
  shapes: readonly S[],
  image: Size,
  nextClass: string,
): ShapesState<S> {
  const numbers = shapes.map(({ id }) => (id.startsWith(kit.prefix) ? Number(id.slice(kit.prefix.length)) : 0))
  return {
    image,
    history: freshHistory(shapes),
    selected: null,
    part: null,
    cursor: null,
    nextClass,
    place: -0.5,
    run: null,
    hidden: NONE,
    locked: NONE,
    copied: null,
    made: Math.max(shapes.length, ...numbers.filter(Number.isSafeInteger)),
    event: null,
  }
}

export const shapesOf = <S extends Shape>(state: ShapesState<S>): readonly S[] => state.history.present
export const shapeById = <S extends Shape>(state: ShapesState<S>, id: string | null): S | undefined =>
  id === null ? undefined : shapesOf(state).find((shape) => shape.id === id)
/** The shapes that can be seen, and so can be pointed at. */
export const visibleShapes = <S extends Shape>(state: ShapesState<S>): readonly S[] =>
  state.hidden.size === 0 ? shapesOf(state) : shapesOf(state).filter(({ id }) => !state.hidden.has(id))

/** What is done alike with every kind of shape. Pure: the same actions give the same shapes, with the same ids. */
export function shapesReducer<S extends Shape, St extends ShapesState<S>>(
  kit: ShapeKit<S>,
  state: St,
  action: ShapesAction,
): St {
  switch (action.type) {
    case 'select':
      return select<S, St>(state, action.id)
    case 'part':
      return { ...state, part: action.part, run: null }
    case 'unpoint':
      return state.cursor ? { ...state, cursor: null } : state
    case 'choose-class':
      return chooseClass(kit, state, action.class, action.id ?? state.selected)
    case 'attribute': {
      const shape = shapeById(state, action.id)
      return shape ? replace(kit, state, withAttribute(shape, action.name, action.value), 'attributed') : state
    }
    case 'delete':
      return remove(kit, state, action.id)
    case 'copy': {
      const shape = shapeById(state, action.id)
      return shape ? { ...state, copied: shape, event: { type: 'copied', id: shape.id } } : state
    }
    case 'paste':
      return paste(kit, state)
    case 'hide':
      return toggled<S, St>(state, 'hidden', action.id)
    case 'lock':
      return toggled<S, St>(state, 'locked', action.id)
    case 'undo':
      return travel(state, undo(state.history), 'undone')
    case 'redo':
      return travel(state, redo(state.history), 'redone')
  }
}

/** Takes a step. `run` names steps that are undone together with the one before of the same name. */
export function commit<S extends Shape, St extends ShapesState<S>>(
  state: St,
  shapes: readonly S[],
  event: ShapeEvent,
  run: string | null = null,
): St {
  const merge = run !== null && run === state.run
  return { ...state, history: record(state.history, shapes, merge), run, event }
}

/** Puts a shape in the place of the one with its id; a locked one stays as it is. */
export function replace<S extends Shape, St extends ShapesState<S>>(
  kit: ShapeKit<S>,
  state: St,
  shape: S,
  event: ShapeEvent | ShapeEventType,
  run: string | null = null,
): St {
  const old = shapeById<S>(state, shape.id)
  const happened: ShapeEvent = typeof event === 'string' ? { type: event, id: shape.id } : event
  if (!old) return state
  if (state.locked.has(shape.id)) return refused<S, St>(state, 'locked')
  if (sameShape(kit, old, shape)) return { ...state, event: happened }
  const next = shapesOf<S>(state).map((other) => (other.id === shape.id ? shape : other))
  return commit<S, St>(state, next, happened, run)
}

/** Adds a shape without an id at the end and selects it. */
export function add<S extends Shape, St extends ShapesState<S>>(
  kit: ShapeKit<S>,
  state: St,
  shape: Omit<S, 'id'>,
  event: 'added' | 'pasted' = 'added',
): St {
  if (isFull(kit, state)) return refused<S, St>(state, 'full')
  const made = state.made + 1
  const id = `${kit.prefix}${made}`
  const whole = Object.assign({ id }, shape, { id }) as unknown as S
  const added = commit<S, St>(state, [...shapesOf<S>(state), whole], { type: event, id })
  return { ...added, made, selected: id, part: null, place: shapesOf(added).length - 1 }
}

export const isFull = <S extends Shape>(kit: ShapeKit<S>, state: ShapesState<S>) => shapesOf(state).length >= kit.most

export const refused = <S extends Shape, St extends ShapesState<S>>(state: St, why: string): St => ({
  ...state,
  event: { type: 'refused', why },
})

function select<S extends Shape, St extends ShapesState<S>>(state: St, id: string | null): St {
  const index = shapesOf<S>(state).findIndex((shape) => shape.id === id)
  if (id === null || index < 0) return { ...state, selected: null, part: null, run: null }
  // Whoever goes back to the whole shape leaves the vertex or point.
  if (id === state.selected) return state.part === null ? state : { ...state, part: null, run: null }
  return { ...state, selected: id, part: null, place: index, run: null, event: { type: 'selected', id } }
}

function chooseClass<S extends Shape, St extends ShapesState<S>>(
  kit: ShapeKit<S>,
  state: St,
  name: string,
  id: string | null,
): St {
  const shape = shapeById<S>(state, id)
  const next: St = { ...state, nextClass: name, run: null, event: { type: 'class-chosen', class: name } }
  if (!shape) return next
  const reclassed = kit.reclassed ? kit.reclassed(shape, name) : { ...shape, class: name }
  return reclassed ? replace(kit, next, reclassed, 'classed') : refused<S, St>(next, 'other-skeleton')
}

function remove<S extends Shape, St extends ShapesState<S>>(kit: ShapeKit<S>, state: St, id: string): St {
  const index = shapesOf<S>(state).findIndex((shape) => shape.id === id)
  const shape = shapesOf<S>(state)[index]
  if (!shape) return state
  if (state.locked.has(id)) return refused<S, St>(state, 'locked')
  const rest = shapesOf<S>(state).filter((other) => other.id !== id)
  const next = commit<S, St>(state, rest, { type: 'deleted', class: shape.class })
  const cursor = state.cursor && whole(centre(kit.bounds(shape)), state.image)
  return { ...next, selected: null, part: null, place: index - 0.5, cursor }
}

function paste<S extends Shape, St extends ShapesState<S>>(kit: ShapeKit<S>, state: St): St {
  const { copied, image } = state
  if (!copied) return { ...state, event: { type: 'nothing-to-paste' } }
  const [away, back] = [PASTE_STEP, -PASTE_STEP].map((step) => kit.moved(copied, { x: step, y: step }, image))
  // In the corner there is no way further; the copy must not lie exactly on what it was copied from.
  const place = away && !kit.sameForm(away, copied) ? away : (back ?? copied)
  const pasted = add(kit, state, place, 'pasted')
  // Pasting again goes on from here, so that copies do not lie on each other.
  return { ...pasted, copied: shapeById<S>(pasted, pasted.selected) ?? copied }
}

function toggled<S extends Shape, St extends ShapesState<S>>(state: St, which: 'hidden' | 'locked', id: string): St {
  if (!shapeById<S>(state, id)) return state
  const next = new Set(state[which])
  const on = !next.delete(id)
  if (on) next.add(id)
  const type = which === 'hidden' ? (on ? 'hidden' : 'shown') : on ? 'locked' : 'unlocked'
  return { ...state, [which]: next, event: { type, id } }
}

function travel<S extends Shape, St extends ShapesState<S>>(
  state: St,
  history: History<readonly S[]>,
  type: 'undone' | 'redone',
): St {
  if (history === state.history)
    return { ...state, event: { type: type === 'undone' ? 'nothing-to-undo' : 'nothing-to-redo' } }
  const selected = history.present.some((shape) => shape.id === state.selected) ? state.selected : null
  const place = selected ? state.place : Math.min(state.place, history.present.length - 0.5)
  return { ...state, history, selected, part: null, place, run: null, event: { type } }
}
