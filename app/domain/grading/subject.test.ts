import { describe, expect, it } from 'vitest'
import { LABEL_KINDS } from '#app/domain/labels/kind.ts'
import { taxonomySchema } from '#app/domain/labels/taxonomy.ts'
import { FINDINGS_OF, type Finding } from './finding.ts'
import { bySubject, subjectsOf } from './subject.ts'
import { countersOf, summarise } from './summary.ts'

const taxonomy = taxonomySchema.parse({
  classes: [{ name: 'sign' }, { name: 'text' }],
  criteria: [{ name: 'clarity', min: 1, max: 5 }],
})

describe('what skill is counted by', () => {
  it.each([
    ['boxes', ['sign', 'text']],
    ['spans', ['sign', 'text']],
    ['classification', ['sign', 'text']],
    ['transcription', ['sign']],
    ['preference', ['sign']],
    ['ranking', ['sign']],
    ['rating', ['clarity']],
    ['review', ['accept', 'reject']],
  ] as const)('in %s', (kind, names) => {
    expect(subjectsOf(kind, taxonomy).map(({ name }) => name)).toEqual(names)
  })

  it('is nothing that only one item has: lines and candidates count for what is labeled', () => {
    const findings: Finding[] = [
      { type: 'match', class: '1', answerIndex: 0 },
      { type: 'wrong-text', class: '2', text: 'a', goldText: 'b' },
    ]
    expect(summarise([{ findings: bySubject('transcription', taxonomy, findings) }]).byClass).toEqual([
      { class: 'sign', counters: { matched: 1, loose: 0, missing: 0, extra: 0, wrongClass: 1 } },
    ])
  })

  it('is the true verdict in reviews, whatever the finding names', () => {
    const findings: Finding[] = [
      { type: 'missed-error', class: 'accept', goldClass: 'reject' },
      { type: 'false-alarm', class: 'reject', goldClass: 'accept' },
      { type: 'wrong-reason', class: 'missed' },
      { type: 'match', class: 'accept' },
    ]
    expect(bySubject('review', taxonomy, findings).map(({ class: name }) => name)).toEqual([
      'reject',
      'accept',
      'reject',
      'accept',
    ])
  })

  it('is left as it is where classes are classes', () => {
    const findings: Finding[] = [{ type: 'wrong-class', class: 'sign', goldClass: 'text' }]
    expect(bySubject('boxes', taxonomy, findings)).toEqual(findings)
  })
})

describe('the counters of a kind', () => {
  it('come once each, and every kind can be right', () => {
    for (const kind of LABEL_KINDS) {
      const counters = countersOf(FINDINGS_OF[kind])
      expect(new Set(counters).size).toBe(counters.length)
      expect(counters).toContain('matched')
    }
    expect(countersOf(FINDINGS_OF.review)).toEqual(['matched', 'missing', 'extra', 'wrongClass'])
  })
})
