import type { GoldLabel, Label } from './label.ts'

type Part = { id: string; ignore?: boolean | undefined }

/**
 * Gold after somebody edited it as a plain label. What a plain label cannot say survives: shapes that nobody needs to
 * find stay as they are, and what only gold knows of a shape (`visibility`, `area`, `box`) stays with the shape of the
 * same id. Shapes keep their order and new ones follow; a new one whose id a hidden shape has gets another id.
 * The same label over the same gold is always the same gold.
 */
export function editedGold(label: Label, before: GoldLabel | null): GoldLabel {
  if (label.kind === 'boxes' && before?.kind === 'boxes')
    return { ...label, boxes: merged(label.boxes, before.boxes, ({ ignore, visibility }) => ({ ignore, visibility })) }
  if (label.kind === 'polygons' && before?.kind === 'polygons')
    return { ...label, polygons: merged(label.polygons, before.polygons, ({ ignore }) => ({ ignore })) }
  if (label.kind === 'keypoints' && before?.kind === 'keypoints')
    return {
      ...label,
      instances: merged(label.instances, before.instances, ({ ignore, area, box }) => ({ ignore, area, box })),
    }
  return label
}

function merged<P extends Part, G extends P>(
  parts: readonly P[],
  before: readonly G[],
  onlyGold: (part: G) => Partial<G>,
): (P & Partial<G>)[] {
  const hidden = new Set(before.filter(({ ignore }) => ignore).map(({ id }) => id))
  const taken = new Set([...before, ...parts].map(({ id }) => id))
  const edited = new Map<string, P>()
  for (const part of parts) {
    const id = hidden.has(part.id) ? freeId(taken) : part.id
    edited.set(id, { ...part, id })
  }
  const kept = before.flatMap((part): (P & Partial<G>)[] => {
    if (part.ignore) return [part]
    const now = edited.get(part.id)
    edited.delete(part.id)
    return now ? [{ ...now, ...said(onlyGold(part)) }] : []
  })
  return [...kept, ...edited.values()] as (P & Partial<G>)[]
}

/** An id that no shape has; it is taken from now on. */
function freeId(taken: Set<string>): string {
  let n = 1
  while (taken.has(`new-${n}`)) n++
  taken.add(`new-${n}`)
  return `new-${n}`
}

/** Only what is there: a field that says nothing is no field. */
function said<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}
