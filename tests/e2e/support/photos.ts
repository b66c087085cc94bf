import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'

/** A COCO dataset on disk, as an operator has it before the upload. */
export interface PhotoSet {
  annotations: string
  pictures: string[]
  /** Boxes that an import can use. */
  boxes: number
  /** How many objects of which class each picture shows, by file name; crowds are not objects. */
  objects: Map<string, Map<string, number>>
}

interface Coco {
  images: { id: number; file_name: string; width: number; height: number }[]
  annotations: { id: number; image_id: number; category_id: number; bbox: number[]; iscrowd: number }[]
  categories: { id: number; name: string }[]
}

function photoSet(folder: string, annotations: string): PhotoSet {
  const coco = JSON.parse(readFileSync(path.join(folder, annotations), 'utf8')) as Coco
  const classes = new Map(coco.categories.map(({ id, name }) => [id, name]))
  const usable = coco.annotations.filter(({ bbox }) => bbox[2]! > 0 && bbox[3]! > 0)
  const objects = new Map(
    coco.images.map(({ id, file_name }) => {
      const counted = new Map<string, number>()
      for (const { image_id, category_id, iscrowd } of usable) {
        const name = classes.get(category_id)!
        if (image_id === id && !iscrowd) counted.set(name, (counted.get(name) ?? 0) + 1)
      }
      return [file_name, counted]
    }),
  )
  const images = path.join(folder, 'images')
  const pictures = readdirSync(images).map((name) => path.join(images, name))
  return { annotations: path.join(folder, annotations), pictures, boxes: usable.length, objects }
}

const CLASSES = ['person', 'dog', 'cat', 'banana']
/** What each drawn picture shows. */
const DRAWN = [
  ['dog'],
  ['dog', 'person'],
  ['person'],
  ['person', 'person'],
  ['person', 'cat'],
  ['banana', 'banana'],
  ['cat', 'banana'],
  ['person', 'person', 'banana'],
]

/** Makes pictures of coloured rectangles with their boxes; `broken` adds a box without size. */
async function drawSet(folder: string, broken: boolean): Promise<PhotoSet> {
  await mkdir(path.join(folder, 'images'), { recursive: true })
  const coco: Coco = { images: [], annotations: [], categories: CLASSES.map((name, id) => ({ id, name })) }
  for (const [id, shown] of DRAWN.entries()) {
    const size = { width: 480, height: 360 }
    const file_name = `drawn-${id}.png`
    const rectangles = shown.map((name, slot) => {
      const bbox = [101.25 + (slot % 2) * 180.5, 20.5 + Math.floor(slot / 2) * 160.25, 120.25, 110.75]
      const category_id = CLASSES.indexOf(name)
      coco.annotations.push({ id: coco.annotations.length + 1, image_id: id, category_id, bbox, iscrowd: 0 })
      const [x, y, width, height] = bbox
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="hsl(${category_id * 90} 70% 45%)"/>`
    })
    coco.images.push({ id, file_name, ...size })
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360">${rectangles.join('')}</svg>`
    // Noise, as a photo has it: it makes the upload as large as one of photos.
    const noise = { type: 'gaussian' as const, mean: 150 + id * 5, sigma: 30 }
    await sharp({ create: { ...size, channels: 3, background: '#888', noise } })
      .composite([{ input: Buffer.from(svg) }])
      .png()
      .toFile(path.join(folder, 'images', file_name))
  }
  const nothing = { id: 9001, image_id: 0, category_id: 0, bbox: [300, 300, 0, 0], iscrowd: 0 }
  if (broken) coco.annotations.push(nothing)
  await writeFile(path.join(folder, 'annotations.json'), JSON.stringify(coco))
  return photoSet(folder, 'annotations.json')
}

/**
 * Real photos of everyday scenes and of blood cells (with a real box without size) where they are there; otherwise
 * small sets of drawn pictures, made under `scratch`.
 */
export async function photoSets(scratch: string): Promise<{ real: boolean; everyday: PhotoSet; cells: PhotoSet }> {
  const data = path.resolve(process.env.REAL_DATA_DIR ?? '../shared/data')
  const everyday = path.join(data, 'img-coco-open-a')
  const cells = path.join(data, 'img-bccd-cells-a')
  if (existsSync(path.join(everyday, 'annotations.json')) && existsSync(path.join(cells, 'annotations_coco.json')))
    return {
      real: true,
      everyday: photoSet(everyday, 'annotations.json'),
      cells: photoSet(cells, 'annotations_coco.json'),
    }
  console.warn(`the photos are not in ${data} (set REAL_DATA_DIR): the operators' journey uses drawn pictures`)
  return {
    real: false,
    everyday: await drawSet(path.join(scratch, 'everyday'), false),
    cells: await drawSet(path.join(scratch, 'cells'), true),
  }
}
