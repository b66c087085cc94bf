import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classificationFigures, type ClassPair } from './classification-set.ts'

const pairs = (gold: readonly (string | number)[], answers: readonly (string | number)[]): ClassPair[] =>
  gold.map((one, at) => ({ gold: String(one), answer: String(answers[at]!) }))

describe('figures of a set of classifications', () => {
  it("has the confusion matrix of scikit-learn's documentation", () => {
    const figures = classificationFigures(pairs([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]))
    expect([...figures.confusion]).toEqual([2, 0, 0, 0, 0, 1, 1, 0, 2])
    expect(figures.quadraticKappa).toBeNull()
  })

  it("has the report of scikit-learn's documentation", () => {
    const { perClass, accuracy, macroF1 } = classificationFigures(pairs([0, 1, 2, 2, 2], [0, 0, 2, 2, 1]))
    const rounded = perClass.map(({ precision, recall, f1, support }) =>
      [precision, recall, f1, support].map((figure) => Number(figure.toFixed(2))),
    )
    expect(rounded).toEqual([
      [0.5, 1, 0.67, 1],
      [0, 0, 0, 1],
      [1, 0.67, 0.8, 3],
    ])
    expect(accuracy).toBeCloseTo(0.6, 12)
    expect(macroF1).toBeCloseTo(0.49, 2)
  })

  it("has the kappa of scikit-learn's documentation", () => {
    const one = ['negative', 'positive', 'negative', 'neutral', 'positive']
    const other = ['negative', 'positive', 'negative', 'neutral', 'negative']
    expect(classificationFigures(pairs(one, other)).kappa).toBeCloseTo(0.6875, 12)
  })

  it('forgives near steps of a scale, and needs to know the scale', () => {
    const order = ['low', 'middle', 'high']
    const near = classificationFigures(
      pairs(['low', 'middle', 'high', 'low'], ['low', 'middle', 'middle', 'low']),
      order,
    )
    const far = classificationFigures(pairs(['low', 'middle', 'high', 'low'], ['low', 'middle', 'low', 'low']), order)
    expect(near.quadraticKappa!).toBeGreaterThan(far.quadraticKappa!)
    expect(() => classificationFigures(pairs(['odd'], ['low']), order)).toThrow(/"odd" is not one of low, middle, high/)
  })

  it('is empty for no items', () => {
    expect(classificationFigures([])).toMatchObject({ items: 0, accuracy: 0, perClass: [], kappa: null })
  })

  it('does not depend on the order of items, and swaps precision and recall when gold and answers are swapped', () => {
    const some = fc.array(
      fc.record({ gold: fc.constantFrom('a', 'b', '__proto__'), answer: fc.constantFrom('a', 'b', '__proto__') }),
    )
    fc.assert(
      fc.property(some, (items) => {
        const figures = classificationFigures(items)
        expect(classificationFigures([...items].reverse())).toEqual(figures)
        const swapped = classificationFigures(items.map(({ gold, answer }) => ({ gold: answer, answer: gold })))
        expect(swapped.perClass.map(({ precision }) => precision)).toEqual(figures.perClass.map(({ recall }) => recall))
        if (figures.kappa !== null) expect(swapped.kappa).toBeCloseTo(figures.kappa, 12)
      }),
    )
  })
})
