import fc from 'fast-check'
import type { Dataset, DatasetItem } from '#app/domain/datasets/dataset.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import type { Span } from '#app/domain/labels/spans.ts'

/** Generated datasets of texts: Korean, Japanese, emoji, combining marks, and what breaks careless readers. */
const words = fc.constantFrom(
  '서울',
  '강리나',
  '가',
  'Peter',
  'naïve',
  'e\u0323\u0301',
  '👩‍👩‍👧',
  '🇰🇷',
  '東京',
  'محمد',
  '"quoted"',
  "'=1",
  '=SUM(A1)',
  '@x',
  '-5',
  'a,b;c',
  'O',
  'B-PER',
  '#',
  '##',
  '<b>',
  '\\n',
  '\ufeff',
  '\u00a0',
  '{}',
  '[0]',
  'constructor',
  '__proto__',
  "it's",
  '-',
  '𝒳',
  '각',
  '\u11a8',
)
const blanks = fc.constantFrom(' ', ' ', ' ', '  ', '\n', '\t', '\r\n', '\u3000')

/** A text in NFC that is neither empty nor nothing but blanks. `gap` parts its words. */
const texts = (gap: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(words, gap), { minLength: 1, maxLength: 8 }).map((pieces) =>
    pieces
      .map(([word, blank], index) => (index === 0 ? word : blank + word))
      .join('')
      .normalize('NFC'),
  )

export const classNames = fc.constantFrom(
  'PS',
  '인명',
  'B-x',
  'a b',
  '__proto__',
  'constructor',
  '=cmd',
  'その他の組織名',
  'O',
  'x;y',
  '"q"',
  '1',
)
const classesWithoutBlanks = classNames.filter((name) => !name.includes(' '))

const keys = (index: number) => fc.constantFrom(`${index}`, `문서-${index}`, `a/b ${index}`, `=${index}`, `id"${index}`)

const values = fc.dictionary(
  fc.constantFrom('split', 'source', '출처', 'checked', '=x'),
  fc.oneof(fc.boolean(), fc.constantFrom('train', '=1+1', 'true', "'", '한국어')),
  { maxKeys: 3 },
)

/** Spans of a text, numbered or with ids of their own; they overlap and nest as they like. */
const spansOf = (text: string, classes: fc.Arbitrary<string>, ownIds: boolean): fc.Arbitrary<Span[]> => {
  const length = [...text].length
  return fc
    .array(fc.tuple(classes, fc.nat(length - 1), fc.integer({ min: 1, max: 6 })), { maxLength: 5 })
    .map((found) =>
      found.map(([name, start, size], index) => ({
        id: ownIds ? `x${index}` : String(index + 1),
        class: name,
        start,
        end: Math.min(length, start + size),
      })),
    )
}

/** Spans of whole words that do not overlap, in order: all that BIO can say. */
const wordSpansOf = (text: string): fc.Arbitrary<Span[]> => {
  const tokens = text.split(' ')
  return fc.array(fc.option(classNames), { minLength: tokens.length, maxLength: tokens.length }).map((names) => {
    const spans: Span[] = []
    let at = 0
    tokens.forEach((token, index) => {
      const end = at + [...token].length
      const name = names[index]
      if (name !== null && name !== undefined) spans.push({ id: String(spans.length + 1), class: name, start: at, end })
      at = end + 1
    })
    return spans
  })
}

const spansLabel = (spans: Span[]): GoldLabel => ({ kind: 'spans', spans })

type Options = {
  ownIds?: boolean
  attributes?: boolean
  unlabeled?: boolean
  words?: boolean
  blanksInClasses?: boolean
}

/** A dataset of texts with spans, of which at least one has some. */
export function spanDatasets(options: Options = {}): fc.Arbitrary<Dataset> {
  const { ownIds = false, attributes = true, unlabeled = true, blanksInClasses = true } = options
  const classes = blanksInClasses ? classNames : classesWithoutBlanks
  const item = (index: number) =>
    fc
      .tuple(keys(index), texts(options.words ? fc.constant(' ') : blanks), values, fc.nat(5))
      .chain(([key, text, values, chance]) =>
        (options.words ? wordSpansOf(text) : spansOf(text, classes, ownIds)).map((spans) =>
          itemOf(key, text, unlabeled && chance === 0 ? [] : [spansLabel(spans)], attributes ? values : {}),
        ),
      )
  return datasetsOf(item).filter(({ items }) => items.some(({ labels }) => labels.some(hasSpans)))
}

