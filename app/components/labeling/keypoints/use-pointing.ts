import type { Dispatch } from 'react'
import type { Gestures, Press } from '#app/components/labeling/canvas/use-gestures.ts'
import { snapped, type Point } from '#app/components/labeling/geometry.ts'
import { visibleShapes } from '#app/components/labeling/shapes/shapes-state.ts'
import type { ShapeFocus } from '#app/components/labeling/shapes/use-shape-focus.ts'
import { FINGER, handOf, namedShape, NEAR, SNAP, useHand } from '#app/components/labeling/shapes/use-hand.ts'
import type { KeypointsAction, KeypointsState } from './keypoints-state.ts'
import { instanceAt, pointAt, type SkeletonLook } from './skeleton.ts'

type Options = {
  state: KeypointsState
  dispatch: Dispatch<KeypointsAction>
  focus: ShapeFocus
  skeletons: ReadonlyMap<string, SkeletonLook>
  scale: number
  readOnly: boolean
}

/**
 * What mouse and fingers do: a tap sets the next point; a press that slides sets it where it is let go. Otherwise a drag
 * moves a point, or by a line or a name a whole skeleton, and a tap selects.
 */
export function usePointing({ state, dispatch, focus, skeletons, scale, readOnly }: Options) {
  const [hand, setHand] = useHand()
  const { draft, next, image, selected } = state
  const snap = (at: Point) => snapped(at, image, SNAP / scale)
  const instances = visibleShapes(state)
  const reachOf = ({ touch }: Press) => (touch ? FINGER.reach : NEAR) / scale
  const under = (press: Press) => ({
    point: pointAt(instances, press.at, reachOf(press), selected),
    whole: namedShape(press.target) ?? instanceAt(instances, skeletons, press.at, reachOf(press)),
  })

  const gestures: Gestures = {
    onDragStart: (press) => {
      setHand(handOf(press))
      if (readOnly) return false
      const { point, whole } = under(press)
      // A finger that sets points may come down anywhere and slide; a mouse that grasps a point means it.
      const places = press.shift || (next !== null && (press.touch || !point))
      if (places) dispatch({ type: 'aim', at: snap(press.at) })
      else if (point) dispatch({ type: 'grab-point', ...point, at: press.at })
      else if (whole) dispatch({ type: 'grab', id: whole, at: press.at })
      else dispatch({ type: 'aim', at: snap(press.at) })
      return true
    },
    onDrag: (to) => dispatch({ type: 'drag', to: draft?.type === 'move' ? to : snap(to) }),
    onDragEnd: () => {
      dispatch({ type: 'finish' })
      focus.wish(draft?.type === 'place' ? 'canvas' : draft?.type === 'point' ? 'part' : 'selected')
    },
    onDragCancel: () => dispatch({ type: 'cancel' }),
    onTap: (press) => {
      setHand(handOf(press))
      const { point, whole } = under(press)
      const place = () => {
        dispatch({ type: 'place', at: snap(press.at) })
        focus.wish('canvas')
      }
      if (!readOnly && (next !== null || press.shift)) return place()
      if (point) {
        dispatch({ type: 'select', id: point.id })
        if (!readOnly) dispatch({ type: 'part', part: String(point.index) })
        return focus.wish(readOnly ? 'selected' : 'part')
      }
      if (!whole && !selected && !readOnly) return place()
      dispatch({ type: 'select', id: whole })
      focus.wish('selected')
    },
  }
  return { hand, gestures }
}
