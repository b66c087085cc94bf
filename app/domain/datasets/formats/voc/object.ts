import type { Attributes } from '#app/domain/labels/parts.ts'
import { childOf, textOf, type XmlElement } from '#app/domain/datasets/formats/shared/xml.ts'
import type { Corners } from './convention.ts'

/** An object as a VOC file has it, before its corners are understood. */
export interface VocObject {
  line: number
  name: string
  corners: Corners | { problem: string }
  difficult: boolean
  attributes: Attributes
  /** What it holds that is not read, by the names of its elements. */
  others: string[]
}

/** A VOC annotation file. */
export interface VocAnnotation {
  file: string
  filename: string
  database: string
  size: { width: number; height: number } | null
  objects: VocObject[]
}

const KNOWN = new Set(['name', 'pose', 'truncated', 'difficult', 'occluded', 'bndbox'])
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

export function annotationOf(root: XmlElement, file: string): VocAnnotation {
  const source = childOf(root, 'source')
  const size = childOf(root, 'size')
  const [width, height] = size ? [Number(textOf(size, 'width')), Number(textOf(size, 'height'))] : [0, 0]
  return {
    file,
    filename: textOf(root, 'filename'),
    database: source ? textOf(source, 'database') : '',
    size: width > 0 && height > 0 ? { width, height } : null,
    objects: root.children.filter(({ name }) => name === 'object').map(objectOf),
  }
}

function objectOf(element: XmlElement): VocObject {
  const box = childOf(element, 'bndbox')
  const pose = textOf(element, 'pose')
  const attributes: Attributes = {
    ...(isYes(textOf(element, 'truncated')) && { truncated: true }),
    ...(isYes(textOf(element, 'occluded')) && { occluded: true }),
    ...(pose !== '' && pose.toLowerCase() !== 'unspecified' && pose.length <= 200 && { pose }),
  }
  return {
    line: element.line,
    name: textOf(element, 'name'),
    corners: box ? cornersOf(box) : { problem: 'has no bndbox' },
    difficult: isYes(textOf(element, 'difficult')),
    attributes,
    others: element.children.map(({ name }) => name).filter((name) => !KNOWN.has(name)),
  }
}

function cornersOf(box: XmlElement): Corners | { problem: string } {
  const corners = { xmin: NaN, ymin: NaN, xmax: NaN, ymax: NaN }
  for (const side of ['xmin', 'ymin', 'xmax', 'ymax'] as const) {
    const text = textOf(box, side)
    if (!NUMBER.test(text))
      return { problem: `bndbox: ${side} is ${text === '' ? 'missing' : `"${text.slice(0, 40)}", not a number`}` }
    corners[side] = Number(text)
  }
  return corners
}

function isYes(text: string): boolean {
  return text === '1' || /^(?:true|yes)$/i.test(text)
}
