import type { Dispatch } from 'react'
import type { CanvasControl } from '#app/components/labeling/canvas/use-canvas.ts'
import { centre } from '#app/components/labeling/geometry.ts'
import type { Command, Where } from './boxes-keys.ts'
import { boxById, boxesOf, type BoxesAction, type BoxesState } from './boxes-state.ts'
import type { BoxFocus } from './use-box-focus.ts'

const ZOOM_STEP = 1.5

type Options = {
  state: BoxesState
  dispatch: Dispatch<BoxesAction>
  canvas: CanvasControl
  focus: BoxFocus
  readOnly: boolean
  onHelp: () => void
}

/** Carries out what a key asked for. Answers false when there was nothing to do, so that the browser gets the key. */
export function useCommands({ state, dispatch, canvas, focus, readOnly, onHelp }: Options) {
  const boxes = boxesOf(state)
  const selected = boxById(state, state.selected)
  const cursor = state.cursor ?? centre(canvas.shown)

  const goThrough = (step: 1 | -1): boolean => {
    const next = step > 0 ? Math.floor(state.place) + 1 : Math.ceil(state.place) - 1
    const box = boxes[(next + boxes.length) % boxes.length]
    if (!box) return false
    focus.box(box.id)
    canvas.reveal(box)
    return true
  }

  const leave = (from: Where['focus']): boolean => {
    if (state.draft) dispatch({ type: 'cancel' })
    else if (selected) dispatch({ type: 'select', id: null })
    else return false
    if (from !== 'elsewhere') focus.wish('canvas')
    return true
  }

  const edit = (command: Command): boolean => {
    switch (command.type) {
      case 'undo':
      case 'redo':
        dispatch({ type: command.type })
        return true
      case 'class':
        dispatch({ type: 'choose-class', class: command.name })
        return true
      case 'delete':
        if (selected) dispatch({ type: 'delete', id: selected.id })
        return selected !== undefined
      case 'enter':
        if (state.draft) {
          dispatch({ type: 'finish' })
        } else {
          dispatch({ type: 'point', at: cursor })
          dispatch({ type: 'draw', at: cursor })
        }
        return true
      case 'point': {
        const at = { x: cursor.x + command.by.x, y: cursor.y + command.by.y }
        // Whoever goes on to the next object chooses the next class, not that of the box just made.
        if (!state.draft && selected) dispatch({ type: 'select', id: null })
        dispatch({ type: 'point', at })
        canvas.reveal({ ...at, width: 0, height: 0 })
        return true
      }
      case 'nudge':
        if (!selected) return false
        dispatch({ type: 'nudge', id: selected.id, by: command.by, handle: command.handle })
        canvas.reveal(selected)
        return true
      default:
        return false
    }
  }

  return (command: Command, from: Where['focus']): boolean => {
    switch (command.type) {
      case 'help':
        onHelp()
        return true
      case 'fit':
        canvas.fit()
        return true
      case 'zoom':
        canvas.zoomTo(command.by > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, selected ? centre(selected) : cursor)
        return true
      case 'next':
        return goThrough(1)
      case 'previous':
        return goThrough(-1)
      case 'leave':
        return leave(from)
      default:
        if (!readOnly) return edit(command)
        if (command.type !== 'point') return false
        canvas.pan({ x: -command.by.x, y: -command.by.y })
        return true
    }
  }
}
