import type { Dispatch } from 'react'
import type { Instance } from '#app/domain/labels/keypoints.ts'
import { centre } from '#app/components/labeling/geometry.ts'
import type { Focus } from '#app/components/labeling/keys/chords.ts'
import { runCommon } from '#app/components/labeling/shapes/run-command.ts'
import type { Tool } from '#app/components/labeling/shapes/use-tool.ts'
import type { Command } from './keypoints-keys.ts'
import type { KeypointsAction, KeypointsState } from './keypoints-state.ts'
import { boundsOfInstance, nextAbsent, type Visibility } from './skeleton.ts'

type Options = {
  tool: Tool<Instance, Command>
  state: KeypointsState
  dispatch: Dispatch<KeypointsAction>
}

/** Carries out what a key asked for. Answers false when there was nothing to do, so that the browser gets the key. */
export function useRunner({ tool, state, dispatch }: Options) {
  const { canvas, focus, selected, readOnly, cursor } = tool
  const { next, part } = state
  const points = selected?.points ?? []

  const place = () => {
    if (state.cursor === null) dispatch({ type: 'point', at: cursor })
    dispatch({ type: 'place', at: cursor })
    return true
  }
  /** Goes to the next labeled point of the selected skeleton, or the one before. */
  const goToPoint = (from: number, step: 1 | -1) => {
    for (let tried = 0; tried < points.length; tried += 1) {
      const index = (from + tried * step + points.length * 2) % points.length
      if (!points[index]?.v) continue
      dispatch({ type: 'part', part: String(index) })
      focus.wish('part')
      return true
    }
    return false
  }

  /** The point that is worked on is not there. */
  const takeAway = (from: Focus) => {
    dispatch({ type: 'visibility', index: Number(part), v: 0 })
    if (from === 'part') focus.wish('part')
    return true
  }

  const own = (command: Command, from: Focus): boolean | null => {
    switch (command.type) {
      case 'add':
        // Until the keyboard draws, the space bar belongs to panning with the mouse.
        return state.cursor !== null && place()
      case 'points':
        return goToPoint(0, 1)
      case 'next-point':
        return goToPoint(Number(part ?? -1) + 1, 1)
      case 'previous-point':
        return goToPoint(Number(part ?? 1) - 1, -1)
      case 'visibility': {
        const now = part === null ? undefined : points[Number(part)]
        if (now) dispatch({ type: 'visibility', index: Number(part), v: now.v === 2 ? 1 : 2 })
        else dispatch({ type: 'as', as: state.as === 2 ? 1 : 2 })
        return true
      }
      case 'skip':
        if (part !== null) return takeAway(from)
        dispatch({ type: 'skip' })
        return next !== null
      case 'guide':
        if (!selected) return false
        if (state.cursor === null) dispatch({ type: 'point', at: centre(boundsOfInstance(selected)) })
        dispatch({ type: 'guide', next: next === null ? nextAbsent(points, 0) : null })
        focus.wish('canvas')
        return true
      case 'nudge':
        if (!selected) return false
        if (from === 'part') dispatch({ type: 'nudge-point', by: command.by })
        else dispatch({ type: 'nudge', id: selected.id, by: command.by })
        canvas.reveal(boundsOfInstance(from === 'part' ? { points: [points[Number(part)]!] } : selected))
        return true
      case 'enter':
        return place()
      case 'point': {
        const at = { x: cursor.x + command.by.x, y: cursor.y + command.by.y }
        // Whoever goes on to the next object chooses the next class, not that of the skeleton just made.
        if (selected && next === null) dispatch({ type: 'select', id: null })
        dispatch({ type: 'point', at })
        canvas.reveal({ ...at, width: 0, height: 0 })
        return true
      }
      case 'delete':
        if (part !== null) return takeAway(from)
        // Whoever is placing points takes back the last one, as with the vertices of a region.
        if (next === null || from === 'shape') return null
        dispatch({ type: 'back' })
        return true
      case 'leave':
        if (next === null || state.draft) return null
        dispatch({ type: 'guide', next: null })
        return true
      default:
        return null
    }
  }

  return (command: Command, from: Focus): boolean => {
    const done = readOnly ? null : own(command, from)
    const drawing = { busy: state.draft !== null, cancel: () => dispatch({ type: 'cancel' }) }
    return done ?? runCommon(tool, drawing, command, from)
  }
}

/** How a point's state is called in messages. */
export const VISIBILITY_NAME: Record<Visibility, 'visible' | 'hidden' | 'absent'> = {
  2: 'visible',
  1: 'hidden',
  0: 'absent',
}
