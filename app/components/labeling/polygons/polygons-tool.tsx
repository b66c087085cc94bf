import { useRef, useState } from 'react'
import type { PolygonsLabel, Region } from '#app/domain/labels/polygons.ts'
import { Aim } from '#app/components/labeling/canvas/aim.tsx'
import { Loupe } from '#app/components/labeling/canvas/loupe.tsx'
import { lookOf } from '#app/components/labeling/classes.ts'
import type { ToolProps } from '#app/components/labeling/contract.ts'
import type { Point } from '#app/components/labeling/geometry.ts'
import { Frame } from '#app/components/labeling/shapes/frame.tsx'
import { sameShapes } from '#app/components/labeling/shapes/shape.ts'
import { FINGER } from '#app/components/labeling/shapes/use-hand.ts'
import { useShapes } from '#app/components/labeling/shapes/use-shapes.ts'
import { useTool } from '#app/components/labeling/shapes/use-tool.ts'
import { useToolKeyboard } from '#app/components/labeling/shapes/use-tool-keyboard.ts'
import { POLYGONS_BINDINGS, polygonsCommand, type Command } from './polygons-keys.ts'
import { draftRings, polygonsReducer, startPolygons } from './polygons-state.ts'
import { REGIONS } from './region-kit.ts'
import { DraftRing, REGION_DRAWING, RegionLines, Vertices } from './region-shapes.tsx'
import { ModeButtons, SimplifyPanel } from './region-panel.tsx'
import { crossesItself, vertexCount } from './rings.ts'
import { useKeptRing } from './use-kept-ring.ts'
import { usePointing } from './use-pointing.ts'
import { useRunner } from './use-runner.ts'

const sizeOf = (region: Region) => {
  const { width, height } = REGIONS.bounds(region)
  return `${Math.round(width)} × ${Math.round(height)}`
}
const shapesIn = (label: PolygonsLabel) => label.polygons
const labelOf = (polygons: readonly Region[]): PolygonsLabel => ({ kind: 'polygons', polygons: [...polygons] })
const same = (a: readonly Region[], b: readonly Region[]) => sameShapes(REGIONS, a, b)

/** Draws, changes and removes regions by mouse, touch or keyboard. A new picture starts a new tool. */
export function PolygonsTool(props: ToolProps<PolygonsLabel>) {
  const { src, width, height } = props.item
  return <Tool key={`${width} ${height} ${src}`} {...props} />
}

function Tool({ item, taxonomy, value, onChange, readOnly = false }: ToolProps<PolygonsLabel>) {
  const [state, dispatch] = useShapes({
    reducer: polygonsReducer,
    start: () =>
      startPolygons(value.polygons, { width: item.width, height: item.height }, taxonomy.classes[0]?.name ?? ''),
    ...{ value, shapesIn, labelOf, same, onChange },
  })
  useKeptRing({ src: item.src, taxonomy, value, state, dispatch })
  const tool = useTool<Region, Command>({
    ...{ kind: 'polygons', kit: REGIONS, item, taxonomy, state, dispatch, readOnly, defaults: POLYGONS_BINDINGS },
  })
  const { t, canvas, focus, looks, selected } = tool
  const { scale } = canvas
  const { draft, mode, part } = state
  const [tolerance, setTolerance] = useState(2)
  const band = useRef<SVGPathElement>(null)
  const { hand, gestures } = usePointing({ state, dispatch, focus, scale, readOnly })
  const run = useRunner({ tool, state, dispatch, tolerance })
  useToolKeyboard(tool, polygonsCommand, run)

  const drawing = draft?.type === 'ring' ? draft : null
  const rings = draftRings(state)
  const dragged = draft && draft.type !== 'ring' ? draft.id : null
  const look = lookOf(looks, (drawing && mode === 'region' ? undefined : selected?.class) ?? state.nextClass)
  const locked = selected !== undefined && state.locked.has(selected.id)
  const editable =
    selected?.rings && !draft && !readOnly && !locked && !state.hidden.has(selected.id) ? selected.rings : null
  const aimed = drawing?.to ?? (draft?.type === 'vertex' ? draft.to : null)
  // The side that follows the mouse is drawn without React.
  const last = drawing?.points.at(-1)
  const onHover = (at: Point | null) =>
    band.current?.setAttribute('d', at && last && !drawing?.to ? `M${last.x} ${last.y}L${at.x} ${at.y}` : '')
  const hint = drawing ? 'drawing' : mode !== 'region' ? mode : selected ? hintOn(selected) : 'draw'

  return (
    <Frame
      tool={tool}
      drawing={REGION_DRAWING}
      gestures={gestures}
      onHover={onHover}
      dragged={dragged}
      sizeOf={sizeOf}
      hint={t(`polygons.hint.${hint}`)}
      deleteLabel={t(part === null ? 'polygons.delete' : 'polygons.delete-vertex')}
      onDelete={() => run({ type: 'delete' }, 'elsewhere')}
      canUndo={state.history.past.length > 0 || drawing !== null}
      above={
        // A finger hides the vertex that it sets.
        aimed && hand === FINGER ? (
          <Loupe item={item} canvas={canvas} at={aimed} look={look.look}>
            {rings ? <RegionLines rings={rings} /> : null}
            {drawing ? <DraftRing {...drawing} look={look} closable={false} /> : null}
            <Aim at={aimed} scale={scale} />
          </Loupe>
        ) : null
      }
      handles={
        editable && mode === 'region' ? (
          <Vertices rings={editable} look={look} part={part} reach={hand.handle} scale={scale} />
        ) : null
      }
      over={
        <>
          {rings ? (
            <g aria-hidden className={`lab-shape lab-draft ${look.look}`}>
              <RegionLines rings={rings} />
            </g>
          ) : null}
          {drawing ? (
            <DraftRing
              points={drawing.points}
              to={drawing.to ?? state.cursor}
              look={look}
              closable={drawing.points.length > 2}
            />
          ) : null}
          <path ref={band} aria-hidden className="lab-frame" />
        </>
      }
      tools={
        readOnly ? null : (
          <ModeButtons
            mode={mode}
            canAdd={selected?.rings !== undefined && !locked}
            drawing={drawing !== null}
            onMode={(next) => {
              dispatch({ type: 'mode', mode: next })
              focus.wish('canvas')
            }}
            onClose={() => dispatch({ type: 'close' })}
          />
        )
      }
      panel={
        selected?.rings && !readOnly ? (
          <SimplifyPanel
            vertices={vertexCount(selected.rings)}
            tolerance={tolerance}
            disabled={locked}
            onTolerance={setTolerance}
            onSimplify={() => dispatch({ type: 'simplify', id: selected.id, tolerance })}
          />
        ) : null
      }
    />
  )
}

/** What to say beside the selected region. */
function hintOn({ mask, rings }: Region): 'mask' | 'crossing' | 'selected' {
  if (mask) return 'mask'
  return rings && crossesItself(rings) ? 'crossing' : 'selected'
}
