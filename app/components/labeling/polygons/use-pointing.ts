import type { Dispatch } from 'react'
import type { Region } from '#app/domain/labels/polygons.ts'
import type { Gestures, Press } from '#app/components/labeling/canvas/use-gestures.ts'
import { snapped, type Point } from '#app/components/labeling/geometry.ts'
import { shapeById, visibleShapes } from '#app/components/labeling/shapes/shapes-state.ts'
import type { ShapeFocus } from '#app/components/labeling/shapes/use-shape-focus.ts'
import { FINGER, handOf, namedShape, NEAR, SNAP, useHand } from '#app/components/labeling/shapes/use-hand.ts'
import type { PolygonsAction, PolygonsState } from './polygons-state.ts'
import { closes } from './ring-drawing.ts'
import { isInside, nameOfPlace, regionArea, ringsOf, sideAt, vertexAt } from './rings.ts'

type Options = {
  state: PolygonsState
  dispatch: Dispatch<PolygonsAction>
  focus: ShapeFocus
  scale: number
  readOnly: boolean
}

/**
 * What mouse and fingers do: a tap sets a vertex, or closes the ring where it began; a press that slides sets it where it
 * is let go. On the selected region a drag moves a vertex, pulls a new one out of a side, or moves the whole.
 */
export function usePointing({ state, dispatch, focus, scale, readOnly }: Options) {
  const [hand, setHand] = useHand()
  const { draft, mode, image } = state
  const snap = (at: Point) => snapped(at, image, SNAP / scale)
  /** How near a press must come to a vertex, in image pixels. */
  const reachOf = (touch: boolean) => (touch ? FINGER.reach : NEAR) / scale
  const selected = shapeById(state, state.selected)
  const editable =
    selected?.rings && mode === 'region' && !state.hidden.has(selected.id) && !state.locked.has(selected.id)
      ? { id: selected.id, rings: selected.rings }
      : null

  const held = ({ at, touch }: Press) => {
    if (!editable) return null
    const reach = reachOf(touch)
    const vertex = vertexAt(editable.rings, at, reach)
    if (vertex) return { id: editable.id, place: vertex, insert: false }
    const side = sideAt(editable.rings, at, reach)
    return side ? { id: editable.id, place: side, insert: true } : null
  }

  const tapOnNothing = (press: Press) => {
    const points = draft?.type === 'ring' ? draft.points : []
    const reach = { first: reachOf(press.touch), last: 3 / scale }
    if (closes(points, press.at, reach)) {
      dispatch({ type: 'close' })
      focus.wish('selected')
    } else {
      dispatch({ type: 'add', at: snap(press.at) })
      focus.wish('canvas')
    }
  }

  const gestures: Gestures = {
    onDragStart: (press) => {
      setHand(handOf(press))
      if (readOnly) return false
      if (draft?.type === 'ring' || press.shift || mode !== 'region') {
        dispatch({ type: 'aim', at: snap(press.at) })
        return true
      }
      const vertex = held(press)
      const named = namedShape(press.target)
      if (vertex) dispatch({ type: 'grab-vertex', ...vertex, at: press.at })
      else if (named) dispatch({ type: 'grab', id: named, at: press.at })
      else if (selected && isInside(ringsOf(selected), press.at))
        dispatch({ type: 'grab', id: selected.id, at: press.at })
      else dispatch({ type: 'aim', at: snap(press.at) })
      return true
    },
    onDrag: (to) => dispatch({ type: 'drag', to: draft?.type === 'move' ? to : snap(to) }),
    onDragEnd: () => {
      const { draft } = state
      const reach = { first: reachOf(hand === FINGER), last: 0 }
      if (draft?.type === 'ring' && draft.to && closes(draft.points, draft.to, reach)) {
        dispatch({ type: 'close' })
        focus.wish('selected')
      } else {
        dispatch({ type: 'finish' })
        focus.wish(draft?.type === 'ring' ? 'canvas' : draft?.type === 'vertex' ? 'part' : 'selected')
      }
    },
    onDragCancel: () => dispatch({ type: 'unaim' }),
    onTap: (press) => {
      setHand(handOf(press))
      if (!readOnly && (draft?.type === 'ring' || mode !== 'region' || press.shift)) return tapOnNothing(press)
      const vertex = readOnly ? null : held(press)
      if (vertex?.insert) {
        dispatch({ type: 'part', part: nameOfPlace(vertex.place) })
        dispatch({ type: 'insert-vertex' })
        return focus.wish('part')
      }
      if (vertex) {
        dispatch({ type: 'part', part: nameOfPlace(vertex.place) })
        return focus.wish('part')
      }
      const under = regionsAt(visibleShapes(state), press.at).map(({ id }) => id)
      const id = namedShape(press.target) ?? under[under.indexOf(state.selected ?? '') + 1] ?? null
      if (id === null && !readOnly && under.length === 0 && !selected) return tapOnNothing(press)
      dispatch({ type: 'select', id })
      focus.wish('selected')
    },
  }
  return { hand, gestures }
}

/** The regions under a point, smallest first. */
function regionsAt(regions: readonly Region[], at: Point): Region[] {
  return regions
    .filter((region) => isInside(ringsOf(region), at))
    .map((region) => ({ region, area: regionArea(ringsOf(region)) }))
    .sort((a, b) => a.area - b.area)
    .map(({ region }) => region)
}
