import { z } from 'zod'
import { itemContentSchema, type ContentType, type ItemContent } from '#app/domain/labels/content.ts'
import { LABEL_KINDS, type LabelKind } from '#app/domain/labels/kind.ts'
import { goldLabelSchema, labelSchemaFor, type GoldLabel } from '#app/domain/labels/label.ts'
import { taxonomySchema, type Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { slugSchema } from '#app/domain/slug.ts'
import { textSchema } from '#app/domain/text.ts'
import { readMarkedText } from './marked-text.ts'

/** What an item of a content dataset shows, by kind. Kinds that need a picture are not written. */
const CONTENT_OF: Partial<Record<LabelKind, ContentType>> = {
  spans: 'text',
  classification: 'text',
  preference: 'pair',
  ranking: 'candidates',
  rating: 'response',
  review: 'labeled',
}

/** An item as people write it: `content` and `gold`, or a text with its spans `marked` in it (marked-text.ts). */
const contentItemSchema = z.strictObject({
  /** Names the item for ever; its content may be corrected under the same key. */
  key: slugSchema,
  content: z.unknown().optional(),
  marked: z.string().min(1).max(200_000).optional(),
  gold: z.unknown().optional(),
  language: z.enum(['en', 'ko']).optional(),
})

/** One item, ready to be stored. */
export type ContentItem = { key: string; language: string | null; content: ItemContent; gold: GoldLabel }

/** A dataset that is written in content/datasets/<slug>.yml: texts with their gold, for practice. */
export const contentDatasetSchema = z
  .strictObject({
    slug: slugSchema,
    title: textSchema(120),
    kind: z.enum(LABEL_KINDS),
    taxonomy: taxonomySchema,
    /** Classes of the marked texts that are to be reviewed. */
    labeledWith: taxonomySchema.optional(),
    /** The language of items that do not name their own. */
    language: z.enum(['en', 'ko']).optional(),
    items: z.array(contentItemSchema).min(1, 'a dataset needs at least one item').max(5000),
  })
  .transform(({ items, labeledWith, ...dataset }, context) => {
    const keys = new Set<string>()
    const read = items.map((item, index) => {
      const issue: Issue = (path, message) =>
        context.addIssue({ code: 'custom', path: ['items', index, ...path], message })
      if (keys.has(item.key)) issue(['key'], `item "${item.key}" is listed twice`)
      keys.add(item.key)
      return readItem(item, { ...dataset, labeledWith }, issue)
    })
    const whole = read.filter((item) => item !== null)
    return whole.length < read.length ? z.NEVER : { ...dataset, items: whole }
  })
export type ContentDataset = z.output<typeof contentDatasetSchema>

type Issue = (path: (string | number)[], message: string) => void
type Frame = { kind: LabelKind; taxonomy: Taxonomy; labeledWith?: Taxonomy | undefined; language?: string | undefined }

/** Reads one written item and checks that content, gold and kind belong together; null after every problem was told. */
export function readItem(item: z.output<typeof contentItemSchema>, dataset: Frame, issue: Issue): ContentItem | null {
  const language = item.language ?? dataset.language ?? null
  const made = item.marked === undefined ? plain(item, issue) : marked(item.marked, item, dataset, issue)
  if (!made) return null
  const content = made.content.language || !language ? made.content : { ...made.content, language }
  if (content.type !== CONTENT_OF[dataset.kind]) {
    issue(
      ['content'],
      `an item of kind ${dataset.kind} shows ${CONTENT_OF[dataset.kind] ?? 'a picture'}, not ${content.type}`,
    )
    return null
  }
  if (content.type === 'labeled' && !reviewable(content, issue)) return null
  const fits = labelSchemaFor(dataset.taxonomy, { kind: dataset.kind, width: 0, height: 0, multiple: true, content })
  return passes(fits, made.gold, ['gold'], issue) ? { key: item.key, language, content, gold: made.gold } : null
}

/** Where there is no picture, only a label of a text can be reviewed. */
function reviewable({ label, taxonomy, text }: Extract<ItemContent, { type: 'labeled' }>, issue: Issue): boolean {
  if (text === undefined || (label.kind !== 'spans' && label.kind !== 'classification')) {
    issue(['content'], 'what is reviewed here is a `text` with its spans or classes')
    return false
  }
  const limits = { width: 0, height: 0, multiple: true, content: { type: 'text' as const, text } }
  return passes(labelSchemaFor(taxonomy, limits), label, ['content', 'label'], issue) !== null
}

function plain({ content, gold }: { content?: unknown; gold?: unknown }, issue: Issue) {
  if (content === undefined) return (issue(['content'], 'is missing: write content and gold, or a marked text'), null)
  if (gold === undefined) return (issue(['gold'], 'is missing: what is the right answer?'), null)
  const shown = passes(itemContentSchema, inNfc(content), ['content'], issue)
  const truth = passes(goldLabelSchema, gold, ['gold'], issue)
  return shown && truth ? { content: shown, gold: truth } : null
}

/** A marked text is the gold of spans, or the label that a review is about. */
function marked(text: string, item: { content?: unknown; gold?: unknown }, { kind, labeledWith }: Frame, issue: Issue) {
  if (item.content !== undefined) return (issue(['content'], 'write either content or marked'), null)
  const read = readMarkedText(text)
  if (!read.ok) return (issue(['marked'], read.message), null)
  const label = { kind: 'spans' as const, spans: read.spans }
  if (kind === 'spans') {
    if (item.gold !== undefined) return (issue(['gold'], 'the marked text is its own gold'), null)
    return { content: { type: 'text' as const, text: read.text } as ItemContent, gold: label as GoldLabel }
  }
  if (kind !== 'review' || !labeledWith)
    return (issue(['marked'], 'only spans are marked, and reviews of spans, which need `labeledWith`'), null)
  const fits = labelSchemaFor(labeledWith, { width: 0, height: 0, content: { type: 'text', text: read.text } })
  const gold = passes(goldLabelSchema, item.gold, ['gold'], issue)
  if (!gold || !passes(fits, label, ['marked'], issue)) return null
  const content: ItemContent = { type: 'labeled', label, taxonomy: labeledWith, text: read.text }
  return { content, gold }
}

/** The checked value, or null after every problem was told with its place. */
function passes<S extends z.ZodType>(schema: S, value: unknown, path: string[], issue: Issue): z.output<S> | null {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  for (const problem of parsed.error.issues) issue([...path, ...(problem.path as (string | number)[])], problem.message)
  return null
}

/** Strings in the form in which offsets count; an editor may have saved them decomposed. */
function inNfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(inNfc)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, inNfc(field)]))
}
