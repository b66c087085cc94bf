import type { Files, ReadDataset } from '#app/domain/datasets/dataset.ts'
import { Collector, keyOf, textProblem } from '#app/domain/datasets/formats/text/collector.ts'
import { SourceText } from '#app/domain/datasets/formats/text/offsets.ts'
import { usableSpans, type FoundSpan } from '#app/domain/datasets/formats/text/spans.ts'
import { cutOff, readText } from '#app/domain/datasets/formats/text/source.ts'
import { sentencesOf, type Sentence } from './sentences.ts'
import { isIob1, runsOf } from './tags.ts'

/**
 * Reads columns of tokens and tags: the first column is the token, the last one the tag; sentences end with an empty
 * line. An item is a sentence; its text is the tokens joined by single blanks, or by nothing where a file has a line for
 * every character, blanks included (KLUE). Sentences that no comment names are numbered through all files.
 */
export async function readConll(files: Files): Promise<ReadDataset> {
  const collector = new Collector('conll')
  let number = 0
  for (const file of files.names) {
    const read = await readText(files, file)
    if ('problem' in read) {
      collector.problems.add(file, read.problem)
      continue
    }
    const cut = cutOff(read.text)
    if (cut) collector.problems.add(file, cut)
    const sentences = sentencesOf(read.text, file, collector)
    if (sentences.length === 0) collector.problems.add(file, 'has no sentence in columns of tokens and tags')
    const byCharacter = sentences.some(({ tokens }) => tokens.includes(' ')) && sentences.every(hasOnlyCharacters)
    const iob1 = isIob1(sentences.map(({ tags }) => tags))
    const reading: Reading = { file, byCharacter, iob1 }
    for (const sentence of sentences) addSentence(sentence, ++number, reading, collector)
  }
  return collector.finish()
}

function hasOnlyCharacters({ tokens }: Sentence): boolean {
  return tokens.every((token) => [...token].length === 1)
}

/** How a file is to be read; and in which line the first span without B begins. */
type Reading = { file: string; byCharacter: boolean; iob1: boolean; firstInside?: number }

function addSentence(sentence: Sentence, number: number, reading: Reading, collector: Collector): void {
  const { tokens, tags, line } = sentence
  const joint = reading.byCharacter ? '' : ' '
  const problem = textProblem(tokens.join(joint))
  if (problem) return collector.problems.add(`${reading.file}, line ${line}`, `${problem}; the sentence is skipped`)
  const source = new SourceText(tokens.join(joint))
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const token of tokens) {
    starts.push(at)
    ends.push((at += [...token].length))
    at += joint.length
  }
  const found = runsOf(tags).map((run): FoundSpan => {
    const where = `${reading.file}, line ${line + run.first}`
    if (run.openedInside && !reading.iob1)
      collector.problems.often(
        reading.file,
        `spans begin without B, the first in line ${(reading.firstInside ??= line + run.first)}; they are read`,
      )
    return { class: run.class, start: starts[run.first], end: ends[run.last], where }
  })
  const spans = usableSpans(found, source, collector)
  const key = keyOf(sentence.id ?? number, line)
  collector.add(
    { key, width: null, height: null, text: source.text, labels: [{ kind: 'spans', spans }] },
    `${reading.file}, line ${line}`,
  )
}
