import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Dataset, Files, ReadDataset } from '#app/domain/datasets/dataset.ts'
import { TEXT_FORMATS } from '#app/domain/datasets/formats/text/index.ts'
import { memoryFiles } from '#tests/support/files-in-memory.ts'

const root = path.resolve(process.env.REAL_DATA_DIR ?? '../shared/data')
const present = existsSync(path.join(root, 'fmt-labelstudio'))
if (!present) console.warn(`SKIPPED: the real files are not at ${root}; set REAL_DATA_DIR`)

const namesIn = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(root, folder, name)).isFile())
    .map((name) => name.split(path.sep).join('/'))
    .sort()
const filesOf = (folder: string, names: readonly string[]) =>
  memoryFiles(Object.fromEntries(names.map((name) => [name, readFileSync(path.join(root, folder, name))])))
const formatOf = (name: string) => TEXT_FORMATS.find((format) => format.name === name)!

/** The format that is surest of the files, if any is. */
async function detected(files: Files): Promise<string | undefined> {
  const sure = await Promise.all(
    TEXT_FORMATS.map(async (format) => ({ name: format.name, is: await format.detect(files) })),
  )
  const best = sure.reduce((a, b) => (b.is > a.is ? b : a))
  return best.is > 0 ? best.name : undefined
}

/** How many items, and how many parts of each kind of label. */
function counts({ items }: Dataset): Record<string, number> {
  const found: Record<string, number> = { items: items.length }
  const add = (name: string, more: number) => (found[name] = (found[name] ?? 0) + more)
  for (const { labels } of items)
    for (const label of labels) {
      add(label.kind, 1)
      if (label.kind === 'spans') add('spans found', label.spans.length)
      if (label.kind === 'boxes') add('boxes found', label.boxes.length)
      if (label.kind === 'polygons') add('polygons found', label.polygons.length)
    }
  return found
}

function dataset(read: ReadDataset): Dataset {
  if (read.outcome === 'unreadable') throw new Error(JSON.stringify(read.problems))
  return read.dataset
}

