import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradeSchema } from '#app/domain/grading/finding.ts'
import { transcriptionRubricSchema } from '#app/domain/grading/rubrics/text.ts'
import { transcriptionLabelSchema } from '#app/domain/labels/transcription.ts'
import { gradeTranscription } from './grade-transcription.ts'
import { textScore } from './text-score.ts'

type Lines = Record<string, string>
const label = (lines: Lines | string) => ({
  kind: 'transcription' as const,
  lines: Object.entries(typeof lines === 'string' ? { 1: lines } : lines).map(([id, text]) => ({ id, text })),
})
const rubricOf = (rules: object = {}) => transcriptionRubricSchema.parse({ kind: 'transcription', ...rules })
const grade = (gold: Lines | string, answer: Lines | string, rules: object = {}) =>
  gradeTranscription(rubricOf(rules), label(gold), label(answer))

const letter = fc.constantFrom(...'가나 다.aB', '👩‍💻', '\u0301', 'ᄀ', '\ud800', '\n', 'ﬁ')
const text = fc.oneof(fc.string({ unit: letter, maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 15 }))
const lines = fc.array(text, { maxLength: 5 }).map((all) => Object.fromEntries(all.map((one, i) => [`r${i}`, one])))
const rules = fc.record({
  unit: fc.constantFrom('char', 'word'),
  normalization: fc.constantFrom('NFC', 'NFKC'),
  case: fc.constantFrom('keep', 'ignore'),
  punctuation: fc.constantFrom('keep', 'ignore'),
  spacing: fc.constantFrom('keep', 'collapse', 'ignore'),
})

