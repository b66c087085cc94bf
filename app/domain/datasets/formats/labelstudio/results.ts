import type { DatasetItem } from '#app/domain/datasets/dataset.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import type { Region } from '#app/domain/labels/polygons.ts'
import { isNumbered, spansToWrite, type LossList } from '#app/domain/datasets/formats/text/losses.ts'
import { unitsOfPoints } from '#app/domain/datasets/formats/text/offsets.ts'
import { toPercent } from './geometry.ts'

/** A result as Label Studio writes it; `from` names its control. */
export interface WrittenResult {
  id?: string
  type: string
  from: string
  value: Record<string, unknown>
}

type Writer<K extends GoldLabel['kind']> = (
  label: Extract<GoldLabel, { kind: K }>,
  item: DatasetItem,
  losses: LossList,
) => WrittenResult[]

/** The results that say a label; what they cannot say is listed. */
export function resultsOf(label: GoldLabel, item: DatasetItem, losses: LossList): WrittenResult[] {
  const write = WRITERS[label.kind] as Writer<GoldLabel['kind']> | undefined
  return write?.(label, item, losses) ?? []
}

type Part = {
  id: string
  class: string
  ignore?: boolean
  visibility?: number
  attributes?: object
  area?: number
  box?: unknown
}

function partLosses({ ignore, visibility, attributes, area, box }: Part, { key }: DatasetItem, losses: LossList): void {
  if (ignore || visibility !== undefined || area !== undefined || box !== undefined || attributes)
    losses.add('details of shapes (ignore, visibility, area, box, attributes) are left out', key)
}

/** The size of an item's picture, which coordinates in per cent need. */
function sized(item: DatasetItem, kind: string, losses: LossList) {
  const { width, height, key } = item
  if (width !== null && height !== null) return { width, height }
  losses.add(`${kind} of pictures of unknown size are left out`, key)
  return undefined
}

const WRITERS: { [K in GoldLabel['kind']]?: Writer<K> } = {
  boxes({ boxes }, item, losses) {
    const image = sized(item, 'boxes', losses)
    if (!image) return []
    return boxes.map((box) => {
      partLosses(box, item, losses)
      const value = { ...toPercent(box, image), rectanglelabels: [box.class] }
      return { id: box.id, type: 'rectanglelabels', from: 'box', value }
    })
  },

  polygons({ polygons }, item, losses) {
    const image = sized(item, 'polygons', losses)
    if (!image) return []
    return polygons.flatMap((region) => {
      partLosses(region, item, losses)
      const ring = onlyRing(region)
      if (!ring) {
        losses.add('masks, and regions of several rings, are left out', item.key)
        return []
      }
      const points: number[][] = []
      for (let at = 0; at < ring.length; at += 2)
        points.push([(ring[at]! * 100) / image.width, (ring[at + 1]! * 100) / image.height])
      const value = { points, closed: true, polygonlabels: [region.class] }
      return { id: region.id, type: 'polygonlabels', from: 'polygon', value }
    })
  },

  keypoints({ instances }, item, losses) {
    const image = sized(item, 'keypoints', losses)
    if (!image) return []
    return instances.flatMap((instance) => {
      partLosses(instance, item, losses)
      const [point] = instance.points
      if (!point || instance.points.length > 1 || point.v !== 2) {
        losses.add('skeletons of several points, and points that are hidden, are left out', item.key)
        return []
      }
      const [x, y] = [(point.x * 100) / image.width, (point.y * 100) / image.height]
      const value = { x, y, width: 0.5, keypointlabels: [instance.class] }
      return { id: instance.id, type: 'keypointlabels', from: 'keypoint', value }
    })
  },

  spans(_, item, losses) {
    const text = item.text ?? ''
    const units = unitsOfPoints(text)
    return (spansToWrite(item, losses) ?? []).map(({ id, class: name, start, end }) => {
      const [from, to] = [units[start]!, units[end]!]
      const value = { start: from, end: to, text: text.slice(from, to), labels: [name] }
      return { id, type: 'labels', from: 'label', value }
    })
  },

  classification: ({ classes }) => [{ type: 'choices', from: 'choice', value: { choices: classes } }],

  transcription({ lines }, item, losses) {
    if (lines.length > 0 && isNumbered(lines))
      return [{ type: 'textarea', from: 'transcription', value: { text: lines.map(({ text }) => text) } }]
    losses.add('transcriptions of regions, or of none, are left out', item.key)
    return []
  },

  preference({ choice, strength, shown }, item, losses) {
    if (strength !== undefined || shown !== undefined)
      losses.add('the strength of preferences, and the order shown, are left out', item.key)
    if (choice === 'a' || choice === 'b')
      return [{ type: 'pairwise', from: 'preference', value: { selected: choice === 'a' ? 'left' : 'right' } }]
    losses.add('preferences that are ties, or without a choice, are left out', item.key)
    return []
  },

  ranking({ order }, item, losses) {
    if (order.every((group) => group.length === 1))
      return [{ type: 'ranker', from: 'ranking', value: { ranker: { rank: order.flat() } } }]
    losses.add('rankings with ties are left out', item.key)
    return []
  },

  rating({ ratings }, item, losses) {
    if (ratings.length === 0) losses.add('ratings of nothing are left out', item.key)
    return ratings.flatMap(({ criterion, value }) => {
      if (Number.isInteger(value)) return { type: 'rating', from: `rating:${criterion}`, value: { rating: value } }
      losses.add('ratings that are not whole numbers are left out', item.key)
      return []
    })
  },
}

function onlyRing({ rings, mask }: Region): number[] | undefined {
  return mask || rings?.length !== 1 ? undefined : rings[0]
}