/** Each file: its folder and name, the format it is found to be, what is read of it, and what must be told. */
const READ: [string, string, string, Record<string, number>, string[]?][] = [
  ['fmt-doccano', 'sequence_labeling.jsonl', 'doccano', { items: 3, spans: 3, 'spans found': 4 }, []],
  ['fmt-doccano', 'sequence_labeling_overlapping.jsonl', 'doccano', { items: 1, spans: 1, 'spans found': 2 }, []],
  ['fmt-doccano', 'text_classification_import.jsonl', 'doccano', { items: 4, classification: 4 }, []],
  [
    'fmt-doccano',
    'text_classification_old_export.jsonl',
    'doccano',
    { items: 3, classification: 3 },
    ['numbers of classes'],
  ],
  [
    'fmt-doccano',
    'relation_extraction_multiline.jsonl',
    'doccano',
    { items: 1, spans: 1, 'spans found': 4 },
    [
      'one JSON value over several lines',
      'relations of type "foundedAt"',
      'relations of type "foundedBy": not read (2 times)',
    ],
  ],
  ['fmt-labelstudio', 'test_export_csv/csv_test_history.json', 'labelstudio', { items: 1, classification: 1 }, []],
  [
    'fmt-labelstudio',
    'test_export_csv/csv_test.json',
    'labelstudio',
    { items: 2, boxes: 2, 'boxes found': 2 },
    ['reaches 8 pixels outside the image (768×510)', 'data.audio', 'data.text'],
  ],
  [
    'fmt-labelstudio',
    'test_export_json_min/data.json',
    'labelstudio',
    { items: 1, polygons: 1, 'polygons found': 1 },
    [],
  ],
  [
    'fmt-labelstudio',
    'test_export_yolo/data.json',
    'labelstudio',
    { items: 2, boxes: 2, 'boxes found': 4 },
    ['has 2 annotations'],
  ],
  ['fmt-labelstudio', 'test_export_yolo/data_obb.json', 'labelstudio', { items: 3, boxes: 3, 'boxes found': 25 }, []],
  [
    'fmt-labelstudio',
    'test_export_yolo/data_polygons.json',
    'labelstudio',
    { items: 1, polygons: 1, 'polygons found': 1 },
    [],
  ],
  [
    'fmt-prodigy',
    'annotated_news_headlines-ORG-PERSON-LOCATION-ner.jsonl',
    'prodigy',
    { items: 373, spans: 372, 'spans found': 303 },
    ['_task_hash', '_session_id', '_view_id'],
  ],
  [
    'fmt-prodigy',
    'annotated_github-issues-DOCUMENTATION-textcat.jsonl',
    'prodigy',
    { items: 830, classification: 786 },
    ['priority', '_task_hash'],
  ],
  ['text-en-ner', 'items.jsonl', 'prodigy', { items: 1009, spans: 1009, 'spans found': 836 }, ['no answer']],
  ['text-en-ner', 'wnut17_dev.conll', 'conll', { items: 1009, spans: 1009, 'spans found': 836 }, []],
  ['text-ja-ner-a', 'items.jsonl', 'prodigy', { items: 100, spans: 100, 'spans found': 258 }, ['curid', 'no answer']],
  ['text-ko-ner-a', 'items.jsonl', 'prodigy', { items: 200, spans: 200, 'spans found': 583 }, ['source', 'no answer']],
  ['text-ko-ner-a', 'items.char-bio.tsv', 'conll', { items: 200, spans: 200, 'spans found': 583 }, []],
  ['text-ko-sentiment-a', 'items.jsonl', 'doccano', { items: 200, classification: 200 }, ['field rating']],
  ['text-ko-sentiment-a', 'items.csv', 'csv', { items: 200, classification: 200, rating: 200 }, []],
  ['crowd-ko-sts', 'answers.csv', 'csv', { items: 519, rating: 519 }, ['3262 answers by 17 workers to 519 tasks']],
  ['crowd-ko-sts', 'tasks.csv', 'csv', { items: 519, rating: 519 }, []],
  [
    'crowd-llm-preference',
    'answers.csv',
    'csv',
    { items: 999, classification: 999 },
    ['2997 answers by 3 workers to 999 tasks'],
  ],
  [
    'crowd-snow-rte',
    'answers.csv',
    'csv',
    { items: 800, classification: 800 },
    ['8000 answers by 164 workers to 800 tasks'],
  ],
  ['crowd-snow-rte', 'tasks.csv', 'csv', { items: 800, classification: 800 }, ['column "hypothesis"']],
  ['crowd-snow-wordsim', 'answers.csv', 'csv', { items: 30, rating: 30 }, ['300 answers by 10 workers to 30 tasks']],
  [
    'crowd-weather-sentiment',
    'answers_crowdflower.csv',
    'csv',
    { items: 300, classification: 300 },
    ['1720 answers by 461 workers to 300 tasks'],
  ],
  [
    'crowd-weather-sentiment',
    'answers_amt.csv',
    'csv',
    { items: 300, classification: 300 },
    ['6030 answers by 110 workers'],
  ],
  [
    'crowd-wsa-translation',
    'answers_J1.csv',
    'csv',
    { items: 250, transcription: 250 },
    ['2490 answers by 70 workers'],
  ],
  [
    'crowd-wsa-translation',
    'answers_T1.csv',
    'csv',
    { items: 100, transcription: 100 },
    ['1000 answers by 42 workers'],
  ],
  [
    'crowd-wsa-translation',
    'answers_T2.csv',
    'csv',
    { items: 100, transcription: 100 },
    ['1000 answers by 43 workers'],
  ],
]

const CONFIG = 'is a label configuration of Label Studio, not data; it is not read'
const YOLO = 'looks like labels of YOLO, not Label Studio JSON; it is not read'
const NO_COLUMN =
  'has no column label, labels, gold, choice, rating, rating:<criterion> or transcription; its columns are'

