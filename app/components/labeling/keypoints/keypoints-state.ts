import type { Instance, Keypoint } from '#app/domain/labels/keypoints.ts'
import { whole, type Point, type Size } from '#app/components/labeling/geometry.ts'
import type { ShapeKit } from '#app/components/labeling/shapes/shape.ts'
import {
  add,
  isFull,
  refused,
  replace,
  shapeById,
  shapesReducer,
  startShapes,
  type ShapeEvent,
  type ShapesAction,
  type ShapesState,
} from '#app/components/labeling/shapes/shapes-state.ts'
import { ABSENT, boundsOfInstance, movedInstance, nextAbsent, type Visibility } from './skeleton.ts'

/** The same number as the schema's (a test says so). */
export const MOST_INSTANCES = 200

/** How many points a skeleton of each class has. */
export type PointCounts = ReadonlyMap<string, number>

/** A skeleton that changes its class keeps its points, so only a class with as many can be chosen. */
export const skeletonKit = (counts: PointCounts): ShapeKit<Instance> => ({
  most: MOST_INSTANCES,
  prefix: 's',
  sameForm: (a, b) =>
    a.points === b.points ||
    (a.points.length === b.points.length && a.points.every((point, at) => samePoint(point, b.points[at]!))),
  bounds: boundsOfInstance,
  moved: movedInstance,
  reclassed: (instance, name) =>
    (counts.get(name) ?? 1) === instance.points.length ? { ...instance, class: name } : null,
})

/** Something begun and not finished yet: not part of the label. */
export type Draft =
  /** Where a finger or a held button is, before it lets go and the point is set. */
  | { type: 'place'; to: Point }
  | { type: 'point'; id: string; index: number; to: Point }
  | { type: 'move'; id: string; from: Point; to: Point }

export type KeypointsState = ShapesState<Instance> & {
  draft: Draft | null
  /** The point that is set next: of the selected skeleton, or the first of a new one. Null: nothing is being placed. */
  next: number | null
  /** How the next point is set: visible or hidden. */
  as: Exclude<Visibility, 0>
}

export type KeypointsAction =
  | ShapesAction
  /** Sets the next point; with none to set, the first of a new skeleton. */
  | { type: 'place'; at: Point }
  | { type: 'aim'; at: Point }
  /** Takes back the last point that was placed and places it again; with the only one goes the skeleton. */
  | { type: 'back' }
  /** The next point is not there: goes on to the one after it. */
  | { type: 'skip' }
  /** Ends the guided order, or takes it up again at a point. */
  | { type: 'guide'; next: number | null }
  | { type: 'as'; as: Exclude<Visibility, 0> }
  | { type: 'visibility'; index: number; v: Visibility }
  | { type: 'grab'; id: string; at: Point }
  | { type: 'grab-point'; id: string; index: number; at: Point }
  | { type: 'drag'; to: Point }
  | { type: 'finish' }
  | { type: 'cancel' }
  | { type: 'point'; at: Point }
  | { type: 'nudge'; id: string; by: Point }
  | { type: 'nudge-point'; by: Point }
type Load = { type: 'load'; shapes: readonly Instance[] }

export function startKeypoints(
  kit: ShapeKit<Instance>,
  instances: readonly Instance[],
  image: Size,
  nextClass: string,
): KeypointsState {
  return { ...startShapes(kit, instances, image, nextClass), draft: null, next: null, as: 2 }
}

/**
 * The reducer of the keypoints tool, for the skeletons of its classes. Every point that is set is a finished change, so
 * that it can be undone one by one and survives a reload in the middle; points not set yet count as not there.
 */
