import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerTable, isNumber, labelCounts, sortedNames } from './answer-table.ts'

const answer = (task: string, worker: string, label: string) => ({ task, worker, label })

describe('an answer table', () => {
  it('holds the answers of each task together, workers ascending', () => {
    const table = answerTable([answer('t2', 'b', 'yes'), answer('t1', 'b', 'no'), answer('t2', 'a', 'no')])
    expect(table.tasks).toEqual(['t1', 't2'])
    expect(table.workers).toEqual(['a', 'b'])
    expect(table.labels).toEqual(['no', 'yes'])
    expect([...table.starts]).toEqual([0, 1, 3])
    expect([...table.workerOf]).toEqual([1, 0, 1])
    expect([...table.labelOf]).toEqual([0, 0, 1])
    expect([...labelCounts(table)]).toEqual([2, 1])
  })

  it('is the same for the same answers in any order', () => {
    const answers = fc.uniqueArray(
      fc.record({
        task: fc.constantFrom('1', '2', '10', '__proto__'),
        worker: fc.constantFrom('ann', 'bob', 'constructor'),
        label: fc.constantFrom('x', 'y', 'z'),
      }),
      { selector: ({ task, worker }) => `${task}/${worker}` },
    )
    fc.assert(
      fc.property(answers, (given) => {
        expect(answerTable([...given].reverse())).toEqual(answerTable(given))
      }),
    )
  })

  it('takes labels in a given order and refuses others', () => {
    expect([...answerTable([answer('t', 'w', 'low')], ['low', 'high']).labelOf]).toEqual([0])
    expect(() => answerTable([answer('t', 'w', 'odd')], ['low', 'high'])).toThrow(/"odd" is not one of low, high/)
  })

  it('sorts numbers by size and everything else by code unit', () => {
    expect(sortedNames(['10', '9', '-1', '2.5'])).toEqual(['-1', '2.5', '9', '10'])
    expect(sortedNames(['10', '9', 'x'])).toEqual(['10', '9', 'x'])
  })

  it.each(['1', '-2.5', '.5', '5.', '1e3', '+7'])('takes %s for a number', (text) => expect(isNumber(text)).toBe(true))
  it.each(['', ' ', '0x10', 'NaN', 'Infinity', '1e999', '1,5', '=1'])('does not take "%s" for a number', (text) =>
    expect(isNumber(text)).toBe(false),
  )
})
