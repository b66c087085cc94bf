import { z } from 'zod'

/** A class's name as stored in labels: printable, without surrounding blanks, at most 80 characters. */
export const classNameSchema = z
  .string()
  .min(1, 'a class needs a name')
  .max(80, 'a class name has at most 80 characters')
  .refine((name) => name === name.trim(), 'a class name must not start or end with a blank')
  .refine((name) => !/[\u0000-\u001f\u007f]/.test(name), 'a class name must not contain control characters')

/** What people read, by locale: { en, ko }. */
const titlesSchema = z.record(z.string(), z.string().min(1).max(120))

const hotkeySchema = z.string().regex(/^[a-z0-9]$/, 'a hotkey is one lower-case letter or digit')

/** Named points in the order in which they are placed, and the lines drawn between them (indices of points). */
export const skeletonSchema = z
  .strictObject({
    points: z
      .array(z.strictObject({ name: classNameSchema, title: titlesSchema.optional() }))
      .min(1, 'a skeleton needs at least one point')
      .max(200, 'at most 200 points'),
    edges: z
      .array(z.tuple([z.number().int().min(0), z.number().int().min(0)]))
      .max(1000)
      .default([]),
  })
  .superRefine(({ points, edges }, context) =>
    edges.forEach((edge, index) => {
      if (edge.some((point) => point >= points.length))
        context.addIssue({ code: 'custom', path: ['edges', index], message: 'joins a point that does not exist' })
    }),
  )
export type Skeleton = z.infer<typeof skeletonSchema>

/** Something that is said of every shape: yes or no (`flag`), or one of the listed values. */
export const attributeSchema = z.strictObject({
  name: classNameSchema,
  title: titlesSchema.optional(),
  hotkey: hotkeySchema.optional(),
  /** The values to choose from; a flag has none. */
  values: z
    .array(z.strictObject({ name: classNameSchema, title: titlesSchema.optional() }))
    .min(2, 'an attribute offers at least two values, or none at all when it is a flag')
    .max(50)
    .optional(),
  /** The classes that have it; all when omitted. */
  classes: z.array(classNameSchema).optional(),
})
export type AttributeDefinition = z.infer<typeof attributeSchema>

/** One thing that is rated, on a scale of whole steps from `min` to `max`, with words for some of its values. */
export const criterionSchema = z
  .strictObject({
    name: classNameSchema,
    title: titlesSchema.optional(),
    min: z.number().int(),
    max: z.number().int(),
    anchors: z.array(z.strictObject({ value: z.number().int(), title: titlesSchema })).default([]),
  })
  .refine(({ min, max }) => max > min && max - min <= 100, {
    path: ['max'],
    message: 'must be above min, by at most 100',
  })
export type Criterion = z.infer<typeof criterionSchema>

export const taxonomyClassSchema = z.strictObject({
  name: classNameSchema,
  /** One key of the keyboard that chooses the class. */
  hotkey: hotkeySchema.optional(),
  /** What people read instead of the name, by locale: { en, ko }. */
  title: titlesSchema.optional(),
  /** The class that this one is a sort of; for choosing from a tree. */
  parent: classNameSchema.optional(),
  /** The points of a class that is labeled with keypoints. */
  skeleton: skeletonSchema.optional(),
})
export type TaxonomyClass = z.infer<typeof taxonomyClassSchema>

/**
 * The classes a dataset uses, with what is said of them; names and hotkeys are unique. A kind without classes of its own
 * (transcription, preference, ranking, rating) lists one that names what is labeled.
 */
export const taxonomySchema = z
  .strictObject({
    classes: z.array(taxonomyClassSchema).min(1, 'a taxonomy needs at least one class').max(400, 'at most 400 classes'),
    attributes: z.array(attributeSchema).max(50, 'at most 50 attributes').optional(),
    criteria: z.array(criterionSchema).min(1).max(50, 'at most 50 criteria').optional(),
  })
  .superRefine(({ classes }, context) => {
    const names = new Set<string>()
    const hotkeys = new Set<string>()
    classes.forEach(({ name, hotkey }, index) => {
      if (names.has(name))
        context.addIssue({
          code: 'custom',
          path: ['classes', index, 'name'],
          message: `class "${name}" is listed twice`,
        })
      if (hotkey && hotkeys.has(hotkey))
        context.addIssue({
          code: 'custom',
          path: ['classes', index, 'hotkey'],
          message: `hotkey "${hotkey}" is used twice`,
        })
      names.add(name)
      if (hotkey) hotkeys.add(hotkey)
    })
    refuseLostParents(classes, names, context)
  })
export type Taxonomy = z.infer<typeof taxonomySchema>

/** A parent must be a class, and no class may be its own ancestor. */
function refuseLostParents(
  classes: readonly { name: string; parent?: string | undefined }[],
  names: ReadonlySet<string>,
  context: z.RefinementCtx,
): void {
  const parentOf = new Map(classes.map(({ name, parent }) => [name, parent]))
  classes.forEach(({ name, parent }, index) => {
    const complain = (message: string) =>
      context.addIssue({ code: 'custom', path: ['classes', index, 'parent'], message })
    if (parent === undefined) return
    if (!names.has(parent)) return complain(`"${parent}" is not one of the classes`)
    const seen = new Set<string>()
    for (let at: string | undefined = name; at !== undefined; at = parentOf.get(at)) {
      if (seen.has(at)) return complain(`"${name}" is its own ancestor`)
      seen.add(at)
    }
  })
}

/** The names of all classes, for quick lookups that no name (`__proto__`, `constructor`) can fool. */
export function classNames(taxonomy: Taxonomy): ReadonlySet<string> {
  return new Set(taxonomy.classes.map(({ name }) => name))
}

/** What to call a class in a language: its title there, else its name. */
export function classTitle(taxonomy: Taxonomy, name: string, locale: string): string {
  const titles = taxonomy.classes.find((entry) => entry.name === name)?.title
  return (titles && Object.hasOwn(titles, locale) ? titles[locale] : undefined) ?? name
}
