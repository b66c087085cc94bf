import type { GoldLabel } from '#app/domain/labels/label.ts'
import type { Dials } from '#app/domain/scenes/dials.ts'
import { drawScene } from '#app/domain/scenes/draw-scene.ts'
import type { Scene } from '#app/domain/scenes/scene.ts'
import { produceScene, renderSceneRaster } from '#app/platform/scene-renderer.server.ts'
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
  const { scene, label, objects } = await settle({ seed, dials: dials as Dials })
  const picture = label ? await renderSceneRaster(scene) : new Uint8Array()
  return { picture: new Uint8Array(picture), width: scene.width, height: scene.height, objects, label, content: null }
}

/** A question about the whole picture is answered by how the scene was drawn; only boxes must be measured. */
async function settle(recipe: {
  seed: string
  dials: Dials
}): Promise<{ scene: Scene; label: GoldLabel | null; objects: number }> {
  const task = recipe.dials.task ?? 'boxes'
  if (task === 'boxes') {
    const { scene, gold } = await produceScene(recipe)
    return { scene, label: { kind: 'boxes', boxes: gold.boxes }, objects: gold.boxes.length }
  }
  const scene = drawScene(recipe)
  const truth = scene.facts[task]
  const label: GoldLabel | null = truth ? { kind: 'classification', classes: [truth] } : null
  return { scene, label, objects: scene.actors.filter((actor) => actor.class !== null).length }
}
