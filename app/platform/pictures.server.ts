import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { type LessonPicture, isSceneTry } from '#app/domain/courses/lesson.ts'
import type { SceneTry } from '#app/domain/courses/scene-try.ts'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import { type LessonIndex, lessonIndex } from './content.server.ts'
import { env } from './env.server.ts'
import { newId } from './id.server.ts'
import { type LessonScene, cropOf, lessonScene, marksOf } from './lesson-scene.server.ts'
import type { LessonText } from './lesson-file.server.ts'
import { renderPicture } from './scene-renderer.server.ts'
import { tryScene } from './try-scene.server.ts'
import { CONTENT_DIR, ContentError } from './yaml.server.ts'

/**
 * The pictures of lessons: drawn once from what the front matter says, kept as WebP under DATA_DIR/pictures and served
 * under the hash of that description for ever. Only hashes of pictures that some lesson has are served.
 */
export interface ShownPicture {
  src: string
  width: number
  height: number
}

/** Raise it whenever the same description would give another picture. */
const RENDERER = '1'

type Order =
  { kind: 'picture'; picture: LessonPicture; text: LessonText } | { kind: 'try'; exercise: SceneTry; text: LessonText }

/**
 * What is kept beside a picture. What the label of an exercise points into (`content`: the lines to be read) is shown
 * with it; its `gold` never leaves the server before grading.
 */
interface Facts {
  width: number
  height: number
  content?: ItemContent
  gold?: GoldLabel
}

function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(`${RENDERER} ${JSON.stringify(value)}`)
    .digest('hex')
    .slice(0, 32)
}

const pictureHash = ({ scene, show, boxes }: LessonPicture) => hashOf(['picture', scene, show, boxes])
const tryHash = ({ scene, kind, show }: SceneTry) => hashOf(['try', scene, kind, ...(show ? [show] : [])])

const orders = new WeakMap<LessonIndex, Map<string, Order>>()

/** Every picture that any lesson has, by hash. */
function ordersOf(index: LessonIndex): Map<string, Order> {
  let known = orders.get(index)
  if (known) return known
  known = new Map()
  for (const text of index.courses.flatMap(({ lessons }) => lessons).flatMap(({ texts }) => Object.values(texts))) {
    for (const picture of text.pictures) known.set(pictureHash(picture), { kind: 'picture', picture, text })
    for (const exercise of text.tries.filter(isSceneTry)) known.set(tryHash(exercise), { kind: 'try', exercise, text })
  }
  orders.set(index, known)
  return known
}

const fileOf = (hash: string, extension: 'webp' | 'json') => path.join(env.DATA_DIR, 'pictures', `${hash}.${extension}`)

/** Where a picture of a lesson is and how large it is; rendered now if it is not there yet. */
export async function shownPicture(picture: LessonPicture, text: LessonText): Promise<ShownPicture> {
  const hash = pictureHash(picture)
  const { width, height } = await factsOf(hash, { kind: 'picture', picture, text })
  return { src: `/pictures/${hash}`, width, height }
}

/** What an exercise shows: its picture, and the lines in it that are to be read. Its gold is not in it. */
export async function shownTry(
  exercise: SceneTry,
  text: LessonText,
): Promise<{ picture: ShownPicture; content: ItemContent | null }> {
  const hash = tryHash(exercise)
  const { width, height, content = null } = await factsOf(hash, { kind: 'try', exercise, text })
  return { picture: { src: `/pictures/${hash}`, width, height }, content }
}

/** The gold of an exercise, for its grader. */
export async function tryGold(exercise: SceneTry, text: LessonText): Promise<GoldLabel> {
  const { gold } = await factsOf(tryHash(exercise), { kind: 'try', exercise, text })
  if (!gold) throw new Error(`the exercise "${exercise.id}" of ${text.file} was kept without its gold`)
  return gold
}

/** The file of a picture that some lesson has, rendered if need be; null for any other hash. */
export async function pictureFile(hash: string): Promise<string | null> {
  const order = ordersOf(lessonIndex()).get(hash)
  if (!order) return null
  await factsOf(hash, order)
  return fileOf(hash, 'webp')
}

/** Renders every picture that is not there yet. @throws ContentError naming the line of one that cannot be drawn */
export async function preparePictures(
  onProgress: (message: string) => void = () => undefined,
  contentDir = CONTENT_DIR,
): Promise<void> {
  const missing = [...ordersOf(lessonIndex(contentDir))].filter(([hash]) => !existsSync(fileOf(hash, 'json')))
  // Pictures of the same scene come one after the other, so that it is drawn and measured once.
  const sceneOf = (order: Order) => JSON.stringify(order.kind === 'try' ? order.exercise.scene : order.picture.scene)
  missing.sort(([, a], [, b]) => (sceneOf(a) < sceneOf(b) ? -1 : 1))
  for (const [done, [hash, order]] of missing.entries()) {
    if (done % 10 === 0) onProgress(`lesson pictures: ${done} of ${missing.length}`)
    await factsOf(hash, order)
  }
  if (missing.length > 0) onProgress(`lesson pictures: ${missing.length} of ${missing.length}`)
}

const known = new Map<string, Promise<Facts>>()

function factsOf(hash: string, order: Order): Promise<Facts> {
  const key = fileOf(hash, 'json')
  let facts = known.get(key)
  if (!facts) {
    facts = existsSync(key) ? Promise.resolve(JSON.parse(readFileSync(key, 'utf8')) as Facts) : render(hash, order)
    known.set(key, facts)
    facts.catch(() => known.delete(key))
  }
  return facts
}

let last: { key: string; scene: Promise<LessonScene> } | null = null

function measured(scene: LessonPicture['scene']): Promise<LessonScene> {
  const key = JSON.stringify(scene)
  if (last?.key !== key) last = { key, scene: lessonScene(scene) }
  return last.scene
}

async function render(hash: string, order: Order): Promise<Facts> {
  const { webp, ...told } = await draw(order).catch((error: unknown) => {
    const [list, id] = order.kind === 'try' ? ['tries', order.exercise.id] : ['pictures', order.picture.id]
    const at = order.text[list as 'tries'].findIndex((entry) => entry.id === id)
    const message = `the picture of "${id}" cannot be drawn: ${error instanceof Error ? error.message : String(error)}`
    throw new ContentError([{ file: order.text.file, line: order.text.lineOf([list!, at, 'id']), message }])
  })
  const { width, height } = await sharp(webp).metadata()
  const facts: Facts = { width, height, ...told }
  mkdirSync(path.join(env.DATA_DIR, 'pictures'), { recursive: true })
  await replace(fileOf(hash, 'webp'), webp)
  await replace(fileOf(hash, 'json'), JSON.stringify(facts))
  return facts
}

async function draw(order: Order): Promise<{ webp: Buffer } & Pick<Facts, 'content' | 'gold'>> {
  if (order.kind === 'try') {
    const { scene, crop, gold, content } = await tryScene(order.exercise)
    return { webp: await renderPicture(scene, { crop }), gold, ...(content ? { content } : {}) }
  }
  const { scene: recipe, show, boxes } = order.picture
  const measuredScene = await measured(recipe)
  const [crop, marks] = [cropOf(measuredScene, show), marksOf(measuredScene, boxes)]
  return { webp: await renderPicture(measuredScene.scene, { crop, boxes: marks }) }
}

/** A file is there whole or not at all, also after a crash in the middle. */
async function replace(file: string, content: Buffer | string): Promise<void> {
  const draft = `${file}.${newId()}`
  await writeFile(draft, content)
  await rename(draft, file)
}
