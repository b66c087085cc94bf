import type { LessonPicture } from '#app/domain/courses/lesson.ts'
import { drawScene } from '#app/domain/scenes/draw-scene.ts'
import type { GoldObject } from '#app/domain/scenes/gold.ts'
import type { Mark } from '#app/domain/scenes/marks.ts'
import type { Scene } from '#app/domain/scenes/scene.ts'
import { type Crop, renderSceneGold } from './scene-renderer.server.ts'

/** A scene of a lesson with its counted objects from left to right; things that do not count stay in the picture. */
export interface LessonScene {
  scene: Scene
  objects: (GoldObject & { visible: NonNullable<GoldObject['visible']> })[]
}

interface Rect {
  x: number
  y: number
  width: number
  height: number
}
type Order = LessonPicture['boxes'][number]

/** How far wrong the wrong boxes are, as a share of the box's side: enough to see, little enough to happen. */
const OFF = 0.12
const SHIFT = 0.2

/** Draws and measures the scene of a picture. */
export async function lessonScene({ seed, ...dials }: LessonPicture['scene']): Promise<LessonScene> {
  const scene = drawScene({ seed, dials })
  const { objects } = await renderSceneGold(scene)
  const counted = objects.flatMap((object) =>
    object.counted && object.visible ? [{ ...object, visible: object.visible }] : [],
  )
  counted.sort((a, b) => a.visible.x - b.visible.x || a.visible.y - b.visible.y)
  return { scene, objects: counted }
}

/** What of the scene is shown: all, or an object with so many pixels around it. @throws Error when it is not there */
export function cropOf({ objects }: LessonScene, show: LessonPicture['show']): Crop | undefined {
  if (!show) return undefined
  return withMargin(pick(objects, show).visible, show.margin)
}

export function withMargin({ x, y, width, height }: Crop, margin: number): Crop {
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin }
}

/** The boxes to draw, right or with the fault that was asked for. @throws Error naming an object that is not there */
export function marksOf({ objects }: LessonScene, orders: readonly Order[]): Mark[] {
  return orders.flatMap((order) => {
    const { of, fault, mark: style, label } = order
    const ofClass = of === 'all' ? objects : objects.filter((object) => object.class === of.class)
    if (fault === 'merged') {
      if (ofClass.length < 2) throw new Error(`there are not two ${of === 'all' ? 'objects' : of.class} to merge`)
      return [{ ...around(ofClass.map(({ visible }) => visible)), style, label }]
    }
    const chosen = of === 'all' ? objects : [pick(objects, of)]
    return chosen.map((object) => ({ ...faulty(object, fault), style, label }))
  })
}

function pick(objects: LessonScene['objects'], { class: name, nth }: { class: string; nth: number }) {
  const found = objects.filter((object) => object.class === name)[nth - 1]
  if (!found) throw new Error(`the scene shows no ${name} number ${nth}`)
  return found
}

function faulty({ visible, whole }: LessonScene['objects'][number], fault: Order['fault']): Rect {
  const { x, y, width, height } = visible
  const grown = (by: number): Rect => ({
    x: x - width * by,
    y: y - height * by,
    width: width * (1 + 2 * by),
    height: height * (1 + 2 * by),
  })
  if (fault === 'too-big') return grown(OFF)
  if (fault === 'too-small') return grown(-OFF)
  if (fault === 'shifted') return { ...visible, x: x + width * SHIFT }
  return fault === 'amodal' ? whole : visible
}

function around(rects: Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x))
  const y = Math.min(...rects.map((rect) => rect.y))
  const right = Math.max(...rects.map((rect) => rect.x + rect.width))
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height))
  return { x, y, width: right - x, height: bottom - y }
}
