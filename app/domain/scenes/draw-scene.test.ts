import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { setDials, type Dials } from './dials.ts'
import { drawScene } from './draw-scene.ts'
import { moods } from './light.ts'
import { idSvg, sceneSvg } from './svg.ts'

const classesIn = (seed: string, dials: Dials) =>
  drawScene({ seed, dials }).actors.flatMap((actor) => actor.class ?? [])
const seeds = (count: number) => Array.from({ length: count }, (_, i) => `seed ${i}`)

describe('drawing a scene', () => {
  test('the same seed and dials give the same picture, to the letter', () => {
    fc.assert(
      fc.property(fc.string(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, difficulty) => {
        const again = () => drawScene({ seed, dials: { difficulty } })
        expect(sceneSvg(again())).toBe(sceneSvg(again()))
        expect(idSvg(again())).toBe(idSvg(again()))
      }),
      { numRuns: 5 },
    )
  })

  test('another seed gives another picture', () => {
    const pictures = seeds(12).map((seed) => sceneSvg(drawScene({ seed, dials: {} })))
    expect(new Set(pictures).size).toBe(12)
  })

  test('the light is the one asked for, and `any` brings all three', () => {
    expect(drawScene({ seed: 'a', dials: { light: 'rain' } }).light).toBe('rain')
    expect(new Set(seeds(20).map((seed) => drawScene({ seed, dials: { light: 'any' } }).light))).toEqual(
      new Set(Object.keys(moods)),
    )
  })

  test('only the classes asked for appear', () => {
    for (const seed of seeds(10))
      expect(
        classesIn(seed, { classes: ['bicycle', 'sign'], objects: { min: 4, max: 6 } }).every(
          (of) => of === 'bicycle' || of === 'sign',
        ),
      ).toBe(true)
  })

  test('an easy street holds three to seven objects, a hard one many more', () => {
    const easy = seeds(14).map((seed) => classesIn(seed, { difficulty: 0 }).length)
    const hard = seeds(14).map((seed) => classesIn(seed, { difficulty: 1 }).length)
    expect(Math.min(...easy)).toBeGreaterThanOrEqual(2)
    expect(Math.max(...easy)).toBeLessThanOrEqual(7)
    expect(hard.reduce((a, b) => a + b, 0) / 14).toBeGreaterThan(9)
  })

  test('a stage holds exactly what is staged, where it is staged', () => {
    const scene = drawScene({
      seed: 'lesson',
      dials: {
        stage: [
          { class: 'car', x: 0.25, depth: 0.6, facing: 'left', variant: 1 },
          { class: 'person', x: 0.75, depth: 0.9 },
          { class: 'sign', x: 0.5 },
          { class: 'traffic-light', x: 0.9, depth: 0.1 },
        ],
      },
    })
    const objects = scene.actors.filter((actor) => actor.class !== null)
    expect(objects.map((actor) => actor.class).sort()).toEqual(['car', 'person', 'sign', 'traffic-light'])
    const car = objects.find((actor) => actor.class === 'car')!
    expect([car.x, car.variant, car.mirrored]).toEqual([240, 'taxi', true])
  })

  test('the crosswalk is clear about as often as blocked, and never in doubt', () => {
    const facts = seeds(40).map((seed) => drawScene({ seed, dials: { task: 'crosswalk' } }).facts.crosswalk)
    const blocked = facts.filter((fact) => fact === 'blocked').length
    expect(facts.filter((fact) => fact === null)).toEqual([])
    expect(blocked).toBeGreaterThan(9)
    expect(blocked).toBeLessThan(31)
  })

  test('the nearest vehicle is always certain, and every kind gets its turn', () => {
    const facts = seeds(50).map((seed) => drawScene({ seed, dials: { task: 'vehicle' } }).facts.vehicle)
    expect(new Set(facts)).toEqual(new Set(['car', 'bus', 'truck', 'motorcycle', 'bicycle']))
  })

  test('dials that make no sense are refused by name', () => {
    expect(() => setDials({ occlusion: 2 })).toThrow(/occlusion/)
    expect(() => setDials({ objects: { min: 5, max: 2 } })).toThrow(/min must not be above max/)
    expect(() => setDials({ colour: 'red' } as unknown as Dials)).toThrow(/colour/)
  })

  test('the drawing names no class, no object and no box', () => {
    for (const seed of seeds(6)) {
      const svg = sceneSvg(drawScene({ seed, dials: { difficulty: 0.8 } }))
      expect(svg).not.toMatch(/car|bus|truck|motorcycle|bicycle|person|traffic|sign|data-|class=|"o\d/i)
      expect([...svg.matchAll(/ id="([^"]*)"/g)].every(([, id]) => /^g\d+$/.test(id!))).toBe(true)
    }
  })

  test('no layer is ever asked for: the renderer aborts on one outside the frame', () => {
    for (const seed of seeds(6))
      expect(sceneSvg(drawScene({ seed, dials: { light: 'rain', truncation: 1 } }))).not.toMatch(
        / opacity=|clip-path|mask|filter/,
      )
  })
})
