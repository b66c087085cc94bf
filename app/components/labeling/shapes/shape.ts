import type { Point, Rect, Size } from '#app/components/labeling/geometry.ts'

/** What the three kinds that are drawn on a picture have in common: a box, a region, a skeleton. */
export type Shape = { id: string; class: string; attributes?: Record<string, boolean | string> }

/** The kinds whose labels are shapes on a picture. */
export type ShapeKind = 'boxes' | 'polygons' | 'keypoints'

/** What a tool knows about its kind of shape, for everything that is done alike with all of them. */
export type ShapeKit<S extends Shape> = {
  /** Most shapes that one label may hold. */
  most: number
  /** First letter of the ids of new shapes. */
  prefix: string
  /** Whether two shapes lie in the same place (class and attributes apart). */
  sameForm: (a: S, b: S) => boolean
  /** The upright rectangle around a shape, in image pixels. */
  bounds: (shape: S) => Rect
  /** The shape moved by a distance as far as the image allows. */
  moved: (shape: S, by: Point, image: Size) => S
  /** The shape as one of another class, or null when it cannot be one. */
  reclassed?: (shape: S, name: string) => S | null
}

/** Whether two shapes say the same, whatever objects they are made of. */
export function sameShape<S extends Shape>(kit: ShapeKit<S>, a: S, b: S): boolean {
  return a.class === b.class && sameAttributes(a.attributes, b.attributes) && kit.sameForm(a, b)
}

/** Whether two lists of shapes say the same, ids included. */
export function sameShapes<S extends Shape>(kit: ShapeKit<S>, a: readonly S[], b: readonly S[]): boolean {
  if (a === b) return true
  return (
    a.length === b.length &&
    a.every((shape, at) => shape === b[at] || (shape.id === b[at]?.id && sameShape(kit, shape, b[at])))
  )
}

function sameAttributes(a: Shape['attributes'], b: Shape['attributes']): boolean {
  const [mine, others] = [Object.entries(a ?? {}), Object.entries(b ?? {})]
  return mine.length === others.length && mine.every(([name, value]) => b?.[name] === value)
}

/** The shape with an attribute set, or without it. A shape without attributes has no empty list of them. */
export function withAttribute<S extends Shape>(shape: S, name: string, value: boolean | string | undefined): S {
  const { attributes, ...rest } = shape
  const others = Object.entries(attributes ?? {}).filter(([other]) => other !== name)
  const next = value === undefined || value === false ? others : [...others, [name, value] as const]
  return (next.length > 0 ? { ...rest, attributes: Object.fromEntries(next) } : rest) as S
}
