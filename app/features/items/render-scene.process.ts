import { isQuestion, setDials, type Dials } from '#app/domain/scenes/dials.ts'
import { drawScene } from '#app/domain/scenes/draw-scene.ts'
import type { Scene } from '#app/domain/scenes/scene.ts'
import { labelOf } from '#app/domain/scenes/scene-label.ts'
import { produceScene, renderNumbers, renderSceneRaster } from '#app/platform/scene-renderer.server.ts'
import type { RenderedScene, SceneRecipe, RendererAnswer } from './render-scene.server.ts'

// The program of a rendering process: recipes come in, rendered scenes go out, one at a time.

process.on('message', (recipe: SceneRecipe) => {
  render(recipe).then(
    (scene) => answer({ ok: true, scene }),
    (error: unknown) => answer({ ok: false, message: error instanceof Error ? error.message : String(error) }),
  )
})

// The academy went away: nobody waits for the answer.
process.on('disconnect', () => process.exit())
// Ctrl-C reaches the whole group; the academy decides when we stop.
process.on('SIGINT', () => undefined)

function answer(message: RendererAnswer): void {
  process.send?.(message)
}

async function render({ seed, dials }: SceneRecipe): Promise<RenderedScene> {
  const { scene, ...answer } = await settle({ seed, dials: dials as Dials })
  const picture = answer.label ? await renderSceneRaster(scene) : new Uint8Array()
  return { picture: new Uint8Array(picture), width: scene.width, height: scene.height, ...answer }
}

type Settled = Pick<RenderedScene, 'label' | 'content' | 'objects'> & { scene: Scene }

/** A question about the whole picture is answered by how the scene was drawn; everything else must be measured. */
async function settle(recipe: { seed: string; dials: Dials }): Promise<Settled> {
  const { task } = setDials(recipe.dials)
  if (isQuestion(task)) {
    const scene = drawScene(recipe)
    const truth = scene.facts[task]
    const label = truth ? { kind: 'classification' as const, classes: [truth] } : null
    return { scene, label, content: null, objects: scene.actors.filter((actor) => actor.class !== null).length }
  }
  const { scene, gold } = await produceScene(recipe)
  const numbers = await renderNumbers(scene)
  return { scene, ...(labelOf(task, scene, gold, numbers) ?? { label: null, content: null, objects: 0 }) }
}
