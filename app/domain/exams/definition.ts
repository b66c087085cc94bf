import { z } from 'zod'
import { teachesSchema } from '#app/domain/practice/lesson-reference.ts'
import { itemKeysSchema } from '#app/domain/practice/pool.ts'
import { checkTaskFields, taskFields } from '#app/domain/practice/task-fields.ts'
import { dialsSchema } from '#app/domain/scenes/dials.ts'
import { slugSchema } from '#app/domain/slug.ts'
import { textSchema } from '#app/domain/text.ts'

/** How many items of one sort an exam has. Scenes come from dials; imported items from a dataset. */
export const stratumSchema = z.strictObject({
  stratum: slugSchema,
  title: textSchema(120),
  count: z.number().int().min(1, 'count must be at least 1').max(200, 'count must be at most 200'),
  scene: dialsSchema.optional(),
  /** Only with `dataset`: the items to draw from; all items that no other stratum lists when omitted. */
  items: itemKeysSchema.optional(),
})
export type Stratum = z.infer<typeof stratumSchema>

const cut = z.number().min(0, 'a cut is a share from 0 to 1').max(1, 'a cut is a share from 0 to 1')

/** When an attempt passes. `itemCut` is the score from which an item counts as right. */
export const decisionSchema = z
  .strictObject({
    rule: z.literal('fixed'),
    measure: z.enum(['mean-score', 'share-of-items']),
    cut,
    itemCut: cut.optional(),
  })
  .superRefine(({ measure, itemCut }, context) => {
    if (measure === 'share-of-items' && itemCut === undefined)
      context.addIssue({
        code: 'custom',
        path: ['itemCut'],
        message: 'share-of-items needs the score from which an item counts',
      })
    if (measure === 'mean-score' && itemCut !== undefined)
      context.addIssue({ code: 'custom', path: ['itemCut'], message: 'itemCut is used by share-of-items only' })
  })
export type DecisionRule = z.infer<typeof decisionSchema>

export const prerequisiteSchema = z.union([
  z.strictObject({ course: slugSchema }),
  z.strictObject({ qualification: slugSchema }),
])
export type Prerequisite = z.infer<typeof prerequisiteSchema>

/** Most items in one exam. */
export const MAX_EXAM_ITEMS = 200

/** An exam: a timed sitting on a draw of items, and what passing it grants. */
export const examDefinitionSchema = z
  .strictObject({
    ...taskFields,
    /** The imported dataset to draw from; without it, items are scenes. */
    dataset: slugSchema.optional(),
    blueprint: z.array(stratumSchema).min(1, 'a blueprint needs at least one stratum').max(40),
    timeLimitMinutes: z
      .number()
      .positive('timeLimitMinutes must be greater than 0')
      .max(24 * 60),
    attempts: z.number().int().min(1, 'attempts must be at least 1').max(1000),
    retryDelayHours: z
      .number()
      .min(0, 'retryDelayHours must not be negative')
      .max(24 * 365),
    prerequisites: z.array(prerequisiteSchema).max(20).default([]),
    decision: decisionSchema,
    grants: z.strictObject({ qualification: slugSchema, level: z.number().int().min(1) }),
    teaches: teachesSchema,
  })
  .superRefine((exam, context) => {
    checkTaskFields(exam, context)
    checkBlueprint(exam, context)
  })
export type ExamDefinition = z.infer<typeof examDefinitionSchema>

/** How many items an attempt has. */
export function itemCount(exam: Pick<ExamDefinition, 'blueprint'>): number {
  return exam.blueprint.reduce((sum, { count }) => sum + count, 0)
}

function checkBlueprint(
  { dataset, blueprint }: { dataset?: string; blueprint: Stratum[] },
  context: z.RefinementCtx,
): void {
  const names = new Set<string>()
  const listed = new Map<string, string>()
  const open = blueprint.flatMap(({ items }, index) => (items ? [] : [index]))
  blueprint.forEach(({ stratum, count, scene, items }, index) => {
    const issue = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['blueprint', index, field], message })
    if (names.has(stratum)) issue('stratum', `stratum "${stratum}" is listed twice`)
    names.add(stratum)
    if (dataset && scene) issue('scene', 'an exam on a dataset has no scenes')
    if (!dataset && !scene) issue('scene', 'a stratum without a dataset needs a scene')
    if (!dataset && items) issue('items', 'items can be listed only when the exam names its dataset')
    if (items && items.length < count) issue('items', `lists ${items.length} items, but ${count} are to be drawn`)
    for (const key of items ?? []) {
      const other = listed.get(key)
      if (other !== undefined && other !== stratum) issue('items', `item "${key}" is also in stratum "${other}"`)
      listed.set(key, stratum)
    }
  })
  if (dataset && open.length > 1)
    context.addIssue({
      code: 'custom',
      path: ['blueprint', open[1]!, 'items'],
      message: 'only one stratum can take all items that no other lists',
    })
  if (itemCount({ blueprint }) > MAX_EXAM_ITEMS)
    context.addIssue({ code: 'custom', path: ['blueprint'], message: `an exam has at most ${MAX_EXAM_ITEMS} items` })
}

/** Which stratum of an exam on a dataset an item belongs to: the one that lists it, else the one that lists none; or null. */
export function stratumOf(blueprint: readonly Pick<Stratum, 'stratum' | 'items'>[], itemKey: string): string | null {
  const listing = blueprint.find(({ items }) => items?.includes(itemKey))
  return (listing ?? blueprint.find(({ items }) => !items))?.stratum ?? null
}
