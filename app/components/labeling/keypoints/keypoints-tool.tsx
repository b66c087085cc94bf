import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instance, KeypointsLabel } from '#app/domain/labels/keypoints.ts'
import { Aim } from '#app/components/labeling/canvas/aim.tsx'
import { Loupe } from '#app/components/labeling/canvas/loupe.tsx'
import { lookOf } from '#app/components/labeling/classes.ts'
import type { ToolProps } from '#app/components/labeling/contract.ts'
import { Frame } from '#app/components/labeling/shapes/frame.tsx'
import { sameShapes } from '#app/components/labeling/shapes/shape.ts'
import { shapeById } from '#app/components/labeling/shapes/shapes-state.ts'
import { FINGER } from '#app/components/labeling/shapes/use-hand.ts'
import { useShapes } from '#app/components/labeling/shapes/use-shapes.ts'
import { useTool } from '#app/components/labeling/shapes/use-tool.ts'
import { useToolKeyboard } from '#app/components/labeling/shapes/use-tool-keyboard.ts'
import { KEYPOINTS_BINDINGS, keypointsCommand, type Command } from './keypoints-keys.ts'
import { keypointsReducer, skeletonKit, startKeypoints, type KeypointsState } from './keypoints-state.ts'
import { PointsPanel, VisibilityButtons } from './points-panel.tsx'
import { Dot } from './skeleton-lines.tsx'
import { Points, pointTitle, skeletonDrawing, SkeletonLines } from './skeleton-shapes.tsx'
import { labeledPoints, movedInstance, skeletonLooks, skeletonOf, type Visibility } from './skeleton.ts'
import { usePointing } from './use-pointing.ts'
import { useRunner, VISIBILITY_NAME } from './use-runner.ts'

const sizeOf = (instance: Instance) => `${labeledPoints(instance).length}/${instance.points.length}`
const shapesIn = (label: KeypointsLabel) => label.instances
const labelOf = (instances: readonly Instance[]): KeypointsLabel => ({ kind: 'keypoints', instances: [...instances] })

/** Places the points of skeletons by mouse, touch or keyboard, in the skeleton's order. A new picture starts a new tool. */
export function KeypointsTool(props: ToolProps<KeypointsLabel>) {
  const { src, width, height } = props.item
  return <Tool key={`${width} ${height} ${src}`} {...props} />
}

/** What depends on the taxonomy alone. */
function useSkeletons({ taxonomy }: Pick<ToolProps<KeypointsLabel>, 'taxonomy'>) {
  const { i18n } = useTranslation('labeling')
  return useMemo(() => {
    const skeletons = skeletonLooks(taxonomy, i18n.language)
    const counts = new Map([...skeletons].map(([name, { points }]) => [name, points.length]))
    const kit = skeletonKit(counts)
    const same = (a: readonly Instance[], b: readonly Instance[]) => sameShapes(kit, a, b)
    return { skeletons, kit, same, reducer: keypointsReducer(counts), drawing: skeletonDrawing(skeletons) }
  }, [taxonomy, i18n.language])
}

