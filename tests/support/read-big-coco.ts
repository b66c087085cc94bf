/**
 * Reads a COCO file that is made while it is read and never stored, and tells how much memory that took. Its own process,
 * so that nothing else counts: `node --import tsx tests/support/read-big-coco.ts <megabytes> <boxes|all> [annotations-first]`
 */
import type { Files } from '#app/domain/datasets/dataset.ts'
import { readCocoFiles } from '#app/domain/datasets/formats/coco/coco.ts'

const [megabytes, mode, order] = process.argv.slice(2)
const wanted = Number(megabytes) * 1e6
const IMAGES = 20_000
const encoder = new TextEncoder()
/** As in COCO 2017, where an annotation takes about 500 bytes: an outline of some thirty points, area, box. */
const outline = Array.from({ length: 60 }, (_, index) => (100 + 80 * Math.sin(index)).toFixed(2)).join(', ')
let written = 0

const images = () =>
  `"images":[${Array.from({ length: IMAGES }, (_, id) => JSON.stringify({ id, file_name: `train/${id}.jpg`, width: 640, height: 480, license: 1 })).join(',')}],` +
  '"categories":[{"id":1,"name":"car"},{"id":2,"name":"사람"}]'

function* annotations(): Generator<string> {
  yield '"annotations":['
  for (let id = 0, size = 0, piece = ''; ; id++) {
    piece += `${id ? ',' : ''}{"segmentation": [[${outline}]], "area": 702.105, "iscrowd": 0, "image_id": ${id % IMAGES}, "bbox": [${(id % 500) + 0.25}, 95.93, 38.65, 28.67], "category_id": ${1 + (id % 2)}, "id": ${id}}`
    if (piece.length < 65_536) continue
    yield piece
    size += piece.length
    piece = ''
    if (size >= wanted) return yield ']'
  }
}

function* text(): Generator<string> {
  yield '{"info":{"year":2026},'
  if (order !== 'annotations-first') yield `${images()},`
  yield* annotations()
  if (order === 'annotations-first') yield `,${images()}`
  yield '}'
}

const files: Files = {
  names: ['instances.json'],
  size: () => wanted,
  async *chunks() {
    written = 0
    for (const piece of text()) {
      const bytes = encoder.encode(piece)
      written += bytes.length
      yield bytes
    }
  },
}

globalThis.gc?.()
const before = process.memoryUsage().rss
const begun = performance.now()
const busy = process.cpuUsage()
const read = await readCocoFiles(files, { boxesOnly: mode === 'boxes' })
const seconds = (performance.now() - begun) / 1000
const { user, system } = process.cpuUsage(busy)
if (read.outcome === 'unreadable') throw new Error(JSON.stringify(read.problems))
const parts = (kind: string) =>
  read.dataset.items.flatMap(({ labels }) => labels.filter((label) => label.kind === kind))
const boxes = parts('boxes').reduce((sum, label) => sum + (label.kind === 'boxes' ? label.boxes.length : 0), 0)
const polygons = parts('polygons').reduce(
  (sum, label) => sum + (label.kind === 'polygons' ? label.polygons.length : 0),
  0,
)
const grown = process.resourceUsage().maxRSS * 1024 - before
globalThis.gc?.()
const told = {
  bytes: written,
  seconds,
  processor: (user + system) / 1e6,
  grown,
  boxes,
  polygons,
  items: read.dataset.items.length,
  problems: read.problems.length,
}
process.stdout.write(`${JSON.stringify(told)}\n`)
