import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goldLabelSchema, labelSchemaFor } from '#app/domain/labels/label.ts'
import type { Dials } from '#app/domain/scenes/dials.ts'
import type { NumberPicture } from '#app/domain/scenes/number-picture.ts'
import type { Scene } from '#app/domain/scenes/scene.ts'
import { type MeasuredTask, labelOf } from '#app/domain/scenes/scene-label.ts'
import { bladeNames, shopNames } from '#app/domain/scenes/shop-names.ts'
import { PERSON_EDGES, PERSON_POINTS } from '#app/domain/scenes/skeleton.ts'
import { idNumber } from '#app/domain/scenes/svg.ts'
import { writingArea } from '#app/domain/scenes/writing.ts'
import { produceScene, renderNumbers } from './scene-renderer.server.ts'

// Gold of scenes for the kinds other than boxes, against what is really painted.

const dials: fc.Arbitrary<Dials> = fc.record(
  {
    light: fc.constantFrom('day', 'dusk', 'rain'),
    distance: fc.constantFrom('near', 'mixed', 'far'),
    difficulty: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
    truncation: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
  },
  { requiredKeys: [] },
)
const recipe = fc.record({ seed: fc.string({ minLength: 1, maxLength: 8 }), dials })

async function measured(given: { seed: string; dials: Dials }, task: MeasuredTask) {
  const { scene, gold } = await produceScene({ ...given, dials: { ...given.dials, task } })
  const picture = await renderNumbers(scene)
  return { scene, gold, picture, made: labelOf(task, scene, gold, picture) }
}

/** The object number of an actor, and how many pixels have it, counted the slow and obvious way. */
function paintOf(scene: Scene, { rgba, width, height }: NumberPicture, id: string) {
  const number = idNumber(scene.actors.filter((actor) => actor.class !== null).findIndex((actor) => actor.id === id))
  const at = (x: number, y: number) => {
    const byte = (y * width + x) * 4
    return (rgba[byte]! << 16) | (rgba[byte + 1]! << 8) | rgba[byte + 2]!
  }
  let pixels = 0
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (at(x, y) === number) pixels++
  return { number, pixels, at }
}

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)
const painted = (counts: number[]) => sum(counts.filter((_, run) => run % 2 === 1))

describe('regions of a scene', () => {
  test('are the painted pixels of every object that counts', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(recipe, async (given) => {
        const { scene, gold, picture, made } = await measured(given, 'polygons')
        const label = goldLabelSchema.parse(made!.label)
        if (label.kind !== 'polygons') throw new Error(label.kind)
        expect(label.polygons.map(({ id, class: of }) => [id, of])).toEqual(
          gold.boxes.map(({ id, class: of }) => [id, of]),
        )
        for (const { id, mask } of label.polygons) {
          const counts = mask!.counts as number[]
          expect(sum(counts)).toBe(scene.width * scene.height)
          expect(painted(counts)).toBe(paintOf(scene, picture, id).pixels)
        }
      }),
      { numRuns: 6 },
    )
  })
})