function Tool({ item, taxonomy, value, onChange, readOnly = false }: ToolProps<KeypointsLabel>) {
  const { skeletons, kit, same, reducer, drawing } = useSkeletons({ taxonomy })
  const [state, dispatch] = useShapes({
    reducer,
    start: () =>
      startKeypoints(kit, value.instances, { width: item.width, height: item.height }, taxonomy.classes[0]?.name ?? ''),
    ...{ value, shapesIn, labelOf, same, onChange },
  })
  const tool = useTool<Instance, Command>({
    ...{ kind: 'keypoints', kit, item, taxonomy, state, dispatch, readOnly, defaults: KEYPOINTS_BINDINGS },
  })
  const { t, canvas, focus, looks, selected } = tool
  const { scale } = canvas
  const { draft, next, part } = state
  const { hand, gestures } = usePointing({ state, dispatch, focus, skeletons, scale, readOnly })
  const run = useRunner({ tool, state, dispatch })
  useToolKeyboard(tool, keypointsCommand, run)

  const skeleton = skeletonOf(skeletons, selected?.class ?? state.nextClass, selected?.points.length)
  const look = lookOf(looks, selected?.class ?? state.nextClass)
  const moving = draftInstance(state)
  const dragged = draft && draft.type !== 'place' ? draft.id : null
  const locked = selected !== undefined && state.locked.has(selected.id)
  const editable = selected && !dragged && !readOnly && !locked && !state.hidden.has(selected.id) ? selected : null
  const aimed = draft && draft.type !== 'move' ? draft.to : null
  const guided =
    next === null ? null : { title: pointTitle(t, skeleton, next), index: next + 1, total: skeleton.points.length }
  const first = pointTitle(t, skeletonOf(skeletons, state.nextClass), 0)

  const onVisibility = (v: Visibility) => {
    if (part !== null) dispatch({ type: 'visibility', index: Number(part), v })
    else if (v === 0) dispatch({ type: 'skip' })
    else dispatch({ type: 'as', as: v })
  }

  return (
    <Frame
      tool={tool}
      drawing={drawing}
      gestures={gestures}
      dragged={dragged}
      sizeOf={sizeOf}
      valuesOf={(values) => wordsFor(values, next)}
      hint={
        guided
          ? t('keypoints.hint.guided', guided)
          : selected
            ? t('keypoints.hint.selected')
            : t('keypoints.hint.draw', { title: first })
      }
      deleteLabel={t(part === null ? 'keypoints.delete' : 'keypoints.delete-point')}
      onDelete={() => run({ type: 'delete' }, 'elsewhere')}
      above={
        // A finger hides the point that it sets.
        aimed && hand === FINGER ? (
          <Loupe item={item} canvas={canvas} at={aimed} look={look.look}>
            <Aim at={aimed} scale={scale} />
          </Loupe>
        ) : null
      }
      handles={
        editable ? <Points instance={editable} skeleton={skeleton} look={look} part={part} reach={hand.handle} /> : null
      }
      over={
        <>
          {moving ? (
            <g aria-hidden className={`lab-shape lab-draft ${look.look}`}>
              <SkeletonLines points={moving.points} skeleton={skeleton} />
            </g>
          ) : null}
          {draft?.type === 'place' ? (
            <g aria-hidden className={look.look} transform={`translate(${draft.to.x} ${draft.to.y})`}>
              <Dot v={state.as} big />
            </g>
          ) : null}
        </>
      }
      tools={
        readOnly ? null : (
          <VisibilityButtons
            now={
              part !== null ? (selected?.points[Number(part)]?.v ?? null) : next !== null || !selected ? state.as : null
            }
            onChoose={onVisibility}
          />
        )
      }
      panel={
        selected ? (
          <PointsPanel
            points={selected.points}
            skeleton={skeleton}
            look={look}
            next={next}
            part={part}
            disabled={readOnly || locked}
            onPoint={(index) => {
              if (selected.points[index]?.v) dispatch({ type: 'part', part: String(index) })
              else dispatch({ type: 'guide', next: index })
            }}
          />
        ) : null
      }
    />
  )

  /** An event's numbers in words: which point it was about, what it is now, which comes next. */
  function wordsFor(values: Record<string, string | number>, next: number | null): Record<string, string | number> {
    const words = { ...values, next: next === null ? '' : pointTitle(t, skeleton, next) }
    if (typeof values.point === 'number') Object.assign(words, { title: pointTitle(t, skeleton, values.point) })
    if (values.v !== undefined)
      Object.assign(words, { state: t(`keypoints.v.${VISIBILITY_NAME[values.v as Visibility]}`) })
    return words
  }
}

/** The skeleton that is being moved or changed, as it would be if the draft were finished now. */
function draftInstance(state: KeypointsState): Instance | null {
  const { draft, image } = state
  if (!draft || draft.type === 'place') return null
  const instance = shapeById(state, draft.id)
  if (!instance) return null
  if (draft.type === 'move')
    return movedInstance(instance, { x: draft.to.x - draft.from.x, y: draft.to.y - draft.from.y }, image)
  const points = instance.points.map((point, index) => (index === draft.index ? { ...point, ...draft.to } : point))
  return { ...instance, points }
}