function hasSpans(label: GoldLabel): boolean {
  return label.kind === 'spans' && label.spans.length > 0
}

/** A dataset of texts with classes; `sizes` says how many each may have. */
export function classDatasets(sizes: { min: number; max: number }, withUnlabeled = true): fc.Arbitrary<Dataset> {
  const item = (index: number) =>
    fc
      .tuple(
        keys(index),
        texts(blanks),
        values,
        fc.uniqueArray(classNames, { minLength: sizes.min, maxLength: sizes.max }),
        fc.nat(5),
      )
      .map(([key, text, values, classes, chance]) =>
        itemOf(key, text, withUnlabeled && chance === 0 ? [] : [{ kind: 'classification', classes }], values),
      )
  return datasetsOf(item).filter(({ taxonomy }) => taxonomy.classes[0]?.name !== 'item')
}

/** Texts with spans, classes, both or neither. */
export function mixedDatasets(): fc.Arbitrary<Dataset> {
  const item = (index: number) =>
    fc
      .tuple(
        keys(index),
        texts(blanks),
        fc.uniqueArray(classNames, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 3 }),
      )
      .chain(([key, text, classes, which]) =>
        spansOf(text, classNames, false).map((spans) =>
          itemOf(
            key,
            text,
            [
              ...(which & 1 ? [{ kind: 'classification' as const, classes }] : []),
              ...(which & 2 ? [spansLabel(spans)] : []),
            ],
            {},
          ),
        ),
      )
  return datasetsOf(item).filter(({ items }) => items.some(({ labels }) => labels.some(hasSpans)))
}

/** Preferences and ratings, with or without a text. */
export function opinionDatasets(): fc.Arbitrary<Dataset> {
  const criteria = [
    { name: 'helpful', min: 1, max: 5, anchors: [] },
    { name: '=정확도 (1..5)', min: -2, max: 2, anchors: [] },
  ]
  const item = (index: number) =>
    fc
      .tuple(
        keys(index),
        fc.option(texts(blanks)),
        fc.record(
          {
            choice: fc.constantFrom('a' as const, 'b' as const, 'tie' as const),
            strength: fc.integer({ min: 1, max: 3 }),
            shown: fc.constantFrom('ab' as const, 'ba' as const),
          },
          { requiredKeys: ['choice'] },
        ),
        fc.tuple(fc.constantFrom(1, 2, 5, 3.25), fc.constantFrom(-2, 0, 1.5)),
      )
      .map(([key, text, preference, [helpful, exact]]): DatasetItem =>
        itemOf(
          key,
          text,
          [
            { kind: 'preference', ...preference },
            {
              kind: 'rating',
              ratings: [
                { criterion: 'helpful', value: helpful },
                { criterion: '=정확도 (1..5)', value: exact },
              ],
            },
          ],
          {},
        ),
      )
  return datasetsOf(item).map(({ items }) => ({ taxonomy: { classes: [{ name: 'item' }], criteria }, items }))
}

function itemOf(
  key: string,
  text: string | null,
  labels: GoldLabel[],
  values: Record<string, string | boolean>,
): DatasetItem {
  const attributes = Object.keys(values).length > 0 && { attributes: { ...values } }
  return { key, width: null, height: null, text, labels, ...attributes }
}

/** Some items; their classes are those that labels use, in the order of their first use. */
function datasetsOf(item: (index: number) => fc.Arbitrary<DatasetItem>): fc.Arbitrary<Dataset> {
  return fc
    .integer({ min: 1, max: 5 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => item(index + 1))))
    .map((items) => ({ taxonomy: { classes: classesOf(items).map((name) => ({ name })) }, items }))
}

/** The classes that items use, in the order of their first use; `item` when there are none. */
export function classesOf(items: readonly DatasetItem[]): string[] {
  const names = items.flatMap(({ labels }) =>
    labels.flatMap((label) =>
      label.kind === 'spans'
        ? label.spans.map((span) => span.class)
        : label.kind === 'classification'
          ? label.classes
          : [],
    ),
  )
  return names.length > 0 ? [...new Set(names)] : ['item']
}