/** Each file that is refused: by which format, where, and why. */
const REFUSED: [string, string, string, string, string][] = [
  [
    'fmt-doccano',
    'bounding_box_broken.jsonl',
    'doccano',
    'bounding_box_broken.jsonl',
    'is neither JSON Lines nor one JSON value: is not JSON: line 13, column 1: "}" where field name is expected',
  ],
  [
    'fmt-labelstudio',
    'test_export_csv/csv_test2.json',
    'labelstudio',
    'test_export_csv/csv_test2.json[0], annotations[0].result[0]',
    String.raw`choice "Yes \" \"\" \n \t \t а б в \n": a class name must not start or end with a blank; it is skipped`,
  ],
  [
    'fmt-labelstudio',
    'test_export_csv/csv_test2_result.csv',
    'csv',
    'test_export_csv/csv_test2_result.csv',
    'is Label Studio CSV, which is not read: export the project as JSON instead',
  ],
  [
    'fmt-labelstudio',
    'test_export_json_min/data_repeater.json',
    'labelstudio',
    'test_export_json_min/data_repeater.json[0]',
    'no field of its data is known to be the picture (images); the task is skipped',
  ],
  [
    'fmt-labelstudio',
    'test_export_json_min/label_config_repeater.json',
    'labelstudio',
    'test_export_json_min/label_config_repeater.json',
    'is a label configuration of Label Studio, not data; it is skipped',
  ],
  ...['json_min/label_config', 'yolo/label_config', 'yolo/label_config_obb', 'yolo/label_config_polygons'].map(
    (name): [string, string, string, string, string] => {
      const file = `test_export_${name}.xml`
      return ['fmt-labelstudio', file, 'labelstudio', file, CONFIG]
    },
  ),
  ['crowd-llm-preference', 'tasks.csv', 'csv', 'tasks.csv', `${NO_COLUMN} "task_id", "instruction"`],
  ...['J1', 'T1', 'T2'].map((name): [string, string, string, string, string] => [
    'crowd-wsa-translation',
    `tasks_${name}.csv`,
    'csv',
    `tasks_${name}.csv`,
    `${NO_COLUMN} "task_id", "source_ja", "gold_en"`,
  ]),
]

/** Files that no text format takes for its own: what Label Studio's reader says when it is given them nonetheless. */
const STRANGE: [RegExp, string][] = [
  [/^test_import_yolo_data.*\/labels\/.*\.txt$/, YOLO],
  [/^test_import_yolo_data.*\.(?:txt|jpg)$/, 'is no JSON; it is not read'],
]

