import type { GoldLabel, Label } from './label.ts'

/** Gold as somebody could have answered it: without what only gold knows, and without what nobody needs to find. */
export function plainLabel(gold: GoldLabel): Label {
  switch (gold.kind) {
    case 'boxes':
      return { ...gold, boxes: needed(gold.boxes).map(({ ignore: _, visibility: _v, ...box }) => box) }
    case 'polygons':
      return { ...gold, polygons: needed(gold.polygons).map(({ ignore: _, ...region }) => region) }
    case 'keypoints':
      return { ...gold, instances: needed(gold.instances).map(({ ignore: _, area: _a, box: _b, ...rest }) => rest) }
    default:
      return gold
  }
}

function needed<T extends { ignore?: boolean | undefined }>(parts: readonly T[]): T[] {
  return parts.filter(({ ignore }) => !ignore)
}
