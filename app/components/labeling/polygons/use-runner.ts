import type { Dispatch } from 'react'
import type { Region } from '#app/domain/labels/polygons.ts'
import { centre } from '#app/components/labeling/geometry.ts'
import type { Focus } from '#app/components/labeling/keys/chords.ts'
import { runCommon } from '#app/components/labeling/shapes/run-command.ts'
import type { Tool } from '#app/components/labeling/shapes/use-tool.ts'
import type { Command } from './polygons-keys.ts'
import type { PolygonsAction, PolygonsState } from './polygons-state.ts'
import { REGIONS } from './region-kit.ts'
import { closes } from './ring-drawing.ts'
import { workedVertex } from './vertex-editing.ts'
import { nameOfPlace } from './rings.ts'

type Options = {
  tool: Tool<Region, Command>
  state: PolygonsState
  dispatch: Dispatch<PolygonsAction>
  tolerance: number
}

/** Carries out what a key asked for. Answers false when there was nothing to do, so that the browser gets the key. */
export function useRunner({ tool, state, dispatch, tolerance }: Options) {
  const { canvas, focus, selected, readOnly, cursor } = tool
  const { draft, mode } = state
  const ring = draft?.type === 'ring' ? draft : null

  const enter = () => {
    // Closed with the mouse's vertices, or where the crosshair stands on the first or once more on the last one.
    if (ring && (state.cursor === null || closes(ring.points, cursor, { first: 2, last: 0 }))) {
      // The focus stays on the canvas, as with boxes: the next arrow key goes on to the next object.
      dispatch({ type: 'close' })
    } else {
      if (state.cursor === null) dispatch({ type: 'point', at: cursor })
      dispatch({ type: 'add', at: cursor })
    }
    return true
  }

  const goToVertex = (step: 1 | -1) => {
    const worked = workedVertex(state)
    if (!worked) return false
    const { rings, place, points } = worked
    const index = place.index + step
    const to =
      index >= 0 && index < points.length
        ? { ring: place.ring, index }
        : step > 0
          ? { ring: (place.ring + 1) % rings.length, index: 0 }
          : lastOf(rings, (place.ring - 1 + rings.length) % rings.length)
    dispatch({ type: 'part', part: nameOfPlace(to) })
    focus.wish('part')
    return true
  }

  const own = (command: Command, from: Focus): boolean | null => {
    switch (command.type) {
      case 'enter':
        return enter()
      case 'add':
        // Until the keyboard draws, the space bar belongs to panning with the mouse.
        if (state.cursor === null) return false
        return enter()
      case 'back':
        if (!ring) return null
        dispatch({ type: 'back' })
        return true
      case 'point': {
        const at = { x: cursor.x + command.by.x, y: cursor.y + command.by.y }
        // Whoever goes on to the next object chooses the next class, not that of the region just made.
        if (!draft && selected && mode === 'region') dispatch({ type: 'select', id: null })
        dispatch({ type: 'point', at })
        canvas.reveal({ ...at, width: 0, height: 0 })
        return true
      }
      case 'vertices':
        if (!selected?.rings) return null
        dispatch({ type: 'part', part: '0:0' })
        focus.wish('part')
        return true
      case 'insert':
        dispatch({ type: 'insert-vertex' })
        focus.wish('part')
        return true
      case 'next-vertex':
        return goToVertex(1)
      case 'previous-vertex':
        return goToVertex(-1)
      case 'nudge':
        if (!selected) return false
        if (from === 'part') dispatch({ type: 'nudge-vertex', by: command.by })
        else dispatch({ type: 'nudge', id: selected.id, by: command.by })
        canvas.reveal(
          from === 'part'
            ? { ...(workedVertex(state)?.point ?? cursor), width: 0, height: 0 }
            : REGIONS.bounds(selected),
        )
        return true
      case 'delete':
        if (ring) dispatch({ type: 'back' })
        else if (state.part !== null) {
          dispatch({ type: 'delete-vertex' })
          if (from === 'part') focus.wish('part')
        } else return null
        return true
      case 'simplify':
        if (selected) dispatch({ type: 'simplify', id: selected.id, tolerance })
        return selected !== undefined
      case 'part':
      case 'hole':
        // Drawn with the keyboard, it begins where the region is.
        if (selected) dispatch({ type: 'point', at: centre(REGIONS.bounds(selected)) })
        dispatch({ type: 'mode', mode: mode === command.type ? 'region' : command.type })
        if (selected) focus.wish('canvas')
        return true
      case 'leave':
        if (draft || mode === 'region') return null
        dispatch({ type: 'mode', mode: 'region' })
        return true
      default:
        return null
    }
  }

  return (command: Command, from: Focus): boolean => {
    const done = readOnly && command.type !== 'leave' ? null : own(command, from)
    const drawing = { busy: draft !== null, cancel: () => dispatch({ type: 'cancel' }) }
    return done ?? runCommon(tool, drawing, command, from)
  }
}

const lastOf = (rings: readonly (readonly number[])[], ring: number) => ({
  ring,
  index: (rings[ring]?.length ?? 2) / 2 - 1,
})
