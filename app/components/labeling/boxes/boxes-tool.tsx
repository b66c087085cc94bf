import { useCallback, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoxesLabel } from '#app/domain/labels/boxes.ts'
import { Announcer } from '#app/components/labeling/announcer.tsx'
import { Canvas } from '#app/components/labeling/canvas/canvas.tsx'
import { Loupe } from '#app/components/labeling/canvas/loupe.tsx'
import { useCanvas } from '#app/components/labeling/canvas/use-canvas.ts'
import { ClassLegend } from '#app/components/labeling/class-legend.tsx'
import { classLooks, lookOf } from '#app/components/labeling/classes.ts'
import type { ToolProps } from '#app/components/labeling/contract.ts'
import { centre, type Point, type Rect } from '#app/components/labeling/geometry.ts'
import { handlePoint } from './boxes-geometry.ts'
import { BoxesHelp } from './boxes-help.tsx'
import { BoxList } from './box-list.tsx'
import { boxById, boxesOf, draftRect, type BoxesEvent, type Draft } from './boxes-state.ts'
import { BoxesToolbar } from './boxes-toolbar.tsx'
import { eventWords } from './boxes-words.ts'
import { Crosshair, DraftShape, Handles, Shapes } from './shapes.tsx'
import { useBoxFocus } from './use-box-focus.ts'
import { useBoxes } from './use-boxes.ts'
import { useBoxesKeyboard } from './use-boxes-keyboard.ts'
import { useCommands } from './use-commands.ts'
import { FINGER, usePointing } from './use-pointing.ts'

/** What happens many times in a row, and is spoken only when it pauses. */
const PATIENT = new Set<BoxesEvent['type']>(['stretched', 'pointed', 'moved', 'resized'])

/** Draws, changes and removes boxes by mouse, touch or keyboard. A new picture starts a new tool. */
export function BoxesTool(props: ToolProps<BoxesLabel>) {
  const { src, width, height } = props.item
  return <Tool key={`${width} ${height} ${src}`} {...props} />
}

