import { Suspense, useCallback, useEffect, useRef, type ReactNode } from 'react'
import { Announcer } from '#app/components/labeling/announcer.tsx'
import { Canvas } from '#app/components/labeling/canvas/canvas.tsx'
import { later } from '#app/components/labeling/later.tsx'
import { PictureLight } from '#app/components/labeling/canvas/picture-light.tsx'
import type { Gestures } from '#app/components/labeling/canvas/use-gestures.ts'
import { ClassLegend } from '#app/components/labeling/class-legend.tsx'
import type { Point } from '#app/components/labeling/geometry.ts'
import { AttributePanel } from './attribute-panel.tsx'
import { keyOf } from '#app/components/labeling/keys/chords.ts'
import type { Shape } from './shape.ts'
import { ShapeLayer, type Drawing } from './shape-layer.tsx'
import { ShapeList } from './shape-list.tsx'
import { eventWords, isPatient } from './shape-words.ts'
import { Crosshair } from './tag.tsx'
import { MoreTools, Toolbar } from './toolbar.tsx'
import type { Tool } from './use-tool.ts'

/** Fetched when somebody asks for it. */
const ShapesHelp = later(async () => (await import('./shapes-help.tsx')).ShapesHelp)

type Props<S extends Shape, C> = {
  tool: Tool<S, C>
  drawing: Drawing<S>
  gestures: Gestures
  onHover?: (at: Point | null) => void
  /** The shape that is being moved. */
  dragged: string | null
  sizeOf: (shape: S) => string
  /** What can be grasped on the selected shape. */
  handles: ReactNode
  /** What changes with every move: drafts. */
  over: ReactNode
  above?: ReactNode
  /** What can be done now, in a sentence. */
  hint: string
  /** Numbers of an event in words, where a kind has words for them. */
  valuesOf?: (values: Record<string, string | number>) => Record<string, string | number>
  /** Deletes what is worked on: the shape, or a part of it. */
  onDelete: () => void
  deleteLabel: string
  canUndo?: boolean
  /** Buttons in the second row, and panels beside the picture, that only this kind has. */
  tools?: ReactNode
  panel?: ReactNode
}

