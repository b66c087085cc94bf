import { renderAsync } from '@resvg/resvg-js'
import sharp from 'sharp'
import type { Dials } from '#app/domain/scenes/dials.ts'
import { drawScene } from '#app/domain/scenes/draw-scene.ts'
import {
  goldFromIdRaster,
  measureIds,
  withoutUncounted,
  type SceneGold,
  type WholeExtents,
} from '#app/domain/scenes/gold.ts'
import type { Mark } from '#app/domain/scenes/marks.ts'
import type { NumberPicture } from '#app/domain/scenes/number-picture.ts'
import type { Rect, Scene } from '#app/domain/scenes/scene.ts'
import type { ScenePart } from '#app/domain/scenes/scene-part.ts'
import { idSvg, sceneSvg } from '#app/domain/scenes/svg.ts'
import { hull, silhouette } from '#app/domain/scenes/visibility.ts'

type Raster = { pixels: Buffer; width: number; height: number }
export type Crop = { x: number; y: number; width: number; height: number }

/** RGBA pixels of an SVG, made on a worker thread; no font is ever looked for. */
export async function rasterise(svg: string): Promise<Raster> {
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } })
  return { pixels: image.pixels, width: image.width, height: image.height }
}

export type Format = 'webp' | 'png'

/** The picture as WebP (quality 82) or PNG, one output pixel per picture pixel; `crop` in pixels, cut to the frame. */
export async function renderSceneRaster(
  scene: Scene,
  { format = 'webp', crop }: { format?: Format; crop?: Crop } = {},
): Promise<Buffer> {
  return encode(await rasterise(sceneSvg(scene, { view: viewOf(scene, crop) })), format)
}

/**
 * A lesson picture: the scene, or the part inside `crop` drawn larger (up to 4×, about 960 pixels wide), with boxes on it.
 * The boxes are in pixels of the whole scene, whatever the crop.
 */
export async function renderPicture(
  scene: Scene,
  { format = 'webp', crop, boxes = [] }: { format?: Format; crop?: Crop; boxes?: Mark[] } = {},
): Promise<Buffer> {
  const { view, zoom } = partOf(scene, crop)
  return encode(await rasterise(sceneSvg(scene, { view, zoom, marks: boxes })), format)
}

/** The part of a scene that a lesson picture with this crop shows, and how much larger. */
export function partOf(scene: Scene, crop?: Crop): ScenePart {
  const view = viewOf(scene, crop)
  return { view, zoom: Math.min(4, Math.max(1, scene.width / view[2])) }
}

/** A crop in whole pixels inside the frame. */
function viewOf(scene: Scene, crop?: Crop): Rect {
  if (!crop) return [0, 0, scene.width, scene.height]
  const left = Math.min(scene.width - 1, Math.max(0, Math.floor(crop.x)))
  const top = Math.min(scene.height - 1, Math.max(0, Math.floor(crop.y)))
  const right = Math.max(left + 1, Math.min(scene.width, Math.ceil(crop.x + crop.width)))
  const bottom = Math.max(top + 1, Math.min(scene.height, Math.ceil(crop.y + crop.height)))
  return [left, top, right - left, bottom - top]
}

function encode({ pixels, width, height }: Raster, format: Format): Promise<Buffer> {
  const image = sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha()
  return format === 'png'
    ? image.png({ compressionLevel: 7 }).toBuffer()
    : image.webp({ quality: 82, effort: 2 }).toBuffer()
}

/** The number picture of a scene: which object is seen at each pixel. */
export async function renderNumbers(scene: Scene): Promise<NumberPicture> {
  const { pixels, width, height } = await rasterise(idSvg(scene))
  return { rgba: pixels, width, height }
}

/** The exact gold of a scene, measured on what is painted. */
export async function renderSceneGold(scene: Scene): Promise<SceneGold> {
  const { rgba, width, height } = await renderNumbers(scene)
  return goldFromIdRaster(scene, rgba, width, height, await measureWholes(scene))
}

/** Measures every object alone, in a frame around its coarse silhouette that grows until the object fits. */
async function measureWholes(scene: Scene): Promise<WholeExtents> {
  const wholes: WholeExtents = new Map()
  for (const actor of scene.actors) {
    if (actor.class === null) continue
    const [x, y, w, h] = hull(silhouette(actor))
    for (let room = 8 + Math.ceil(Math.max(w, h) * 0.12); ; room *= 3) {
      const view: Rect = [Math.floor(x) - room, Math.floor(y) - room, Math.ceil(w) + 2 * room, Math.ceil(h) + 2 * room]
      const { pixels, width, height } = await rasterise(idSvg(scene, { only: actor.id, view }))
      const [extent] = measureIds(pixels, width, height).values()
      if (!extent) break
      const touches =
        extent.x === 0 || extent.y === 0 || extent.x + extent.width === width || extent.y + extent.height === height
      if (touches && room < 2000) continue
      wholes.set(actor.id, { ...extent, x: extent.x + view[0], y: extent.y + view[1] })
      break
    }
  }
  return wholes
}

/**
 * A scene ready to be asked about, with its gold: drawn, measured, and without the rare object that shows too little to
 * count. Use this (not `drawScene` alone) for every item. A staged scene keeps exactly what is staged: a lesson may want
 * to show something that does not count.
 */
export async function produceScene(recipe: { seed: string; dials: Dials }): Promise<{ scene: Scene; gold: SceneGold }> {
  let scene = drawScene(recipe)
  let gold = await renderSceneGold(scene)
  // removing things only uncovers others, so this ends
  while (!scene.dials.stage && gold.objects.some((object) => !object.counted)) {
    scene = withoutUncounted(scene, gold)
    gold = await renderSceneGold(scene)
  }
  return { scene, gold }
}
