import type { Files, ReadDataset } from '#app/domain/datasets/dataset.ts'
import { Collector, keyOf, textProblem } from '#app/domain/datasets/formats/text/collector.ts'
import { SourceText } from '#app/domain/datasets/formats/text/offsets.ts'
import { cutOff, readText } from '#app/domain/datasets/formats/text/source.ts'
import { usableSpans } from '#app/domain/datasets/formats/text/spans.ts'
import { textBoundsOf } from './standoff.ts'

/**
 * Reads pairs of `name.txt` and `name.ann`; the key is the name with its folders. Text-bound annotations (T) become spans,
 * the triggers of events among them; offsets are code points of the file, line ends and a byte order mark included, and
 * the text that a line repeats must stand there. Discontinuous ones, which a span cannot hold, and all other lines are told
 * with their numbers. A text without an .ann file is an item without gold; with an empty one, an item without spans.
 */
export async function readBrat(files: Files): Promise<ReadDataset> {
  const collector = new Collector('brat')
  const names = new Set(files.names)
  const hasAnnotations = files.names.some((name) => name.endsWith('.ann'))
  for (const name of files.names) {
    const stem = name.replace(/\.(?:txt|ann)$/, '')
    if (name.endsWith('.txt')) await readPair(stem, hasAnnotations && names.has(`${stem}.ann`), files, collector)
    else if (!name.endsWith('.ann')) collector.problems.add(name, strange(name))
    else if (!names.has(`${stem}.txt`))
      collector.problems.add(name, `its text, ${stem}.txt, is missing; it is not read`)
  }
  return collector.finish()
}

async function readPair(stem: string, annotated: boolean, files: Files, collector: Collector): Promise<void> {
  const text = await readText(files, `${stem}.txt`, { keepMark: true })
  const problem = 'problem' in text ? text.problem : textProblem(text.text)
  if ('problem' in text || problem) return collector.problems.add(`${stem}.txt`, `${problem}; it is not read`)
  const item = { key: keyOf(stem, 0), width: null, height: null }
  const source = new SourceText(text.text)
  if (!annotated) {
    collector.problems.add(`${stem}.txt`, `has no annotations (${stem}.ann is missing); it is an item without gold`)
    return void collector.add({ ...item, text: source.text, labels: [] }, `${stem}.txt`)
  }
  const lines = await readText(files, `${stem}.ann`)
  if ('problem' in lines) return collector.problems.add(`${stem}.ann`, `${lines.problem}; its text is not read either`)
  const cut = cutOff(lines.text)
  if (cut) collector.problems.add(`${stem}.ann`, cut)
  const spans = usableSpans(textBoundsOf(lines.text, `${stem}.ann`, collector), source, collector)
  collector.add({ ...item, text: source.text, labels: [{ kind: 'spans', spans }] }, `${stem}.txt`)
}

/** What other files in a brat folder are. */
function strange(name: string): string {
  if (/\.conf$/.test(name)) return 'is configuration of brat, not data; it is not read'
  if (/\.a[12*]$/.test(name))
    return 'is BioNLP shared task standoff (.a1, .a2), which is not read; join them into an .ann file'
  return 'is neither .txt nor .ann; it is not read'
}
