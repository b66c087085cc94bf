import type { Show } from '#app/domain/courses/lesson-fields.ts'
import type { SceneTry } from '#app/domain/courses/scene-try.ts'
import type { GoldBox } from '#app/domain/labels/boxes.ts'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import { isQuestion } from '#app/domain/scenes/dials.ts'
import type { Scene } from '#app/domain/scenes/scene.ts'
import { labelOf } from '#app/domain/scenes/scene-label.ts'
import { labelOfPart } from '#app/domain/scenes/scene-part.ts'
import { withMargin } from './lesson-scene.server.ts'
import { type Crop, partOf, produceScene, renderNumbers } from './scene-renderer.server.ts'

export interface TryScene {
  scene: Scene
  /** What of the scene is shown; all of it when undefined. */
  crop: Crop | undefined
  gold: GoldLabel
  /** What the gold points into besides the picture. */
  content: ItemContent | null
}

/**
 * The scene of an exercise with its gold.
 * @throws Error saying what of it the exercise cannot ask for
 */
export async function tryScene({ kind, scene: recipe, show, classes }: SceneTry): Promise<TryScene> {
  const { seed, ...dials } = recipe
  const { scene, gold } = await produceScene({ seed, dials })
  if (isQuestion(recipe.task)) {
    const answer = scene.facts[recipe.task]
    if (answer === null || !classes.includes(answer)) throw new Error(`the scene's answer is ${answer ?? 'unclear'}`)
    return { scene, gold: { kind: 'classification', classes: [answer] }, content: null, crop: undefined }
  }
  const crop = show && withMargin(pick(gold.boxes, show), show.margin)
  const whole = labelOf(recipe.task, scene, gold, await renderNumbers(scene))
  const measured = whole && crop ? labelOfPart(whole, partOf(scene, crop)) : whole
  if (!measured || measured.objects === 0) throw new Error(`there is nothing in the scene for ${kind}`)
  const { label, content } = measured
  const other = classesIn(label).find((name) => !classes.includes(name))
  if (other) throw new Error(`the scene shows a ${other}, which is not among the classes`)
  return { scene, crop, gold: label, content }
}

function pick(boxes: readonly GoldBox[], { class: name, nth }: Show): GoldBox {
  const found = boxes.filter((box) => box.class === name)[nth - 1]
  if (!found) throw new Error(`the scene shows no ${name} number ${nth}`)
  return found
}

/** The classes of what is asked for; whoever reads or places joints is asked for nothing else in the street. */
function classesIn(label: GoldLabel): string[] {
  if (label.kind === 'boxes') return label.boxes.map((box) => box.class)
  return label.kind === 'polygons' ? label.polygons.map((region) => region.class) : []
}