describe('a transcription grade', () => {
  it('is full for a right line, which is one match', () => {
    const result = grade('영수증', '영수증')
    expect(result.score).toBe(1)
    expect(result.metrics).toEqual({
      rate: 0,
      substitutions: 0,
      deletions: 0,
      insertions: 0,
      hits: 3,
      reference: 3,
      lines: 1,
      rightLines: 1,
    })
    expect(result.findings).toEqual([{ type: 'match', class: '1', answerIndex: 0, goldIndex: 0 }])
  })

  it('tells what was written wrongly, left out and put in, where it stands in both lines', () => {
    const { score, metrics, findings } = grade('합계 12,500원', '함계 1,500원정')
    expect(metrics).toMatchObject({ substitutions: 1, deletions: 1, insertions: 1, reference: 10 })
    expect(score).toBeCloseTo(0.7, 12)
    const about = { class: '1', answerIndex: 0, goldIndex: 0 }
    expect(findings).toEqual([
      { ...about, type: 'wrong-text', start: 0, end: 1, goldStart: 0, goldEnd: 1, text: '함', goldText: '합' },
      { ...about, type: 'missing', start: 4, end: 4, goldStart: 4, goldEnd: 5, goldText: '2' },
      { ...about, type: 'extra', start: 9, end: 10, goldStart: 10, goldEnd: 10, text: '정' },
    ])
  })

  it('merges neighbouring edits, and words with the blanks between them', () => {
    const { metrics, findings } = grade('have a good look at it', 'have one bad look at it', { unit: 'word' })
    expect(metrics).toMatchObject({ rate: 2 / 6, substitutions: 2 })
    expect(findings).toMatchObject([{ type: 'wrong-text', text: 'one bad', goldText: 'a good', start: 5, end: 12 }])
  })

  it('points at the line as it was written, whatever was done to compare it', () => {
    const [finding] = grade('총 금액', '총  긂액'.normalize('NFD')).findings
    expect(finding).toMatchObject({ type: 'wrong-text', text: '긂'.normalize('NFD'), start: 5, end: 8, goldStart: 2 })
  })

  it.each([
    ['spacing', '띄어쓰기 해요', '띄어 쓰기해요', { spacing: 'ignore' }],
    ['runs of blanks', ' a  b', 'a b', {}],
    ['case', 'Total', 'TOTAL', { case: 'ignore' }],
    ['punctuation', '네, 그래요.', '네 그래요', { punctuation: 'ignore' }],
    ['width', 'ＡＢ１', 'AB1', { normalization: 'NFKC' }],
    ['composition', '한글', '한글'.normalize('NFD'), {}],
  ])('can overlook %s', (_, gold, answer, rules) => {
    expect(grade(gold, answer, rules)).toMatchObject({ score: 1, findings: [{ type: 'match' }] })
  })

  it('knows lines by their ids: one not written is all deletions, one not asked all insertions', () => {
    const { metrics, findings } = grade({ a: '가나', b: '다' }, { c: '라', b: '다' })
    expect(metrics).toMatchObject({ deletions: 2, insertions: 1, hits: 1, rate: 1, lines: 2, rightLines: 1 })
    expect(findings).toEqual([
      { type: 'missing', class: 'a', goldIndex: 0, goldStart: 0, goldEnd: 2, goldText: '가나' },
      { type: 'match', class: 'b', goldIndex: 1, answerIndex: 1 },
      { type: 'extra', class: 'c', answerIndex: 0, start: 0, end: 1, text: '라' },
    ])
  })

  it('is full where there was nothing to write and nothing was written, and 0 for anything else there', () => {
    expect(grade('', '')).toMatchObject({ score: 1, metrics: { rate: 0 } })
    expect(grade({ a: '' }, {})).toMatchObject({ score: 1, findings: [{ type: 'match', class: 'a' }] })
    expect(grade({}, { a: '  ' })).toMatchObject({ score: 1, findings: [] })
    expect(grade('', 'ab')).toMatchObject({ score: 0, metrics: { rate: 2, reference: 0 } })
  })

  it('never falls below 0, however much too much was written', () => {
    expect(grade('가', '나'.repeat(50))).toMatchObject({ score: 0, metrics: { rate: 50 } })
  })

  it('takes any valid labels and explains its own figures', () => {
    fc.assert(
      fc.property(lines, lines, rules, (gold, answer, rules) => {
        expect(transcriptionLabelSchema.safeParse(label(answer)).success).toBe(true)
        const result = grade(gold, answer, rules)
        expect(gradeSchema.safeParse({ ...result, graderVersion: '1' }).success).toBe(true)
        const { substitutions, deletions, insertions, hits, reference, rate, rightLines } = result.metrics
        expect(hits! + substitutions! + deletions!).toBe(reference)
        expect(rate).toBe((substitutions! + deletions! + insertions!) / Math.max(1, reference!))
        expect(result.score).toBe(Math.max(0, 1 - rate!))
        expect(result.findings.filter(({ type }) => type === 'match')).toHaveLength(rightLines!)
        for (const { start, end, text, answerIndex } of result.findings)
          if (text !== undefined)
            expect([...label(answer).lines[answerIndex!]!.text].slice(start, end).join('')).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  it('is 1 for the gold itself, does not depend on the order of lines, and agrees with the score of the corpus', () => {
    fc.assert(
      fc.property(lines, lines, rules, (gold, answer, rules) => {
        expect(grade(gold, gold, rules).score).toBe(1)
        const turned = { ...label(answer), lines: label(answer).lines.toReversed() }
        const { metrics } = grade(gold, answer, rules)
        expect(gradeTranscription(rubricOf(rules), label(gold), turned).metrics).toEqual(metrics)
        const both = Object.keys(gold).filter((id) => Object.hasOwn(answer, id))
        const common = (all: Lines) => Object.fromEntries(both.map((id) => [id, all[id]!]))
        const { lines: _, rightLines: __, ...edits } = grade(common(gold), common(answer), rules).metrics
        const rubric = rubricOf(rules)
        expect(edits).toEqual(
          textScore(
            both.map((id) => gold[id]!),
            both.map((id) => answer[id]!),
            rubric.unit,
            rubric,
          ),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('has findings that, applied to what was written, make gold of it', () => {
    const written = fc.tuple(text, text).map((both) => both.map((one) => one.normalize('NFC')))
    fc.assert(
      fc.property(written, fc.nat(30), ([gold, other], cut) => {
        const answer = gold!.slice(0, cut) + other + gold!.slice(cut + 3)
        const { findings } = grade(gold!, answer.normalize('NFC'), { spacing: 'keep' })
        const made = [...answer.normalize('NFC')]
        for (const { type, start, end, goldText } of findings.toReversed())
          if (type !== 'match') made.splice(start!, end! - start!, ...(goldText ?? ''))
        expect(made.join('')).toBe(gold)
      }),
      { numRuns: 1000 },
    )
  })

  it('falls with every further wrong letter', () => {
    const right = '다람쥐 헌 쳇바퀴에 타고파'
    let before = 1
    for (const [at, letter] of [...right].entries()) {
      if (letter === ' ') continue
      const wrong = [...right].map((one, i) => (i <= at && one !== ' ' ? 'x' : one)).join('')
      const { score } = grade(right, wrong)
      expect(score).toBeLessThan(before)
      before = score
    }
  })

  it('tells a line that has hardly anything right as one', () => {
    const gold = '가나'.repeat(5000)
    const began = process.cpuUsage()
    const { findings } = grade(gold, '가xyz'.repeat(2500))
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ type: 'wrong-text', start: 0, end: 10_000, goldStart: 0, goldEnd: 10_000 })
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(5)
  })
})
