import { useId, useMemo, useRef, useState, type Dispatch } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '#app/components/labeling/canvas/use-canvas.ts'
import { classLooks } from '#app/components/labeling/classes.ts'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import { centre, whole } from '#app/components/labeling/geometry.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { attributeLooks, attributesOf } from './attributes.ts'
import type { Binding } from '#app/components/labeling/keys/chords.ts'
import type { Shape, ShapeKind, ShapeKit } from './shape.ts'
import { shapeById, shapesOf, type ShapesAction, type ShapesState } from './shapes-state.ts'
import { useBindings } from '#app/components/labeling/keys/use-bindings.ts'
import { useShapeFocus } from './use-shape-focus.ts'

type Options<S extends Shape, C> = {
  kind: ShapeKind
  kit: ShapeKit<S>
  item: LabelingItem
  taxonomy: Taxonomy
  state: ShapesState<S>
  dispatch: Dispatch<ShapesAction>
  readOnly: boolean
  defaults: readonly Binding<C>[]
}

/** Everything that a tool for shapes holds besides its label: the view, what is switched on, its keys, its focus. */
export function useTool<S extends Shape, C>(options: Options<S, C>) {
  const { kind, kit, item, taxonomy, state, dispatch, readOnly, defaults } = options
  const { t, i18n } = useTranslation('labeling')
  const looks = useMemo(() => classLooks(taxonomy, i18n.language), [taxonomy, i18n.language])
  const attributes = useMemo(() => attributeLooks(taxonomy, i18n.language), [taxonomy, i18n.language])
  const canvas = useCanvas(item)
  const root = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const [tags, setTags] = useState(true)
  const [help, setHelp] = useState(false)
  const [magnifier, setMagnifier] = useState(false)
  const keysId = useId()
  const focus = useShapeFocus(root, canvas.svg, state)
  const keys = useBindings<C>(kind, defaults)
  const selected = shapeById(state, state.selected)
  const { scale } = canvas
  return {
    ...{ t, kind, kit, item, looks, attributes, canvas, root, bar, keysId, focus, keys, state, dispatch, readOnly },
    ...{ tags, setTags, help, setHelp, magnifier, setMagnifier },
    shapes: shapesOf(state),
    selected,
    /** Where the keyboard's crosshair is; before it was moved, in the middle of what is seen. */
    cursor: state.cursor ?? whole(centre(canvas.shown), item),
    /** The attributes of the selected shape's class. */
    offered: useMemo(() => (selected ? attributesOf(attributes, selected.class) : []), [attributes, selected]),
    /** A coarse step of the zoom, so that zooming draws the shapes again only now and then. */
    zoomStep: 2 ** (Math.round(Math.log2(scale) * 2) / 2),
  }
}

export type Tool<S extends Shape, C> = ReturnType<typeof useTool<S, C>>
