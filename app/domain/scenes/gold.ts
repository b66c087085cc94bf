import { countedSide, countedVisibility } from './conventions.ts'
import type { ObjectClass } from './dials.ts'
import type { Scene } from './scene.ts'
import { numberAt } from './number-picture.ts'
import { idNumber } from './svg.ts'

/** What is known about one object of a scene; lengths in pixels. */
export type GoldObject = {
  id: string
  class: ObjectClass
  variant: string
  /** The exact extent of its visible pixels, half-open: columns x … x + width − 1 hold paint of the object. Null when nothing shows. */
  visible: { x: number; y: number; width: number; height: number } | null
  pixels: number
  /** The extent of the whole object, hidden parts and parts outside the frame included (x and y may be negative). */
  whole: { x: number; y: number; width: number; height: number }
  /** Visible pixels ÷ pixels of the whole object, 0…1. */
  visibility: number
  /** The picture's edge cuts it. */
  truncated: boolean
  /** By the rule of `conventions.ts`: only counted objects are in the gold. */
  counted: boolean
}

export type GoldBox = { id: string; class: ObjectClass; x: number; y: number; width: number; height: number }
export type SceneGold = { boxes: GoldBox[]; objects: GoldObject[] }

/** Extent and number of the pixels of each object number in an RGBA raster. */
export function measureIds(
  rgba: Uint8Array,
  width: number,
  height: number,
): Map<number, { x: number; y: number; width: number; height: number; pixels: number }> {
  const found = new Map<number, { left: number; right: number; top: number; bottom: number; pixels: number }>()
  let last: { left: number; right: number; top: number; bottom: number; pixels: number } | undefined
  let lastId = 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const id = numberAt(rgba, y * width + x)
      if (id === 0) continue
      if (id !== lastId || !last) {
        last = found.get(id)
        if (!last) found.set(id, (last = { left: x, right: x, top: y, bottom: y, pixels: 0 }))
        lastId = id
      }
      last.pixels++
      if (x < last.left) last.left = x
      if (x > last.right) last.right = x
      last.bottom = y
    }
  return new Map(
    [...found].map(([id, e]) => [
      id,
      { x: e.left, y: e.top, width: e.right - e.left + 1, height: e.bottom - e.top + 1, pixels: e.pixels },
    ]),
  )
}

/** The whole objects, each measured alone: by object id, in pixels of the picture (so x and y may be negative). */
export type WholeExtents = Map<string, { x: number; y: number; width: number; height: number; pixels: number }>

/**
 * The gold of a scene from the raster of its `idSvg`.
 * rgba: width × height × 4 bytes, row by row. Boxes come from left to right; only counted objects get one.
 */
export function goldFromIdRaster(
  scene: Scene,
  rgba: Uint8Array,
  width: number,
  height: number,
  wholes: WholeExtents,
): SceneGold {
  const seen = measureIds(rgba, width, height)
  const objects = scene.actors
    .filter((actor) => actor.class !== null)
    .map((actor, index): GoldObject => {
      const visible = seen.get(idNumber(index))
      const whole = wholes.get(actor.id) ?? { x: 0, y: 0, width: 0, height: 0, pixels: 0 }
      const visibility = visible ? Math.min(1, visible.pixels / Math.max(1, whole.pixels)) : 0
      return {
        id: actor.id,
        class: actor.class!,
        variant: actor.variant,
        visible: visible ? extentOf(visible) : null,
        pixels: visible?.pixels ?? 0,
        whole: visible ? joined(whole, visible) : extentOf(whole),
        visibility,
        truncated: whole.x < 0 || whole.y < 0 || whole.x + whole.width > width || whole.y + whole.height > height,
        counted:
          visible !== undefined &&
          visibility >= countedVisibility &&
          visible.width >= countedSide &&
          visible.height >= countedSide,
      }
    })
  const boxes = objects
    .filter((object) => object.counted)
    .map(({ id, class: of, visible }) => ({ id, class: of, ...visible! }))
    .sort((a, b) => a.x - b.x || a.y - b.y)
  return { boxes, objects }
}

type Extent = { x: number; y: number; width: number; height: number }

const extentOf = ({ x, y, width, height }: Extent): Extent => ({ x, y, width, height })

/**
 * The extent of both. An object painted alone, in a frame of its own, is rounded to pixels anew, and may end one short of
 * where it is seen in the picture; but what is seen is a part of the whole.
 */
function joined(a: Extent, b: Extent): Extent {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  const [right, bottom] = [Math.max(a.x + a.width, b.x + b.width), Math.max(a.y + a.height, b.y + b.height)]
  return { x, y, width: right - x, height: bottom - y }
}

/** The scene without what shows too little to count, so that nobody is asked about it. */
export function withoutUncounted(scene: Scene, gold: SceneGold): Scene {
  const drop = new Set(gold.objects.filter((object) => !object.counted).map((object) => object.id))
  return drop.size === 0 ? scene : { ...scene, actors: scene.actors.filter((actor) => !drop.has(actor.id)) }
}
