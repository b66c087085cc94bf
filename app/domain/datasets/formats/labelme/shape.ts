import {
  checkedBox,
  checkedPoints,
  checkedRings,
  type Problematic,
  tidy,
} from '#app/domain/datasets/formats/shared/shapes.ts'
import type { ImageSize } from '#app/domain/labels/boxes.ts'
import type { Keypoint } from '#app/domain/labels/keypoints.ts'
import { attributesSchema, type Attributes } from '#app/domain/labels/parts.ts'

/** What one shape of a LabelMe file says. */
export type LabelMeShape = { label: unknown; group: number | null; attributes?: Attributes } & (
  | { kind: 'box'; place: { x: number; y: number; width: number; height: number } }
  | { kind: 'region'; ring: number[] }
  | { kind: 'points'; points: Keypoint[] }
)

/** The shapes for which there is no kind of label, or whose picture part is not read. */
const NOT_READ = new Set(['circle', 'line', 'linestrip', 'mask', 'oriented_rectangle', 'ai_mask', 'ai_polygon'])

/** Reads one entry of `shapes`, or says why it is none that can be read. */
export function readShape(value: unknown, image: ImageSize): LabelMeShape | Problematic {
  const fields =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map<string, unknown>(Object.entries(value))
      : null
  if (!fields) return { problem: 'is not an object' }
  const type = fields.get('shape_type') ?? 'polygon'
  if (typeof type !== 'string') return { problem: 'shape_type is not a text' }
  if (NOT_READ.has(type)) return { problem: `shapes of the type ${type} are not read` }
  const numbers = coordinatesOf(fields.get('points'))
  if ('problem' in numbers) return numbers
  const group = fields.get('group_id')
  if (group !== undefined && group !== null && !Number.isSafeInteger(group))
    return { problem: 'group_id is not a whole number' }
  const attributes = attributesOf(fields)
  if (attributes && 'problem' in attributes) return { problem: String(attributes.problem) }
  const common = {
    label: fields.get('label'),
    group: (group as number | undefined) ?? null,
    ...(attributes && { attributes: attributes.kept }),
  }
  if (type === 'rectangle') return rectangle(numbers, image, common)
  if (type === 'polygon') {
    const rings = checkedRings([numbers], image, 'polygon')
    return 'problem' in rings ? rings : { ...common, kind: 'region', ring: rings[0]! }
  }
  if (type !== 'point' && type !== 'points') return { problem: `shape_type "${type.slice(0, 40)}" is not known` }
  const listed = Array.from({ length: numbers.length / 2 }, (_, at): Keypoint => ({
    x: numbers[2 * at]!,
    y: numbers[2 * at + 1]!,
    v: 2,
  }))
  const points = checkedPoints(listed, image, type)
  return 'problem' in points ? points : { ...common, kind: 'points', points }
}

/** Two corners in any order; four corners as some tools write them. */
function rectangle(
  numbers: number[],
  image: ImageSize,
  common: Omit<LabelMeShape, 'kind'>,
): LabelMeShape | Problematic {
  if (numbers.length !== 4 && numbers.length !== 8)
    return { problem: `rectangle has ${numbers.length / 2} corners, not 2` }
  const [xs, ys] = [numbers.filter((_, at) => at % 2 === 0), numbers.filter((_, at) => at % 2 === 1)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  if (numbers.length === 8 && (new Set(xs).size > 2 || new Set(ys).size > 2))
    return { problem: 'rectangle has four corners and is not upright' }
  const [width, height] = [Math.max(...xs) - x, Math.max(...ys) - y]
  const place = checkedBox({ x, y, width: tidy(width), height: tidy(height) }, image, 'rectangle')
  return 'problem' in place ? place : { ...common, kind: 'box', place }
}

function coordinatesOf(points: unknown): number[] | Problematic {
  if (!Array.isArray(points)) return { problem: 'points is not a list' }
  const numbers: number[] = []
  for (const [index, point] of points.entries()) {
    if (
      !Array.isArray(point) ||
      point.length !== 2 ||
      !point.every((value) => typeof value === 'number' && Number.isFinite(value))
    )
      return { problem: `points[${index}] is not [x, y] of finite numbers` }
    numbers.push(...(point as [number, number]))
  }
  return numbers
}

/** Flags of a shape, and its description where it has one. */
function attributesOf(fields: Map<string, unknown>): { kept: Attributes } | Problematic | undefined {
  const flags = Object.entries((fields.get('flags') as object | null | undefined) ?? {})
  const description = fields.get('description')
  const entries = [
    ...flags,
    ...(typeof description === 'string' && description !== '' ? [['description', description] as const] : []),
  ]
  if (entries.length === 0) return undefined
  const parsed = attributesSchema.safeParse(Object.fromEntries(entries))
  return parsed.success
    ? { kept: parsed.data }
    : { problem: `flags or description: ${parsed.error.issues[0]!.message}` }
}
