import { z } from 'zod'

/** A class's name as stored in labels: printable, without surrounding blanks, at most 80 characters. */
export const classNameSchema = z
  .string()
  .min(1, 'a class needs a name')
  .max(80, 'a class name has at most 80 characters')
  .refine((name) => name === name.trim(), 'a class name must not start or end with a blank')
  .refine((name) => !/[\u0000-\u001f\u007f]/.test(name), 'a class name must not contain control characters')

export const taxonomyClassSchema = z.strictObject({
  name: classNameSchema,
  /** One key of the keyboard that chooses the class. */
  hotkey: z
    .string()
    .regex(/^[a-z0-9]$/, 'a hotkey is one lower-case letter or digit')
    .optional(),
  /** What people read instead of the name, by locale: { en, ko }. */
  title: z.record(z.string(), z.string().min(1).max(120)).optional(),
})
export type TaxonomyClass = z.infer<typeof taxonomyClassSchema>

/** The classes a dataset uses; names and hotkeys are unique. */
export const taxonomySchema = z
  .strictObject({
    classes: z.array(taxonomyClassSchema).min(1, 'a taxonomy needs at least one class').max(400, 'at most 400 classes'),
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
  })
export type Taxonomy = z.infer<typeof taxonomySchema>

/** The names of all classes, for quick lookups that no name (`__proto__`, `constructor`) can fool. */
export function classNames(taxonomy: Taxonomy): ReadonlySet<string> {
  return new Set(taxonomy.classes.map(({ name }) => name))
}

/** What to call a class in a language: its title there, else its name. */
export function classTitle(taxonomy: Taxonomy, name: string, locale: string): string {
  const titles = taxonomy.classes.find((entry) => entry.name === name)?.title
  return (titles && Object.hasOwn(titles, locale) ? titles[locale] : undefined) ?? name
}
