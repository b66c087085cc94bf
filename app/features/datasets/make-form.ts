import { z } from 'zod'
import { slugSchema } from '#app/domain/slug.ts'

/**
 * The forms with which practice and exams are made of a dataset. Messages are message keys; the definition that comes
 * out is checked once more by the domain's own schema.
 */
const REQUIRED = 'operate:make.problem.required'
const NUMBER = 'operate:make.problem.number'
const required = (limit: number) =>
  z.string({ error: REQUIRED }).trim().min(1, REQUIRED).max(limit, 'operate:make.problem.long')
const number = (min: number, max: number) =>
  z.coerce.number({ error: NUMBER }).min(min, 'operate:make.problem.range').max(max, 'operate:make.problem.range')
const integer = (min: number, max: number) => number(min, max).int(NUMBER)
const percent = number(0, 100)
const slug = required(64).refine((value) => slugSchema.safeParse(value).success, 'operate:make.problem.slug')
/** Form fields of one name, however many: a single one is no list yet. */
const several = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .optional()
  .transform((list) => list ?? [])
const keys = z
  .string()
  .max(900_000)
  .optional()
  .transform((text, context) => {
    try {
      return z
        .array(z.string().min(1).max(255))
        .max(10_000)
        .parse(JSON.parse(text || '[]'))
    } catch {
      context.addIssue({ code: 'custom', message: 'operate:make.problem.picked' })
      return z.NEVER
    }
  })
const flag = z
  .string()
  .optional()
  .transform((value) => value !== undefined)

const shared = {
  titleEn: required(120),
  titleKo: required(120),
  summaryEn: required(600),
  summaryKo: required(600),
  slug,
  classes: several.refine((list) => list.length > 0, 'operate:make.problem.noClass'),
  /** What people read for each class in Korean, by the class's place in the dataset. */
  korean: z.record(z.string(), z.string().trim().max(120, 'operate:make.problem.long')).optional(),
  course: z.string().optional(),
  metric: z.enum(['f1', 'accuracy', 'meanIou'], REQUIRED),
  iouThreshold: number(0.05, 0.95),
  looseThreshold: number(0, 1),
  onlyWithObjects: flag,
}

export const practiceFormSchema = z
  .object({
    ...shared,
    source: z.enum(['rest', 'picked'], REQUIRED),
    picked: keys,
  })
  .superRefine(checkThresholds)
export type PracticeForm = z.output<typeof practiceFormSchema>

const part = z
  .object({
    titleEn: required(120),
    titleKo: required(120),
    count: integer(1, 200),
    source: z.enum(['rest', 'class', 'objects', 'picked'], REQUIRED),
    class: z.string().optional(),
    min: z.union([z.literal('').transform(() => 0), integer(0, 5000)]).default(0),
    max: z.union([z.literal('').transform(() => null), integer(0, 5000)]).default(null),
    picked: keys,
  })
  .superRefine((value, context) => {
    if (value.source === 'class' && !value.class)
      context.addIssue({ code: 'custom', path: ['class'], message: REQUIRED })
    if (value.source === 'objects' && value.max !== null && value.max < value.min)
      context.addIssue({ code: 'custom', path: ['max'], message: 'operate:make.problem.minMax' })
  })
export type Part = z.output<typeof part>

export const examFormSchema = z
  .object({
    ...shared,
    parts: z.array(part, { error: 'operate:make.problem.noPart' }).min(1, 'operate:make.problem.noPart').max(40),
    timeLimitMinutes: number(1, 24 * 60),
    attempts: integer(1, 1000),
    retryDelayHours: number(0, 24 * 365),
    prerequisites: several,
    measure: z.enum(['mean-score', 'share-of-items'], REQUIRED),
    cut: percent,
    itemCut: z.union([z.literal('').transform(() => null), percent]).default(null),
    /** An existing qualification's slug, or empty: one is made alongside. */
    qualification: z.string().default(''),
    qualificationTitleEn: z.string().trim().max(120).default(''),
    qualificationTitleKo: z.string().trim().max(120).default(''),
    criteriaEn: z.string().trim().max(2000).default(''),
    criteriaKo: z.string().trim().max(2000).default(''),
    validDays: z.union([z.literal('').transform(() => null), integer(1, 36_500)]).default(null),
  })
  .superRefine(checkThresholds)
  .superRefine((form, context) => {
    const issue = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (form.measure === 'share-of-items' && form.itemCut === null) issue('itemCut', REQUIRED)
    if (form.qualification !== '') return
    for (const field of ['qualificationTitleEn', 'qualificationTitleKo', 'criteriaEn', 'criteriaKo'] as const)
      if (form[field] === '') issue(field, REQUIRED)
  })
export type ExamForm = z.output<typeof examFormSchema>

function checkThresholds(form: { iouThreshold: number; looseThreshold: number }, context: z.RefinementCtx): void {
  if (form.looseThreshold < form.iouThreshold)
    context.addIssue({ code: 'custom', path: ['looseThreshold'], message: 'operate:make.problem.loose' })
}

/** What is wrong, by the name of the field. */
export type FormProblems = Record<string, string>

/** The first problem of each field; names are written as the form writes them: `parts[0].count`. */
export function problemsByField(issues: readonly { path: PropertyKey[]; message: string }[]): FormProblems {
  const problems: FormProblems = {}
  for (const { path, message } of issues) {
    const name = path.reduce<string>(
      (sum, key) => (typeof key === 'number' ? `${sum}[${key}]` : sum ? `${sum}.${String(key)}` : String(key)),
      '',
    )
    problems[name || 'form'] ??= message
  }
  return problems
}

/** Form fields as nested values: `parts[0].count` → parts: [{ count }]; a name given several times is a list. */
export function nested(form: FormData): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  const lists: Record<string, Record<string, unknown>[]> = {}
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value): value is string => typeof value === 'string')
    const value = values.length === 1 ? values[0]! : values
    const inList = /^(parts)\[(\d{1,2})\]\.(\w+)$/.exec(name)
    const inRecord = /^korean\[(\d{1,3})\]$/.exec(name)
    if (inList) {
      const list = (lists[inList[1]!] ??= [])
      ;(list[Number(inList[2])] ??= {})[inList[3]!] = value
    } else if (inRecord) {
      const record = (result.korean ??= {}) as Record<string, unknown>
      record[inRecord[1]!] = value
    } else if (/^\w{1,40}$/.test(name) && name !== '__proto__') result[name] = value
  }
  // Holes (a part that was removed) would be reported as missing.
  for (const [name, list] of Object.entries(lists))
    result[name] = Array.from(list, (entry) => entry ?? null).filter(Boolean)
  return result
}