/** A tool for shapes as it stands on the page: picture, buttons, classes, attributes, list, words. */
export function Frame<S extends Shape, C>(props: Props<S, C>) {
  const { tool, drawing, gestures, hint, over } = props
  const { t, kind, item, canvas, state, dispatch, readOnly, shapes, selected, looks, attributes } = tool
  const { event } = state
  const words = eventWords(t, { kind, state, looks, attributes, nameOf: drawing.nameOf, valuesOf: props.valuesOf })
  const problem = event?.type === 'refused'
  const actions = useListActions(tool)
  const locked = selected !== undefined && state.locked.has(selected.id)
  const hidden = selected !== undefined && state.hidden.has(selected.id)
  const advice = hidden ? t('hint.hidden') : locked ? t('hint.locked') : hint
  const shownKey = (id: string) => keyOf(tool.keys.bindings, id)
  const { undo, redo } = { undo: () => dispatch({ type: 'undo' }), redo: () => dispatch({ type: 'redo' }) }

  return (
    <div ref={tool.root} className="@container">
      <div className="grid items-start gap-3 @3xl:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="grid min-w-0 gap-2">
          {shapes.length > 3 ? (
            <button
              type="button"
              className="lab-skip"
              onClick={() => tool.bar.current?.querySelector('button')?.focus()}
            >
              {t(`${kind}.skip`)}
            </button>
          ) : null}
          <Canvas
            canvas={canvas}
            item={item}
            mode={readOnly ? 'look' : 'draw'}
            label={t(readOnly ? `${kind}.canvas-read` : `${kind}.canvas`, { alt: item.alt, count: shapes.length })}
            describedBy={tool.keysId}
            {...gestures}
            onPress={actions.onPress}
            onHover={props.onHover}
            magnifier={tool.magnifier ? { at: state.cursor } : null}
            above={props.above}
            handles={props.handles}
            over={
              <>
                {over}
                {state.cursor && !readOnly ? <Crosshair at={state.cursor} image={item} /> : null}
              </>
            }
          >
            <ShapeLayer
              drawing={drawing}
              shapes={shapes}
              looks={looks}
              attributes={attributes}
              selected={state.selected}
              dragged={props.dragged}
              hidden={state.hidden}
              locked={state.locked}
              tags={tool.tags}
              zoomStep={tool.zoomStep}
              readOnly={readOnly}
            />
          </Canvas>
          <p id={tool.keysId} className="sr-only">
            {t(readOnly ? `${kind}.keys-read` : `${kind}.keys`)}
          </p>
          <Toolbar
            bar={tool.bar}
            canvas={canvas}
            readOnly={readOnly}
            deleteLabel={props.deleteLabel}
            canUndo={props.canUndo ?? state.history.past.length > 0}
            canRedo={state.history.future.length > 0}
            canDelete={selected !== undefined && !locked}
            tags={tool.tags}
            onUndo={undo}
            onRedo={redo}
            onDelete={props.onDelete}
            onTags={() => tool.setTags(!tool.tags)}
            onHelp={() => tool.setHelp(true)}
            keyOf={shownKey}
          />
          {readOnly ? null : (
            <p className={`text-sm ${problem ? 'font-medium text-warn' : 'text-muted'}`}>{problem ? words : advice}</p>
          )}
          <MoreTools
            readOnly={readOnly}
            canCopy={selected !== undefined}
            canPaste={state.copied !== null}
            magnifier={tool.magnifier}
            onCopy={() => selected && dispatch({ type: 'copy', id: selected.id })}
            onPaste={() => dispatch({ type: 'paste' })}
            onMagnifier={() => tool.setMagnifier(!tool.magnifier)}
            keyOf={shownKey}
          >
            {props.tools}
          </MoreTools>
          <PictureLight canvas={canvas} />
        </div>
        <div className="grid min-w-0 gap-4">
          {readOnly ? null : (
            <ClassLegend
              title={t(selected ? `${kind}.class-selected` : `${kind}.class-next`)}
              looks={looks}
              chosen={selected?.class ?? state.nextClass}
              onChoose={actions.onChoose}
            />
          )}
          {props.panel}
          {selected && tool.offered.length > 0 ? (
            <AttributePanel
              attributes={tool.offered}
              shape={selected}
              locked={locked || readOnly}
              onAttribute={actions.onAttribute}
            />
          ) : null}
          <ShapeList
            kind={kind}
            shapes={shapes}
            looks={looks}
            selected={state.selected}
            hidden={state.hidden}
            locked={state.locked}
            readOnly={readOnly}
            sizeOf={props.sizeOf}
            {...actions.list}
          />
        </div>
      </div>
      <Announcer words={words} token={event} patient={isPatient(event)} />
      {tool.help ? (
        <Suspense>
          <ShapesHelp
            kind={kind}
            onClose={() => tool.setHelp(false)}
            bindings={tool.keys.bindings}
            looks={looks}
            attributes={attributes}
            changed={tool.keys.changed}
            onSet={tool.keys.set}
            onReset={tool.keys.reset}
          />
        </Suspense>
      ) : null}
    </div>
  )
}

/** What the list and the panels do; always the same functions, so that a thousand rows are not drawn again. */
function useListActions<S extends Shape, C>({ dispatch, state, root, canvas }: Tool<S, C>) {
  const { svg } = canvas
  const selected = useRef(state.selected)
  useEffect(() => {
    selected.current = state.selected
  })
  const onSelect = useCallback(
    (id: string) => dispatch({ type: 'select', id: id === selected.current ? null : id }),
    [dispatch],
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
    [dispatch, root, svg],
  )
  const onHide = useCallback((id: string) => dispatch({ type: 'hide', id }), [dispatch])
  const onLock = useCallback((id: string) => dispatch({ type: 'lock', id }), [dispatch])
  const onChoose = useCallback((name: string) => dispatch({ type: 'choose-class', class: name }), [dispatch])
  const onAttribute = useCallback(
    (id: string, name: string, value: boolean | string | undefined) => dispatch({ type: 'attribute', id, name, value }),
    [dispatch],
  )
  const onPress = useCallback(() => dispatch({ type: 'unpoint' }), [dispatch])
  return { onPress, list: { onSelect, onClass, onDelete, onHide, onLock }, onChoose, onAttribute }
}
