/** Workloads (c) and (d): spans of 20,000 sentences of 30 tokens, and 50,000 pairs of 40 characters, half of them Hangul. */
import { distance } from 'fastest-levenshtein'
import { grade } from '#app/domain/grading/grade.ts'
import { parseRubric } from '#app/domain/grading/rubric.ts'
import { chunksOf } from '#app/domain/grading/tags/chunks.ts'
import { scoreTags, type TaggedSentence } from '#app/domain/grading/tags/score-tags.ts'
import type { TextPolicy } from '#app/domain/grading/transcription/policy.ts'
import { textErrorRate, textScore } from '#app/domain/grading/transcription/text-score.ts'
import type { SpansLabel } from '#app/domain/labels/spans.ts'
import { pythonLevenshtein } from './python-levenshtein.ts'
import { rate } from './rate.ts'
import { seeded, type Row } from './row.ts'
import { machineSpeed } from './yardstick.ts'

const SENTENCES = 20_000
const TOKENS = 30
const TYPES = ['PER', 'LOC', 'ORG', 'MISC']
/** Equal tags are one string, as a reader of files keeps them. */
const FIRST: Record<string, string> = { PER: 'B-PER', LOC: 'B-LOC', ORG: 'B-ORG', MISC: 'B-MISC' }
const NEXT: Record<string, string> = { PER: 'I-PER', LOC: 'I-LOC', ORG: 'I-ORG', MISC: 'I-MISC' }
const PAIRS = 50_000
const LETTERS = 40

/** Sentences per second of seqeval, all at once, on the machine where fastest-levenshtein did 671,000 pairs a second. */
const SEQEVAL = 17_882

/** BIO tags with spans of one to four tokens, and tags that go wrong now and then at the borders or in the type. */
export function taggedSentences(): TaggedSentence[] {
  const random = seeded(3)
  const pick = () => TYPES[Math.floor(random() * TYPES.length)]!
  return Array.from({ length: SENTENCES }, () => {
    const gold = Array<string>(TOKENS).fill('O')
    const guess = Array<string>(TOKENS).fill('O')
    let at = Math.floor(random() * 6)
    while (at < TOKENS - 4) {
      const [type, length] = [pick(), 1 + Math.floor(random() * 4)]
      write(gold, at, at + length, type)
      const luck = random()
      if (luck < 0.92) write(guess, at, at + length, type)
      else if (luck < 0.96) write(guess, at, at + length + 1, type)
      else if (luck < 0.98) write(guess, at, at + length, pick())
      at += length + 2 + Math.floor(random() * 8)
    }
    return { gold, guess }
  })
}

function write(tags: string[], start: number, end: number, type: string): void {
  for (let i = start; i < end; i++) tags[i] = i === start ? FIRST[type]! : NEXT[type]!
}

const spansOf = (tags: readonly string[]): SpansLabel => ({
  kind: 'spans',
  spans: chunksOf(tags, 'IOB2').map(({ type, start, end }, id) => ({ id: String(id), class: type, start, end })),
})

function spanRows(speed: number): Row[] {
  const sentences = taggedSentences()
  const task = { kind: 'spans' as const, rubric: parseRubric({ kind: 'spans' }) }
  const scored = rate(SENTENCES, () => scoreTags(sentences, 'lenient').f1)
  const strict = rate(SENTENCES, () => scoreTags(sentences, 'IOB2').f1)
  const labels = sentences.map(({ gold, guess }) => [spansOf(gold), spansOf(guess)] as const)
  const graded = rate(SENTENCES, () => labels.reduce((sum, [gold, answer]) => sum + grade(task, gold, answer).score, 0))
  const f1 = scoreTags(sentences, 'lenient').f1.toFixed(6)
  const peerPerSecond = SEQEVAL * speed
  return [
    {
      what: `span F1 of tags, lenient (F1 ${f1})`,
      perSecond: scored,
      peer: 'seqeval, bulk (scaled)',
      peerPerSecond,
      aim: '≥ 50×',
      met: scored >= 50 * peerPerSecond,
    },
    { what: 'span F1 of tags, strict IOB2', perSecond: strict, peer: 'seqeval, bulk (scaled)', peerPerSecond },
    {
      what: 'grade() of spans with findings',
      perSecond: graded,
      peer: 'span F1 of tags, lenient',
      peerPerSecond: scored,
      aim: '≥ ⅓',
      met: graded >= scored / 3,
    },
  ]
}

/** Texts of 40 letters, every other one Hangul, and what somebody makes of them: one letter in 12 left out or wrong. */
export function writtenPairs(): [references: string[], hypotheses: string[]] {
  const random = seeded(4)
  const latin = () => String.fromCharCode(97 + Math.floor(random() * 26))
  const hangul = () => String.fromCharCode(0xac00 + Math.floor(random() * 11_172))
  const references: string[] = []
  const hypotheses: string[] = []
  for (let k = 0; k < PAIRS; k++) {
    const letter = k % 2 === 0 ? latin : hangul
    const letters = Array.from({ length: LETTERS }, letter)
    const changed = letters.map((one) => {
      const luck = random()
      return luck < 0.04 ? '' : luck < 0.08 ? letter() : one
    })
    references.push(letters.join(''))
    hypotheses.push(changed.join(''))
  }
  return [references, hypotheses]
}

const POLICY: TextPolicy = { normalization: 'NFC', case: 'keep', punctuation: 'keep', spacing: 'collapse' }

function textRows(): Row[] {
  const [references, hypotheses] = writtenPairs()
  const sum = () => references.reduce((total, text, k) => total + distance(text, hypotheses[k]!), 0)
  const { edits } = textErrorRate(references, hypotheses, 'char', POLICY)
  if (sum() !== edits) throw new Error('fastest-levenshtein counts other edits')
  const fastest = rate(PAIRS, sum)
  const rated = rate(PAIRS, () => textErrorRate(references, hypotheses, 'char', POLICY).rate)
  const counted = rate(PAIRS, () => textScore(references, hypotheses, 'char', POLICY).rate)
  const python = pythonLevenshtein(references, hypotheses)
  if (python && python.edits !== edits) throw new Error('python-Levenshtein counts other edits')
  const what = `CER of ${PAIRS} pairs (${edits} edits)`
  const rows: Row[] = [
    { what, perSecond: rated, peer: 'fastest-levenshtein, distance alone', peerPerSecond: fastest },
    {
      what: 'CER with S, D and I',
      perSecond: counted,
      peer: 'fastest-levenshtein, distance alone',
      peerPerSecond: fastest,
    },
  ]
  // Beside the machine where it did 1.36 million pairs a second and fastest-levenshtein 671,000, if it is not installed.
  const peerPerSecond = python?.perSecond ?? (fastest / 671_000) * 1_360_000
  const peer = python ? 'python-Levenshtein, distance alone' : 'python-Levenshtein, distance alone (scaled)'
  return [...rows, { what, perSecond: rated, peer, peerPerSecond, aim: '≥ 1×', met: rated >= peerPerSecond }]
}

export async function run(): Promise<Row[]> {
  return [...spanRows(machineSpeed()), ...textRows()]
}
