import type { ItemContent } from '#app/domain/labels/content.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import type { SceneTask } from './dials.ts'
import type { SceneGold } from './gold.ts'
import { masksOf } from './masks.ts'
import type { NumberPicture } from './number-picture.ts'
import type { Scene } from './scene.ts'
import { pointsOf } from './skeleton.ts'
import { idNumber } from './svg.ts'
import { canBeRead } from './writing.ts'

/** Tasks whose gold is measured on the number picture. */
export type MeasuredTask = Extract<SceneTask, 'boxes' | 'polygons' | 'keypoints' | 'transcription'>

/** The answer to a task about a scene, and what the answer points into besides the picture. */
export type SceneLabel = { label: GoldLabel; content: ItemContent | null; objects: number }

/**
 * The gold of a scene for a measured task; objects come from left to right, as `gold.boxes` does. Null when the scene
 * has nothing that is asked for: nobody to place points on, no sign that can be read.
 */
export function labelOf(task: MeasuredTask, scene: Scene, gold: SceneGold, picture: NumberPicture): SceneLabel | null {
  switch (task) {
    case 'boxes':
      return { label: { kind: 'boxes', boxes: gold.boxes }, content: null, objects: gold.boxes.length }
    case 'polygons':
      return regions(scene, gold, picture)
    case 'keypoints':
      return skeletons(scene, gold, picture)
    case 'transcription':
      return lines(scene, gold, picture)
  }
}

/** The counted objects from left to right, each with its actor and object number. */
function counted(scene: Scene, gold: SceneGold) {
  const numbers = new Map(
    scene.actors.filter((actor) => actor.class !== null).map((actor, index) => [actor.id, { actor, index }]),
  )
  return gold.boxes.map((box) => {
    const { actor, index } = numbers.get(box.id)!
    return { box, actor, number: idNumber(index) }
  })
}

function regions(scene: Scene, gold: SceneGold, picture: NumberPicture): SceneLabel {
  const masks = masksOf(picture)
  const polygons = counted(scene, gold).map(({ box, number }) => ({
    id: box.id,
    class: box.class,
    mask: masks.get(number)!,
  }))
  return { label: { kind: 'polygons', polygons }, content: null, objects: polygons.length }
}

function skeletons(scene: Scene, gold: SceneGold, picture: NumberPicture): SceneLabel | null {
  const pixels = new Map(gold.objects.map((object) => [object.id, object.pixels]))
  const instances = counted(scene, gold)
    .filter(({ actor }) => actor.sprite.joints)
    .map(({ box, actor, number }) => ({
      id: box.id,
      class: box.class,
      points: pointsOf(actor, number, picture),
      area: pixels.get(box.id)!,
      box: [box.x, box.y, box.width, box.height] as [number, number, number, number],
    }))
  if (instances.length === 0) return null
  return { label: { kind: 'keypoints', instances }, content: null, objects: instances.length }
}

function lines(scene: Scene, gold: SceneGold, picture: NumberPicture): SceneLabel | null {
  const signs = counted(scene, gold)
    .filter(({ actor, number }) => canBeRead(actor, number, picture))
    .map(({ box: { x, y, width, height }, actor }, index) => ({
      place: { id: String(index + 1), x, y, width, height },
      text: actor.sprite.writing!.text,
    }))
  if (signs.length === 0) return null
  return {
    label: { kind: 'transcription', lines: signs.map(({ place, text }) => ({ id: place.id, text })) },
    content: { type: 'lines', lines: signs.map(({ place }) => place) },
    objects: signs.length,
  }
}
