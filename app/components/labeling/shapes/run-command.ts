import { centre } from '#app/components/labeling/geometry.ts'
import { nextValue } from './attributes.ts'
import type { Focus } from '#app/components/labeling/keys/chords.ts'
import type { CommonCommand } from './shape-keys.ts'
import type { Shape } from './shape.ts'
import type { Tool } from './use-tool.ts'

const ZOOM_STEP = 1.5

type Drawing = {
  /** Whether something has been begun and not finished. */
  busy: boolean
  cancel: () => void
}

/**
 * Carries out what a key asked for, as far as all tools do it alike. Answers false when there was nothing to do, so that
 * the browser gets the key.
 */
export function runCommon<S extends Shape, C>(
  tool: Tool<S, C>,
  drawing: Drawing,
  given: { type: string },
  from: Focus,
): boolean {
  // A tool's own commands come here too when there was nothing to do; they meet no case below.
  const command = given as CommonCommand
  const { canvas, state, selected, dispatch, readOnly } = tool
  switch (command.type) {
    case 'help':
      tool.setHelp(true)
      return true
    case 'magnify':
      tool.setMagnifier(!tool.magnifier)
      return true
    case 'fit':
      canvas.fit()
      return true
    case 'zoom': {
      const to = selected ? centre(tool.kit.bounds(selected)) : (state.cursor ?? centre(canvas.shown))
      canvas.zoomTo(command.by > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, to)
      return true
    }
    case 'next':
      return goThrough(tool, 1)
    case 'previous':
      return goThrough(tool, -1)
    case 'hide':
      if (selected) dispatch({ type: 'hide', id: selected.id })
      return selected !== undefined
    case 'leave':
      if (drawing.busy) drawing.cancel()
      else if (state.part !== null) {
        dispatch({ type: 'part', part: null })
        if (from !== 'elsewhere') tool.focus.wish('selected')
        return true
      } else if (selected) dispatch({ type: 'select', id: null })
      else return false
      if (from !== 'elsewhere') tool.focus.wish('canvas')
      return true
    case 'point':
      if (readOnly) canvas.pan({ x: -command.by.x, y: -command.by.y })
      return readOnly
    default:
      return !readOnly && edit(tool, command, from)
  }
}

function edit<S extends Shape, C>(tool: Tool<S, C>, command: CommonCommand, from: Focus): boolean {
  const { selected, offered, dispatch } = tool
  switch (command.type) {
    case 'undo':
    case 'redo':
      dispatch({ type: command.type })
      return true
    case 'paste':
      dispatch({ type: 'paste' })
      // The next arrow key moves the copy.
      if (from !== 'elsewhere') tool.focus.wish('selected')
      return true
    case 'class':
      dispatch({ type: 'choose-class', class: command.name })
      return true
    case 'attribute': {
      const look = offered.find(({ name }) => name === command.name)
      if (!selected || !look) return false
      dispatch({ type: 'attribute', id: selected.id, name: look.name, value: nextValue(look, selected) })
      return true
    }
    case 'delete':
    case 'copy':
    case 'lock':
      if (selected) dispatch({ type: command.type, id: selected.id })
      return selected !== undefined
    default:
      return false
  }
}

/** The next shape that can be seen, or the one before. */
function goThrough<S extends Shape, C>({ state, shapes, kit, focus, canvas }: Tool<S, C>, step: 1 | -1): boolean {
  const start = step > 0 ? Math.floor(state.place) + 1 : Math.ceil(state.place) - 1
  for (let tried = 0; tried < shapes.length; tried += 1) {
    const at = start + tried * step
    const shape = shapes[((at % shapes.length) + shapes.length) % shapes.length]
    if (!shape || state.hidden.has(shape.id)) continue
    focus.shape(shape.id)
    canvas.reveal(kit.bounds(shape))
    return true
  }
  return false
}
