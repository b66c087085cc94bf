import { lookOf, type ClassLook } from '#app/components/labeling/classes.ts'
import type { Rect } from '#app/components/labeling/geometry.ts'
import { attributeWords, type AttributeLook } from './attributes.ts'
import type { Shape, ShapeKind } from './shape.ts'
import { shapeById, shapesOf, type ShapeEvent, type ShapesState } from './shapes-state.ts'

export type Translate = (key: string, values?: Record<string, unknown>) => string

/** What a name is made of besides the shape itself. */
export type NameParts = {
  index: number
  total: number
  look: ClassLook
  attributes: readonly AttributeLook[]
  locked: boolean
}
/** A shape's full name, e.g. "Box 3 of 7: bus, 120 by 64 pixels at 310, 88". */
export type Naming<S extends Shape> = (t: Translate, shape: S, parts: NameParts) => string

/** The values that every kind's name has: its place among the others, its class, where it lies and how big it is. */
export function nameValues({ index, total, look }: NameParts, rect: Rect) {
  const [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(Math.round)
  return { index: index + 1, total, title: look.title, width, height, x, y }
}

/** A name followed by what is said of the shape: its attributes, and that it is locked. */
export function withRemarks(t: Translate, name: string, shape: Shape, { attributes, locked }: NameParts): string {
  return [name, ...attributeWords(attributes, shape), ...(locked ? [t('list.locked')] : [])].join(', ')
}

type Options<S extends Shape> = {
  kind: ShapeKind
  state: ShapesState<S>
  looks: readonly ClassLook[]
  attributes: readonly AttributeLook[]
  nameOf: Naming<S>
  /** Numbers of a told event in words, where a kind has words for them. */
  valuesOf?: (values: Record<string, string | number>) => Record<string, string | number>
}

/** What the last action did, in words for the live region; empty when there is nothing to say. */
export function eventWords<S extends Shape>(t: Translate, options: Options<S>): string {
  const { kind, state, looks } = options
  const { event } = state
  if (!event) return ''
  switch (event.type) {
    case 'selected':
      // A selected shape has the focus, or its row has: its name is spoken already.
      return ''
    case 'deleted':
      return t('say.deleted', { title: lookOf(looks, event.class).title, count: shapesOf(state).length })
    case 'undone':
    case 'redone':
      return t(`say.${event.type}`, { count: shapesOf(state).length })
    case 'class-chosen':
      return t('say.class-chosen', { title: lookOf(looks, event.class).title })
    case 'anchored':
    case 'pointed':
      return t(`say.${event.type}`, { x: Math.round(event.at.x), y: Math.round(event.at.y) })
    case 'stretched':
      return t('say.stretched', { width: Math.round(event.rect.width), height: Math.round(event.rect.height) })
    case 'refused':
      return t(event.why === 'locked' ? 'say.is-locked' : `${kind}.refused.${event.why}`)
    case 'told':
      return t(`${kind}.say.${event.key}`, options.valuesOf?.(event.values) ?? event.values)
    case 'cancelled':
    case 'nothing-to-undo':
    case 'nothing-to-redo':
    case 'nothing-to-paste':
      return t(`say.${event.type}`)
    default:
      return t(`say.${event.type}`, { name: currentName(t, options, event.id) })
  }
}

function currentName<S extends Shape>(t: Translate, options: Options<S>, id: string): string {
  const { state, looks, attributes, nameOf } = options
  const shape = shapeById(state, id)
  if (!shape) return ''
  return nameOf(t, shape, {
    index: shapesOf(state).indexOf(shape),
    total: shapesOf(state).length,
    look: lookOf(looks, shape.class),
    attributes,
    // Whether it is locked was said when it happened.
    locked: false,
  })
}

/** What happens many times in a row, and is spoken only when it pauses. */
export function isPatient(event: ShapeEvent | null): boolean {
  if (!event) return false
  if (event.type === 'told') return event.patient === true
  return ['stretched', 'pointed', 'moved', 'resized', 'turned'].includes(event.type)
}