describe.skipIf(!present)('every real file of texts and judgements', () => {
  it.each(READ)('%s/%s is read as %s', async (folder, name, format, expected, told) => {
    const files = filesOf(folder, [name])
    expect(await detected(files)).toBe(format)
    const read = await formatOf(format).read(files)
    expect(counts(dataset(read))).toEqual(expected)
    const messages = read.problems.map(({ message }) => message)
    for (const part of told ?? []) expect(messages.join('\n')).toContain(part)
    expect(messages).toHaveLength(told?.length ?? 0)
  })

  it.each(REFUSED)('%s/%s is refused by %s', async (folder, name, format, where, message) => {
    const files = filesOf(folder, [name])
    expect(await detected(files)).toBe(format)
    const read = await formatOf(format).read(files)
    expect(read.outcome).toBe('unreadable')
    const told = read.problems.find((problem) => problem.where === where && problem.message.startsWith(message))
    expect(told, JSON.stringify(read.problems)).toBeDefined()
  })

  it('is in one of these tables, or is no text format and named so', async () => {
    const known = new Set([...READ, ...REFUSED].map(([folder, name]) => `${folder}/${name}`))
    const folders = readdirSync(root).filter((name) =>
      /^(?:fmt-(?:labelstudio|doccano|prodigy)|text-|crowd-)/.test(name),
    )
    let strange = 0
    for (const folder of folders)
      for (const name of namesIn(folder)) {
        if (
          known.has(`${folder}/${name}`) ||
          /^(?:README\.md|LICENSE|stats\.json|expected_agreement\.json)$/.test(name)
        )
          continue
        const files = filesOf(folder, [name])
        expect(await detected(files), name).toBeUndefined()
        const expected = STRANGE.find(([pattern]) => pattern.test(name))?.[1]
        expect(expected, `${folder}/${name} is unknown`).toBeDefined()
        const read = await formatOf('labelstudio').read(files)
        expect(read).toMatchObject({ outcome: 'unreadable', problems: [{ where: name, message: expected }, {}] })
        strange++
      }
    expect(strange).toBe(16)
  })

  it("brat's 46 texts have 452 spans, every one where its line says, and the other 320 lines are counted", async () => {
    const files = filesOf('fmt-brat', namesIn('fmt-brat'))
    expect(await detected(files)).toBe('brat')
    const read = await formatOf('brat').read(files)
    expect(counts(dataset(read))).toEqual({ items: 46, spans: 46, 'spans found': 452 })
    const told = read.problems.map(({ message }) => message)
    expect(told.filter((message) => /skipped/.test(message))).toEqual([])
    const lines = (kind: string) =>
      told
        .filter((message) => message.startsWith(kind))
        .reduce((sum, message) => {
          const listed = message.slice(message.lastIndexOf(': ') + 2)
          return sum + (listed.match(/\d+(?=,| and|$)/g)?.length ?? 0) + Number(/and (\d+) more/.exec(listed)?.[1] ?? 0)
        }, 0)
    expect([
      lines('events'),
      lines('relations'),
      lines('notes'),
      lines('attributes'),
      lines('normalisations'),
      lines('equivalences'),
    ]).toEqual([47, 14, 8, 246, 1, 4])
    expect(told.filter((message) => message.startsWith('is configuration of brat'))).toHaveLength(3)
    expect(told.filter((message) => message.startsWith('is neither .txt nor .ann'))).toHaveLength(3)
  })

  it("Prodigy's answers are 261 accepted, 525 rejected and 44 ignored documents", async () => {
    const files = filesOf('fmt-prodigy', ['annotated_github-issues-DOCUMENTATION-textcat.jsonl'])
    const { items } = dataset(await formatOf('prodigy').read(files))
    const classes = items.map(({ labels: [label] }) =>
      label?.kind === 'classification' ? label.classes.length : undefined,
    )
    expect([1, 0, undefined].map((count) => classes.filter((each) => each === count).length)).toEqual([261, 525, 44])
  })

  it.each([
    ['text-ko-ner-a', { PS: 189, TI: 21, DT: 94, OG: 106, LC: 64, QT: 109 }],
    [
      'text-ja-ner-a',
      { イベント名: 16, 政治的組織名: 26, 人名: 78, その他の組織名: 9, 法人名: 50, 製品名: 22, 地名: 40, 施設名: 17 },
    ],
    ['text-en-ner', { location: 74, 'creative-work': 105, person: 470, product: 114, group: 39, corporation: 34 }],
  ])('%s has as many spans of each class as its README says', async (folder, expected) => {
    const { items } = dataset(await formatOf('prodigy').read(filesOf(folder, ['items.jsonl'])))
    const found: Record<string, number> = {}
    for (const { labels } of items)
      for (const label of labels)
        if (label.kind === 'spans') for (const span of label.spans) found[span.class] = (found[span.class] ?? 0) + 1
    expect(found).toEqual(expected)
  })

  it.each([
    ['text-ko-ner-a', 'items.char-bio.tsv'],
    ['text-en-ner', 'wnut17_dev.conll'],
  ])('%s says the same in columns and in JSON', async (folder, columns) => {
    const plain = (read: Dataset) =>
      read.items.map(({ text, labels: [label] }) => ({
        text,
        spans: label?.kind === 'spans' && label.spans.map(({ class: name, start, end }) => [name, start, end]),
      }))
    const fromColumns = dataset(await formatOf('conll').read(filesOf(folder, [columns])))
    expect(plain(fromColumns)).toEqual(plain(dataset(await formatOf('prodigy').read(filesOf(folder, ['items.jsonl'])))))
  })

  it('comes back the same after writing, where no loss is listed', async () => {
    let same = 0
    for (const [folder, name, format] of READ) {
      const first = dataset(await formatOf(format).read(filesOf(folder, [name])))
      for (const target of TEXT_FORMATS) {
        const { files, losses } = target.write(first)
        if (losses.length > 0) continue
        const { items } = dataset(await target.read(memoryFiles(files)))
        expect(items, `${folder}/${name} through ${target.name}`).toEqual(first.items)
        same++
      }
    }
    expect(same).toBeGreaterThan(60)
  })
})

const chunks = path.join(root, 'ref-seqeval-conll2000', 'ground_truth.txt')

describe.skipIf(!existsSync(chunks))('the spans of the CoNLL-2000 example', () => {
  it("give conlleval's published precision 68.83 %, recall 80.83 % and F 74.35", async () => {
    const lines = readFileSync(chunks, 'utf8').split('\n')
    const column = async (index: number) => {
      const text = lines
        .map((line) => (line.trim() === '' ? '' : `${line.split(' ')[0]} ${line.split(' ')[index]}`))
        .join('\n')
      const { items } = dataset(await formatOf('conll').read(memoryFiles({ 'column.conll': text })))
      const spans = items.flatMap(({ key, labels: [label] }) =>
        label?.kind === 'spans'
          ? label.spans.map(({ class: name, start, end }) => `${key} ${name} ${start} ${end}`)
          : [],
      )
      return new Set(spans)
    }
    const [gold, guess] = [await column(2), await column(3)]
    const right = [...guess].filter((span) => gold.has(span)).length
    const [precision, recall] = [right / guess.size, right / gold.size]
    expect(
      [precision, recall, (2 * precision * recall) / (precision + recall)].map((share) => (100 * share).toFixed(2)),
    ).toEqual(['68.83', '80.83', '74.35'])
  })
})