function Tool({ item, taxonomy, value, onChange, readOnly = false }: ToolProps<BoxesLabel>) {
  const { t, i18n } = useTranslation('labeling')
  const looks = useMemo(() => classLooks(taxonomy, i18n.language), [taxonomy, i18n.language])
  const [state, dispatch] = useBoxes(item, value, looks[0]?.name ?? '', onChange)
  const canvas = useCanvas(item)
  const root = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const [tags, setTags] = useState(true)
  const [help, setHelp] = useState(false)
  const keysId = useId()

  const boxes = boxesOf(state)
  const selected = boxById(state, state.selected)
  const { draft, event } = state
  const { svg, shown, scale } = canvas

  const focus = useBoxFocus(svg, state)
  const { hand, gestures } = usePointing({ state, dispatch, focus, scale, readOnly })
  const run = useCommands({ state, dispatch, canvas, focus, readOnly, onHelp: () => setHelp(true) })
  const onBoxFocus = (id: string) => {
    focus.got(id)
    dispatch({ type: 'select', id })
  }
  useBoxesKeyboard({ root, svg, looks, scale, selected: state.selected, run, onBoxFocus })

  const onSelect = useCallback(
    (id: string) => dispatch({ type: 'select', id: id === state.selected ? null : id }),
    [dispatch, state.selected],
  )
  const onClass = useCallback(
    (id: string, name: string) => dispatch({ type: 'choose-class', class: name, id }),
    [dispatch],
  )
  const onDelete = useCallback(
    (id: string) => {
      const row = root.current?.querySelector(`[data-row="${CSS.escape(id)}"]`)?.closest('li')
      const neighbour = (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector<HTMLElement>(
        '[data-row]',
      )
      dispatch({ type: 'delete', id })
      ;(neighbour ?? svg.current)?.focus({ preventScroll: true })
    },
    [dispatch, svg],
  )

  const rect = draftRect(state)
  const dragged = draft && draft.type !== 'draw' ? draft.id : null
  const draftClass = dragged ? boxById(state, dragged)?.class : state.nextClass
  // A finger hides the corner that it pulls.
  const corner = rect && draft && hand === FINGER ? pulledCorner(draft, rect) : null
  const words = eventWords(t, state, looks)
  const problem = event?.type === 'too-small' || event?.type === 'full'

  return (
    <div ref={root} className="@container">
      <div className="grid items-start gap-3 @3xl:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="grid min-w-0 gap-2">
          {boxes.length > 3 ? (
            <button type="button" className="lab-skip" onClick={() => bar.current?.querySelector('button')?.focus()}>
              {t('boxes.skip')}
            </button>
          ) : null}
          <Canvas
            canvas={canvas}
            item={item}
            mode={readOnly ? 'look' : 'draw'}
            label={t(readOnly ? 'boxes.canvas-read' : 'boxes.canvas', { alt: item.alt, count: boxes.length })}
            describedBy={keysId}
            {...gestures}
            above={
              corner && rect && draftClass ? (
                <Loupe
                  item={item}
                  at={corner}
                  rect={rect}
                  look={lookOf(looks, draftClass).look}
                  scale={scale}
                  side={corner.x < centre(shown).x ? 'right' : 'left'}
                />
              ) : null
            }
            over={
              <>
                {selected && !draft && !readOnly ? (
                  <Handles box={selected} look={lookOf(looks, selected.class)} scale={scale} reach={hand.handle} />
                ) : null}
                {rect && draftClass ? <DraftShape rect={rect} look={lookOf(looks, draftClass)} /> : null}
                {state.cursor && !readOnly ? <Crosshair at={state.cursor} image={item} /> : null}
              </>
            }
          >
            <Shapes
              boxes={boxes}
              looks={looks}
              selected={state.selected}
              dragged={dragged}
              tags={tags}
              zoomStep={2 ** (Math.round(Math.log2(scale) * 2) / 2)}
            />
          </Canvas>
          <p id={keysId} className="sr-only">
            {t(readOnly ? 'boxes.keys-read' : 'boxes.keys')}
          </p>
          <BoxesToolbar
            bar={bar}
            canvas={canvas}
            readOnly={readOnly}
            canUndo={state.history.past.length > 0}
            canRedo={state.history.future.length > 0}
            canDelete={selected !== undefined}
            tags={tags}
            onUndo={() => dispatch({ type: 'undo' })}
            onRedo={() => dispatch({ type: 'redo' })}
            onDelete={() => selected && dispatch({ type: 'delete', id: selected.id })}
            onTags={() => setTags(!tags)}
            onHelp={() => setHelp(true)}
          />
          {readOnly ? null : (
            <p className={`text-sm ${problem ? 'font-medium text-warn' : 'text-muted'}`}>
              {problem ? words : t(selected ? 'hint.selected' : 'hint.draw')}
            </p>
          )}
        </div>
        <div className="grid min-w-0 gap-4">
          {readOnly ? null : (
            <ClassLegend
              title={t(selected ? 'classes.selected' : 'classes.next')}
              looks={looks}
              chosen={selected?.class ?? state.nextClass}
              onChoose={(name) => dispatch({ type: 'choose-class', class: name })}
            />
          )}
          <BoxList
            boxes={boxes}
            looks={looks}
            selected={state.selected}
            readOnly={readOnly}
            onSelect={onSelect}
            onClass={onClass}
            onDelete={onDelete}
          />
        </div>
      </div>
      <Announcer words={words} token={event} patient={event !== null && PATIENT.has(event.type)} />
      <BoxesHelp open={help} onClose={() => setHelp(false)} />
    </div>
  )
}

/** The point of a draft that follows the pointer; a moved box has none. */
function pulledCorner(draft: Draft, rect: Rect): Point | null {
  if (draft.type === 'move') return null
  return draft.type === 'draw' ? draft.to : handlePoint(rect, draft.handle)
}
