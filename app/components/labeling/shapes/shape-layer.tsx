import { memo, type ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { lookOf, type ClassLook } from '#app/components/labeling/classes.ts'
import type { Rect } from '#app/components/labeling/geometry.ts'
import type { AttributeLook } from './attributes.ts'
import type { Shape } from './shape.ts'
import type { Naming } from './shape-words.ts'
import { Tag, TAG_HEIGHT, tagWidth } from './tag.tsx'

/** How a kind of shape is drawn and named. Always the same object for a kind, so that shapes need not be drawn again. */
export type Drawing<S extends Shape> = {
  /** The lines of a shape, in image pixels. `zoomStep`: about how many screen pixels an image pixel takes. */
  Lines: ComponentType<{ shape: S; look: ClassLook; selected: boolean; zoomStep: number }>
  bounds: (shape: S) => Rect
  nameOf: Naming<S>
  /** How far names keep from a shape's corner, where something is drawn on it; screen pixels. */
  tagGap?: number
}

/** With more shapes than this only names that fit into their shape are shown: the others would hide the picture. */
const CROWD = 200

type Common<S extends Shape> = {
  drawing: Drawing<S>
  attributes: readonly AttributeLook[]
  tags: boolean
  zoomStep: number
  readOnly: boolean
}
type OneProps<S extends Shape> = Common<S> & {
  shape: S
  index: number
  total: number
  look: ClassLook
  selected: boolean
  faded: boolean
  locked: boolean
}

function One<S extends Shape>(props: OneProps<S>) {
  const { drawing, shape, index, total, look, selected, faded, locked, tags, zoomStep, attributes } = props
  const { t } = useTranslation('labeling')
  const { Lines, bounds, nameOf, tagGap = 0 } = drawing
  const rect = bounds(shape)
  const room = rect.width * zoomStep
  const full = selected || room > tagWidth(look.title)
  const short = room > 10 && total <= CROWD
  const tag = !tags && !selected ? 'none' : full ? 'full' : short ? 'short' : 'none'
  const text = tag === 'full' ? look.title : (look.hotkey?.toUpperCase() ?? [...look.title][0] ?? '')
  return (
    <g
      role="button"
      tabIndex={0}
      aria-pressed={selected}
      data-shape={shape.id}
      aria-label={nameOf(t, shape, { index, total, look, attributes, locked })}
      className={`lab-shape ${look.look} ${selected ? 'lab-selected' : ''} ${faded ? 'lab-faded' : ''} ${locked ? 'lab-locked' : ''}`}
    >
      <Lines shape={shape} look={look} selected={selected} zoomStep={zoomStep} />
      {/* So near to the top the name must hang inside. */}
      {tag === 'none' ? null : (
        <Tag at={rect} text={text} gap={tagGap} inside={rect.y * zoomStep < TAG_HEIGHT - 8 + tagGap} />
      )}
    </g>
  )
}
const OneShape = memo(One) as typeof One

type LayerProps<S extends Shape> = Common<S> & {
  shapes: readonly S[]
  looks: readonly ClassLook[]
  selected: string | null
  /** The shape that is being moved: its old place is shown faintly. */
  dragged: string | null
  hidden: ReadonlySet<string>
  locked: ReadonlySet<string>
}

/** All shapes of a label, in their order. Each is drawn again only when something about it changes. */
function Layer<S extends Shape>({ shapes, looks, selected, dragged, hidden, locked, ...common }: LayerProps<S>) {
  return (
    <g>
      {shapes.map((shape, index) =>
        hidden.has(shape.id) ? null : (
          <OneShape
            key={shape.id}
            shape={shape}
            index={index}
            total={shapes.length}
            look={lookOf(looks, shape.class)}
            selected={shape.id === selected}
            faded={shape.id === dragged}
            locked={locked.has(shape.id)}
            {...common}
          />
        ),
      )}
    </g>
  )
}
export const ShapeLayer = memo(Layer) as typeof Layer
