import type { SceneTry } from '#app/domain/courses/scene-try.ts'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import { isQuestion } from '#app/domain/scenes/dials.ts'
import type { Scene } from '#app/domain/scenes/scene.ts'
import { labelOf } from '#app/domain/scenes/scene-label.ts'
import { produceScene, renderNumbers } from './scene-renderer.server.ts'

export interface TryScene {
  scene: Scene
  gold: GoldLabel
  /** What the gold points into besides the picture. */
  content: ItemContent | null
}

/**
 * The scene of an exercise with its gold.
 * @throws Error saying what of it the exercise cannot ask for
 */
export async function tryScene({ kind, scene: recipe, classes }: SceneTry): Promise<TryScene> {
  const { seed, ...dials } = recipe
  const { scene, gold } = await produceScene({ seed, dials })
  if (isQuestion(recipe.task)) {
    const answer = scene.facts[recipe.task]
    if (answer === null || !classes.includes(answer)) throw new Error(`the scene's answer is ${answer ?? 'unclear'}`)
    return { scene, gold: { kind: 'classification', classes: [answer] }, content: null }
  }
  const measured = labelOf(recipe.task, scene, gold, await renderNumbers(scene))
  if (!measured || measured.objects === 0) throw new Error(`there is nothing in the scene for ${kind}`)
  // Whom joints are placed on and which signs are read does not depend on what else is in the street.
  const drawn = kind === 'boxes' || kind === 'polygons' ? gold.boxes : []
  const other = drawn.find((box) => !classes.includes(box.class))
  if (other) throw new Error(`the scene shows a ${other.class}, which is not among the classes`)
  return { scene, gold: measured.label, content: measured.content }
}
