import { useState } from 'react'
import type { Box, BoxesLabel } from '#app/domain/labels/boxes.ts'
import { Icon } from '#app/components/labeling/canvas/icons.tsx'
import { Loupe } from '#app/components/labeling/canvas/loupe.tsx'
import { ToolButton } from '#app/components/labeling/canvas/tool-button.tsx'
import { lookOf } from '#app/components/labeling/classes.ts'
import type { ToolProps } from '#app/components/labeling/contract.ts'
import type { Point } from '#app/components/labeling/geometry.ts'
import type { Focus } from '#app/components/labeling/keys/chords.ts'
import { Frame } from '#app/components/labeling/shapes/frame.tsx'
import { runCommon } from '#app/components/labeling/shapes/run-command.ts'
import { sameShapes } from '#app/components/labeling/shapes/shape.ts'
import { FINGER } from '#app/components/labeling/shapes/use-hand.ts'
import { useShapes } from '#app/components/labeling/shapes/use-shapes.ts'
import { useTool } from '#app/components/labeling/shapes/use-tool.ts'
import { useToolKeyboard } from '#app/components/labeling/shapes/use-tool-keyboard.ts'
import { handlePoint, type TurnedRect } from './boxes-geometry.ts'
import { BOXES_BINDINGS, boxesCommand, type Command } from './boxes-keys.ts'
import { BOXES, boxById, boxesReducer, draftRect, startBoxes, type Draft } from './boxes-state.ts'
import { RotationField } from './rotation-field.tsx'
import { BOX_DRAWING, DraftShape, Handles, rectProps } from './shapes.tsx'
import { usePointing } from './use-pointing.ts'

const sizeOf = ({ width, height }: Box) => `${Math.round(width)} × ${Math.round(height)}`
const shapesIn = (label: BoxesLabel) => label.boxes
const labelOf = (boxes: readonly Box[]): BoxesLabel => ({ kind: 'boxes', boxes: [...boxes] })
const same = (a: readonly Box[], b: readonly Box[]) => sameShapes(BOXES, a, b)

/** Draws, changes and removes boxes by mouse, touch or keyboard. A new picture starts a new tool. */
export function BoxesTool(props: ToolProps<BoxesLabel>) {
  const { src, width, height } = props.item
  return <Tool key={`${width} ${height} ${src}`} {...props} />
}

function Tool({ item, taxonomy, value, onChange, readOnly = false }: ToolProps<BoxesLabel>) {
  const [state, dispatch] = useShapes({
    reducer: boxesReducer,
    start: () => startBoxes(value.boxes, { width: item.width, height: item.height }, taxonomy.classes[0]?.name ?? ''),
    ...{ value, shapesIn, labelOf, same, onChange },
  })
  const tool = useTool<Box, Command>({
    ...{ kind: 'boxes', kit: BOXES, item, taxonomy, state, dispatch, readOnly, defaults: BOXES_BINDINGS },
  })
  const { t, canvas, focus, looks, selected, cursor } = tool
  const { scale } = canvas
  const { draft } = state
  const [turns, setTurns] = useState(false)
  const { hand, gestures } = usePointing({ state, dispatch, focus, scale, readOnly })

  const run = (command: Command, from: Focus): boolean => {
    if (!readOnly && command.type === 'enter') {
      if (draft) dispatch({ type: 'finish' })
      else {
        dispatch({ type: 'point', at: cursor })
        dispatch({ type: 'draw', at: cursor })
      }
      return true
    }
    if (!readOnly && command.type === 'point') {
      const at = { x: cursor.x + command.by.x, y: cursor.y + command.by.y }
      // Whoever goes on to the next object chooses the next class, not that of the box just made.
      if (!draft && selected) dispatch({ type: 'select', id: null })
      dispatch({ type: 'point', at })
      canvas.reveal({ ...at, width: 0, height: 0 })
      return true
    }
    if (command.type === 'nudge' || command.type === 'rotate') {
      if (!selected || readOnly) return false
      dispatch({ ...command, id: selected.id })
      canvas.reveal(BOXES.bounds(selected))
      return true
    }
    return runCommon(tool, { busy: draft !== null, cancel: () => dispatch({ type: 'cancel' }) }, command, from)
  }
  useToolKeyboard(tool, boxesCommand, run)

  const rect = draftRect(state)
  const dragged = draft && draft.type !== 'draw' ? draft.id : null
  const draftLook = lookOf(looks, (dragged ? boxById(state, dragged)?.class : undefined) ?? state.nextClass)
  // A finger hides the corner that it pulls.
  const corner = rect && draft && hand === FINGER ? pulledCorner(draft, rect) : null
  const editable = selected && !draft && !readOnly && !state.hidden.has(selected.id) && !state.locked.has(selected.id)
  const turning = turns || selected?.rotation !== undefined

  return (
    <Frame
      tool={tool}
      drawing={BOX_DRAWING}
      gestures={gestures}
      dragged={dragged}
      sizeOf={sizeOf}
      hint={t(selected ? 'boxes.hint.selected' : 'boxes.hint.draw')}
      deleteLabel={t('boxes.delete')}
      onDelete={() => selected && dispatch({ type: 'delete', id: selected.id })}
      above={
        corner && rect ? (
          <Loupe item={item} canvas={canvas} at={corner} look={draftLook.look}>
            <rect className="lab-halo" {...rectProps(rect)} />
            <rect className="lab-line" {...rectProps(rect)} />
          </Loupe>
        ) : null
      }
      handles={
        editable ? (
          <Handles
            box={selected}
            image={item}
            look={lookOf(looks, selected.class)}
            scale={scale}
            reach={hand.handle}
            turns={turning}
          />
        ) : null
      }
      over={rect ? <DraftShape rect={rect} look={draftLook} turning={draft?.type === 'rotate'} /> : null}
      tools={
        readOnly ? null : (
          <ToolButton label={t('boxes.turn')} aria-pressed={turns} onClick={() => setTurns(!turns)}>
            <Icon name="rotate" />
          </ToolButton>
        )
      }
      panel={
        selected && turning && !readOnly ? (
          <RotationField
            degrees={selected.rotation ?? 0}
            disabled={state.locked.has(selected.id)}
            onChange={(to) => dispatch({ type: 'rotate', id: selected.id, to })}
          />
        ) : null
      }
    />
  )
}

/** The point of a draft that follows the pointer; a moved or turned box has none. */
function pulledCorner(draft: Draft, rect: TurnedRect): Point | null {
  if (draft.type === 'draw') return draft.to
  return draft.type === 'resize' && !rect.rotation ? handlePoint(rect, draft.handle) : null
}
