import { readRle } from '#app/domain/grading/regions/rle.ts'
import type { Rle } from '#app/domain/labels/polygons.ts'
import type { Rect } from './scene.ts'
import type { SceneLabel } from './scene-label.ts'

/** A part of a scene that is shown larger: where it is, in pixels of the scene, and how many pixels one of them becomes. */
export type ScenePart = { view: Rect; zoom: number }

/**
 * The answer to a task about a part of a scene, in pixels of what is shown. Objects outside of the part are not asked for.
 * @throws Error when the edge of the part cuts an object: who answers cannot know how much of it counts
 */
export function labelOfPart({ label, content }: SceneLabel, part: ScenePart): SceneLabel {
  switch (label.kind) {
    case 'boxes': {
      const boxes = label.boxes.filter((box) => isInside(box, box.class, part)).map((box) => moved(box, part))
      return { label: { ...label, boxes }, content, objects: boxes.length }
    }
    case 'polygons': {
      const polygons = label.polygons.flatMap((region) => {
        const mask = maskOfPart(region.mask!, region.class, part)
        return mask ? [{ ...region, mask }] : []
      })
      return { label: { ...label, polygons }, content, objects: polygons.length }
    }
    case 'keypoints': {
      const { zoom } = part
      const instances = label.instances.flatMap((instance) => {
        const [x, y, width, height] = instance.box!
        if (!isInside({ x, y, width, height }, instance.class, part)) return []
        const box = moved({ x, y, width, height }, part)
        const points = instance.points.map((point) => (point.v === 0 ? point : { ...point, ...placed(point, part) }))
        const area = instance.area! * zoom * zoom
        return [{ ...instance, points, area, box: [box.x, box.y, box.width, box.height] as typeof instance.box }]
      })
      return { label: { ...label, instances }, content, objects: instances.length }
    }
    case 'transcription': {
      if (content?.type !== 'lines') throw new Error('a transcription of a scene has its lines')
      const lines = content.lines.filter((line) => isInside(line, 'sign', part)).map((line) => moved(line, part))
      const read = label.lines.filter(({ id }) => lines.some((line) => line.id === id))
      return { label: { ...label, lines: read }, content: { ...content, lines }, objects: lines.length }
    }
    default:
      throw new Error(`a ${label.kind} is about the whole scene`)
  }
}

type Place = { x: number; y: number }
type Box = Place & { width: number; height: number }

function placed({ x, y }: Place, { view: [left, top], zoom }: ScenePart): Place {
  return { x: (x - left) * zoom, y: (y - top) * zoom }
}

function moved<B extends Box>(box: B, part: ScenePart): B {
  return { ...box, ...placed(box, part), width: box.width * part.zoom, height: box.height * part.zoom }
}

/** Whether all of a box is in the part; false when nothing of it is. */
function isInside({ x, y, width, height }: Box, name: string, { view: [left, top, w, h] }: ScenePart): boolean {
  if (x >= left + w || y >= top + h || x + width <= left || y + height <= top) return false
  if (x < left || y < top || x + width > left + w || y + height > top + h) throw cut(name)
  return true
}

const cut = (name: string) => new Error(`the part that is shown cuts a ${name}: give it another margin`)

/** The mask as it looks in the part: each pixel is the one of the scene that its middle lies on. Null when it is not there. */
function maskOfPart(mask: Rle, name: string, { view: [left, top, w, h], zoom }: ScenePart): Rle | null {
  const { height, width, borders } = readRle(mask).runs
  const there = new Uint8Array(height * width)
  for (let run = 0; run < borders.length; run += 2) there.fill(1, borders[run], borders[run + 1])
  let [inside, all] = [0, 0]
  there.forEach((pixel, at) => {
    const [x, y] = [Math.floor(at / height), at % height]
    all += pixel
    if (x >= left && x < left + w && y >= top && y < top + h) inside += pixel
  })
  if (inside === 0) return null
  if (inside < all) throw cut(name)
  const size: Rle['size'] = [Math.round(h * zoom), Math.round(w * zoom)]
  const counts = [0]
  for (let x = 0; x < size[1]; x++)
    for (let y = 0; y < size[0]; y++) {
      const [column, row] = [left + Math.floor((x + 0.5) / zoom), top + Math.floor((y + 0.5) / zoom)]
      const pixel = there[Math.min(column, width - 1) * height + Math.min(row, height - 1)]!
      // Counts of background and of the mask take turns, background first.
      if (pixel !== (counts.length - 1) % 2) counts.push(0)
      counts[counts.length - 1]!++
    }
  return { size, counts }
}