describe('the points of a drawn person', () => {
  const people = fc.record({ seed: fc.string({ minLength: 1, maxLength: 8 }), dials }).map((given) => ({
    ...given,
    dials: { ...given.dials, classes: ['person', 'car'], objects: { min: 4, max: 8 } } as Dials,
  }))

  test('are visible exactly where the person is painted, and inside the picture', { timeout: 60_000 }, async () => {
    let seen = 0
    await fc.assert(
      fc.asyncProperty(people, async (given) => {
        const { scene, picture, made } = await measured(given, 'keypoints')
        if (!made) return
        const label = goldLabelSchema.parse(made.label)
        if (label.kind !== 'keypoints') throw new Error(label.kind)
        for (const { id, points, area, class: of } of label.instances) {
          const { number, pixels, at } = paintOf(scene, picture, id)
          expect([of, area, points.length]).toEqual(['person', pixels, PERSON_POINTS.length])
          for (const { x, y, v } of points.filter((point) => point.v > 0)) {
            seen++
            expect(x >= 0 && y >= 0 && x < scene.width && y < scene.height).toBe(true)
            expect(at(Math.floor(x), Math.floor(y)) === number).toBe(v === 2)
          }
        }
      }),
      { numRuns: 8 },
    )
    expect(seen).toBeGreaterThan(100)
  })

  test('lie on the body: nobody in front, all of them are visible, and head stands over hips over feet', async () => {
    for (const facing of ['left', 'right'] as const)
      for (let variant = 0; variant < 9; variant++) {
        const stage = [{ class: 'person' as const, x: 0.5, depth: 0.9, variant, facing }]
        const { made } = await measured({ seed: `${facing}${variant}`, dials: { stage, light: 'day' } }, 'keypoints')
        const label = made!.label
        if (label.kind !== 'keypoints') throw new Error(label.kind)
        const [{ points }] = label.instances as [(typeof label.instances)[number]]
        const of = (name: string) => points[(PERSON_POINTS as readonly string[]).indexOf(name)]!
        expect(
          points.map(({ v }) => v),
          `${facing} ${variant}`,
        ).toEqual(Array(PERSON_POINTS.length).fill(2))
        expect(of('head').y).toBeLessThan(of('left-hip').y)
        expect(of('left-hip').y).toBeLessThan(of('left-knee').y)
        expect(of('right-knee').y).toBeLessThan(of('right-ankle').y)
        // A walker leads with the leg on the viewer's side: the right one when facing right, else the left one.
        if (variant === 0) expect(of('right-ankle').x).toBeGreaterThan(of('left-ankle').x)
      }
  })

  test('are asked of people near enough to be told apart, joint by joint', { timeout: 60_000 }, async () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const dials: Dials = { distance: 'near', truncation: 0, occlusion: 0, difficulty: 0, classes: ['person'] }
      const { made } = await measured({ seed, dials }, 'keypoints')
      if (made?.label.kind !== 'keypoints') throw new Error(seed)
      for (const { box } of made.label.instances) expect(box![3]).toBeGreaterThan(60)
    }
  })

  test('are joined without a loose end', () => {
    const joined = new Set(PERSON_EDGES.flat())
    expect([...joined].sort((a, b) => a - b)).toEqual(PERSON_POINTS.map((_, index) => index))
  })
})

describe('the lines of a scene', () => {
  const signs = recipe.map((given) => ({
    ...given,
    dials: { ...given.dials, classes: ['sign', 'person', 'bus'], objects: { min: 4, max: 8 } } as Dials,
  }))

  test('are signs whose every letter shows, with the words that are drawn on them', { timeout: 60_000 }, async () => {
    let read = 0
    await fc.assert(
      fc.asyncProperty(signs, async (given) => {
        const { scene, picture, made } = await measured(given, 'transcription')
        if (!made) return
        const { label, content } = made
        if (label.kind !== 'transcription' || content?.type !== 'lines') throw new Error(label.kind)
        expect(content.lines.map(({ id }) => id)).toEqual(label.lines.map(({ id }) => id))
        const limits = { width: scene.width, height: scene.height, kind: label.kind, content }
        expect(labelSchemaFor({ classes: [{ name: 'sign' }] }, limits).safeParse(label).success).toBe(true)
        content.lines.forEach(({ x, y, width, height }, index) => {
          const inside = scene.actors.filter((actor) => {
            const area = writingArea(actor)
            return (
              area && area[0] >= x && area[1] >= y && area[0] + area[2] <= x + width && area[1] + area[3] <= y + height
            )
          })
          const text = label.lines[index]!.text
          expect(inside.map(({ sprite }) => sprite.writing!.text)).toContain(text)
          expect([...shopNames, ...bladeNames] as string[]).toContain(text)
          const actor = inside.find(({ sprite }) => sprite.writing!.text === text)!
          const { number, at } = paintOf(scene, picture, actor.id)
          const [left, top, w, h] = writingArea(actor)!
          for (let row = Math.ceil(top); row < top + h - 1; row += 3)
            for (let column = Math.ceil(left); column < left + w - 1; column += 3) expect(at(column, row)).toBe(number)
          read++
        })
      }),
      { numRuns: 10 },
    )
    expect(read).toBeGreaterThan(3)
  })

  test('are none where no sign is', async () => {
    const stage = [{ class: 'car' as const, x: 0.5 }]
    expect((await measured({ seed: 'none', dials: { stage } }, 'transcription')).made).toBeNull()
  })
})