export function keypointsReducer(counts: PointCounts) {
  const kit = skeletonKit(counts)
  const put = (state: KeypointsState, instance: Instance, event: ShapeEvent | 'moved', run?: string) =>
    replace<Instance, KeypointsState>(kit, state, instance, event, run)

  const place = (state: KeypointsState, where: Point): KeypointsState => {
    const { x, y } = whole(where, state.image)
    const point: Keypoint = { x, y, v: state.as }
    const instance = state.next === null ? undefined : shapeById(state, state.selected)
    if (!instance || state.next === null) {
      if (isFull(kit, state)) return refused({ ...state, draft: null }, 'full')
      const count = counts.get(state.nextClass) ?? 1
      const points = [point, ...Array.from({ length: count - 1 }, () => ABSENT)]
      const added = add<Instance, KeypointsState>(kit, { ...state, draft: null }, { class: state.nextClass, points })
      return goOn(added, points, 0)
    }
    const points = instance.points.with(state.next, point)
    const placed = put({ ...state, draft: null }, { ...instance, points }, told('placed', state.next, point))
    return placed.history === state.history ? placed : goOn(placed, points, state.next)
  }

  /** The guided order goes on to the next point that is not there; behind the last one it ends. */
  const goOn = (state: KeypointsState, points: readonly Keypoint[], placed: number): KeypointsState => {
    const next = nextAbsent(points, placed + 1)
    const event: ShapeEvent = { type: 'told', key: next === null ? 'complete' : 'placed', values: { point: placed } }
    return { ...state, next, part: null, as: 2, run: null, event }
  }

  const change = (state: KeypointsState, index: number, to: (point: Keypoint) => Keypoint, run?: string) => {
    const instance = shapeById(state, state.selected)
    const old = instance?.points[index]
    if (!instance || !old || state.draft) return state
    const point = to(old)
    return put(state, { ...instance, points: instance.points.with(index, point) }, told('point', index, point), run)
  }

  const back = (state: KeypointsState): KeypointsState => {
    const instance = shapeById(state, state.selected)
    if (!instance || state.next === null) return state
    const last = instance.points.slice(0, state.next).findLastIndex(({ v }) => v > 0)
    if (last === -1) return state
    if (instance.points.filter(({ v }) => v > 0).length === 1) return remove(state, instance.id)
    const event: ShapeEvent = { type: 'told', key: 'taken-back', values: { point: last } }
    const taken = put(state, { ...instance, points: instance.points.with(last, ABSENT) }, event)
    return taken.history === state.history ? taken : { ...taken, next: last, as: 2, run: null }
  }

  const remove = (state: KeypointsState, id: string): KeypointsState => ({
    ...shapesReducer(kit, state, { type: 'delete', id }),
    draft: null,
    next: null,
  })

  const setVisibility = (state: KeypointsState, index: number, v: Visibility): KeypointsState => {
    const instance = shapeById(state, state.selected)
    const old = instance?.points[index]
    if (!instance || !old) return state
    // A point that was not there has no place yet: it is set next.
    if (old.v === 0 && v > 0)
      return { ...state, next: index, as: v as 1 | 2, part: null, event: told('guide', index, old) }
    const there = instance.points.filter((point) => point.v > 0).length
    if (v === 0 && old.v > 0 && there === 1) return refused(state, 'last-point')
    if (v > 0 || old.v === 0) return change(state, index, (point) => ({ ...point, v }))
    const gone = change(state, index, () => ABSENT)
    // The work goes on at the point before; a point that is not there cannot be worked on.
    return gone.history === state.history ? gone : { ...gone, part: neighbourOf(instance.points, index) }
  }

  const finish = (state: KeypointsState): KeypointsState => {
    const { draft, image } = state
    if (!draft) return state
    if (draft.type === 'place') return place(state, draft.to)
    const free: KeypointsState = { ...state, draft: null }
    const instance = shapeById(state, draft.id)
    if (!instance) return free
    if (draft.type === 'move') {
      const by = { x: draft.to.x - draft.from.x, y: draft.to.y - draft.from.y }
      return put(free, movedInstance(instance, by, image), 'moved')
    }
    const { x, y } = draft.to
    return change(free, draft.index, (point) => ({ ...point, x, y }))
  }

  return (state: KeypointsState, action: KeypointsAction | Load): KeypointsState => {
    switch (action.type) {
      case 'load': {
        const { image, nextClass, cursor, copied } = state
        return { ...startKeypoints(kit, action.shapes, image, nextClass), cursor, copied }
      }
      case 'place':
        return place(state, action.at)
      case 'aim': {
        const to = whole(action.at, state.image)
        return { ...state, draft: { type: 'place', to }, event: { type: 'pointed', at: to } }
      }
      case 'back':
        return back(state)
      case 'skip': {
        const instance = shapeById(state, state.selected)
        if (!instance || state.next === null) return state
        const next = nextAbsent(instance.points, state.next + 1)
        const key = next === null ? 'complete' : 'skipped'
        return { ...state, next, as: 2, event: { type: 'told', key, values: { point: state.next } } }
      }
      case 'guide': {
        const { next } = action
        if (next === null)
          return { ...state, next, draft: null, as: 2, event: { type: 'told', key: 'stopped', values: {} } }
        if (!shapeById(state, state.selected)?.points[next]) return state
        return { ...state, next, draft: null, as: 2, event: told('guide', next, ABSENT) }
      }
      case 'as':
        return { ...state, as: action.as, event: { type: 'told', key: `as-${action.as}`, values: {} } }
      case 'visibility':
        return setVisibility(state, action.index, action.v)
      case 'grab':
      case 'grab-point': {
        const { id, at } = action
        if (!shapeById(state, id)) return state
        const part = action.type === 'grab-point' ? String(action.index) : null
        const held: KeypointsState = {
          ...state,
          run: null,
          selected: id,
          part,
          next: id === state.selected ? state.next : null,
        }
        if (state.locked.has(id)) return refused(held, 'locked')
        const draft: Draft =
          action.type === 'grab'
            ? { type: 'move', id, from: at, to: at }
            : { type: 'point', id, index: action.index, to: whole(at, state.image) }
        return { ...held, draft }
      }
      case 'drag': {
        const { draft, image } = state
        if (!draft) return state
        const to = draft.type === 'move' ? action.to : whole(action.to, image)
        return {
          ...state,
          draft: { ...draft, to },
          event: draft.type === 'move' ? state.event : { type: 'pointed', at: to },
        }
      }
      case 'finish':
        return finish(state)
      case 'cancel':
        return state.draft ? { ...state, draft: null, event: { type: 'cancelled' } } : state
      case 'point': {
        const at = whole(action.at, state.image)
        return { ...state, cursor: at, event: { type: 'pointed', at } }
      }
      case 'nudge': {
        const instance = shapeById(state, action.id)
        if (!instance || state.draft) return state
        return put(state, movedInstance(instance, action.by, state.image), 'moved', `move ${action.id}`)
      }
      case 'nudge-point': {
        const index = Number(state.part ?? NaN)
        const by = (point: Keypoint) => ({
          ...point,
          ...whole({ x: point.x + action.by.x, y: point.y + action.by.y }, state.image),
        })
        return change(state, index, by, `point ${state.selected} ${index}`)
      }
      case 'undo':
      case 'redo': {
        if (state.draft) return { ...state, draft: null, event: { type: 'cancelled' } }
        return guided(state, shapesReducer(kit, state, action))
      }
      case 'select':
        return { ...shapesReducer(kit, state, action), next: action.id === state.selected ? state.next : null }
      case 'delete':
        return remove(state, action.id)
      case 'attribute':
      case 'paste':
      case 'lock':
        return { ...shapesReducer(kit, state, action), draft: null, next: null }
      default:
        return shapesReducer(kit, state, action)
    }
  }
}

/** After undo or redo, whoever was being guided is guided again, from the first point that is not there. */
function guided(before: KeypointsState, after: KeypointsState): KeypointsState {
  const instance = shapeById(after, after.selected)
  if (!instance) return { ...after, next: null }
  const was = shapeById(before, before.selected)
  const fewer = instance.points.filter(({ v }) => v > 0).length < (was?.points.filter(({ v }) => v > 0).length ?? 0)
  return { ...after, next: before.next !== null || fewer ? nextAbsent(instance.points, 0) : null }
}

/** The labeled point before another, or else the first one behind it. */
function neighbourOf(points: readonly Keypoint[], index: number): string | null {
  const there = points.flatMap(({ v }, at) => (v > 0 && at !== index ? [at] : []))
  return String(there.filter((at) => at < index).at(-1) ?? there[0] ?? '') || null
}

const told = (key: string, index: number, { x, y, v }: Keypoint): ShapeEvent => ({
  type: 'told',
  key,
  values: { point: index, x, y, v },
  patient: key === 'point',
})

const samePoint = (a: Keypoint, b: Keypoint) => a.x === b.x && a.y === b.y && a.v === b.v
