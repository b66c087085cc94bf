import type { z } from 'zod'
import { FINDING_HINTS, FINDING_TYPES } from '#app/domain/grading/finding.ts'
import { type PracticeDefinition, practiceDefinitionSchema } from '#app/domain/practice/definition.ts'
import { chooseItems } from './choose-items.ts'
import type { ItemFacts } from './item-facts.ts'
import { type FormProblems, type PracticeForm, problemsByField } from './make-form.ts'

/** What a plan is made of. */
export interface Material {
  dataset: { slug: string; classNames: readonly string[] }
  items: readonly ItemFacts[]
  /** Finding or hint → lesson section, by course: so that findings on photos link to the lessons, too. */
  lessons: ReadonlyMap<string, Readonly<Record<string, string>>>
}

export interface PracticePlan {
  matching: number
  problems: FormProblems
  /** Null while there are problems. */
  body: PracticeDefinition | null
}

/** The practice set that a form describes, with how many pictures it would have and what is wrong. */
export function planPractice(form: PracticeForm, material: Material): PracticePlan {
  const { items } = material
  const { classes, onlyWithObjects } = form
  const choice =
    form.source === 'picked' ? { source: 'picked' as const, keys: new Set(form.picked) } : { source: 'rest' as const }
  const [keys = []] = chooseItems([choice], { items, classes, onlyWithObjects })
  const problems: FormProblems = keys.length === 0 ? { source: 'operate:make.problem.noPicture' } : {}
  const { slug } = material.dataset
  const all = keys.length === items.length
  const body = checked(
    practiceDefinitionSchema,
    {
      ...taskOf(form, material),
      ...(form.course ? { course: form.course } : {}),
      order: 100,
      pool: { source: 'dataset', dataset: slug, ...(all ? {} : { items: keys }) },
    },
    problems,
  )
  return { matching: keys.length, problems, body }
}

type TaskForm = Pick<
  PracticeForm,
  | 'slug'
  | 'titleEn'
  | 'titleKo'
  | 'summaryEn'
  | 'summaryKo'
  | 'classes'
  | 'korean'
  | 'course'
  | 'metric'
  | 'iouThreshold'
  | 'looseThreshold'
>

/** The fields that practice sets and exams share. */
export function taskOf(form: TaskForm, { dataset, lessons }: Material) {
  const wanted = new Set(form.classes)
  const classes = dataset.classNames.flatMap((name, index) => {
    if (!wanted.has(name)) return []
    const ko = form.korean?.[String(index)]
    return [{ name, ...(ko ? { title: { en: name, ko } } : {}) }]
  })
  const words: ReadonlySet<string> = new Set([...FINDING_TYPES, ...FINDING_HINTS])
  const teaches = Object.entries(lessons.get(form.course ?? '') ?? {}).filter(([key]) => words.has(key))
  return {
    slug: form.slug,
    title: { en: form.titleEn, ko: form.titleKo },
    summary: { en: form.summaryEn, ko: form.summaryKo },
    kind: 'boxes' as const,
    taxonomy: { classes: classes.map((entry, index) => (index < 9 ? { ...entry, hotkey: String(index + 1) } : entry)) },
    rubric: {
      kind: 'boxes' as const,
      metric: form.metric,
      iouThreshold: form.iouThreshold,
      looseThreshold: form.looseThreshold,
    },
    teaches: Object.fromEntries(teaches),
  }
}

/** Where the definition's own fields stand in the forms. */
const FIELDS: [RegExp, string][] = [
  [/^title\.en/, 'titleEn'],
  [/^title\.ko/, 'titleKo'],
  [/^summary\.en/, 'summaryEn'],
  [/^summary\.ko/, 'summaryKo'],
  [/^slug/, 'slug'],
  [/^taxonomy/, 'classes'],
  [/^rubric\.iouThreshold/, 'iouThreshold'],
  [/^rubric\.looseThreshold/, 'looseThreshold'],
  [/^pool/, 'source'],
  [/^decision\.itemCut/, 'itemCut'],
  [/^decision/, 'cut'],
  [/^blueprint\[(\d+)\]\.(title\.en|stratum)/, 'parts[$1].titleEn'],
  [/^blueprint\[(\d+)\]\.title\.ko/, 'parts[$1].titleKo'],
  [/^blueprint\[(\d+)\]\.count/, 'parts[$1].count'],
  [/^blueprint\[(\d+)\]/, 'parts[$1].source'],
  [/^criteria\.(en|ko)/, 'criteria$1'],
  [/^(timeLimitMinutes|attempts|retryDelayHours|prerequisites|validDays)/, '$1'],
]

/** The definition as the domain's schema reads it; what the schema finds is added to the problems. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  problems: FormProblems,
): z.output<Schema> | null {
  const result = schema.safeParse(value)
  if (!result.success)
    for (const [place, message] of Object.entries(problemsByField(result.error.issues))) {
      const rule = FIELDS.find(([pattern]) => pattern.test(place))
      const field = rule ? place.replace(new RegExp(`${rule[0].source}.*$`), rule[1]) : 'form'
      problems[field] ??= message
    }
  return result.success && Object.keys(problems).length === 0 ? result.data : null
}
