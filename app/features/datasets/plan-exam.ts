import { type ExamDefinition, examDefinitionSchema } from '#app/domain/exams/definition.ts'
import { type QualificationDefinition, qualificationDefinitionSchema } from '#app/domain/qualifications/definition.ts'
import { type Choice, chooseItems } from './choose-items.ts'
import type { ExamForm, FormProblems, Part } from './make-form.ts'
import { type Material, checked, taskOf } from './plan-practice.ts'

export interface PlannedPart {
  title: { en: string; ko: string }
  count: number
  matching: number
}

export interface ExamPlan {
  parts: PlannedPart[]
  /** How many sittings one person can have before a part runs out of new pictures. */
  sittings: number
  problems: FormProblems
  /** Null while there are problems. */
  body: ExamDefinition | null
  /** The qualification to be made alongside; null when an existing one is granted, or while there are problems. */
  qualification: QualificationDefinition | null
}

/** The exam that a form describes, with how many pictures each part has and what is wrong. */
export function planExam(form: ExamForm, material: Material): ExamPlan {
  const { items, dataset } = material
  const { classes, onlyWithObjects } = form
  const chosen = chooseItems(form.parts.map(choiceOf), { items, classes, onlyWithObjects })
  const names = strataNames(form.parts)
  const problems: FormProblems = {}
  chosen.forEach((keys, index) => {
    if (keys.length < form.parts[index]!.count) problems[`parts[${index}].count`] = 'operate:make.problem.tooFew'
  })
  const qualification = form.qualification === '' ? newQualification(form, problems) : null
  const body = checked(
    examDefinitionSchema,
    {
      ...taskOf(form, material),
      dataset: dataset.slug,
      blueprint: form.parts.map(({ titleEn, titleKo, count }, index) => ({
        stratum: names[index],
        title: { en: titleEn, ko: titleKo },
        count,
        // The part has said already that it has too few.
        items: chosen[index]!.length >= count ? chosen[index] : undefined,
      })),
      timeLimitMinutes: form.timeLimitMinutes,
      attempts: form.attempts,
      retryDelayHours: form.retryDelayHours,
      prerequisites: form.prerequisites.map((entry) => {
        const [kind, slug] = entry.split(':')
        return kind === 'course' ? { course: slug } : { qualification: slug }
      }),
      decision: {
        rule: 'fixed',
        measure: form.measure,
        cut: form.cut / 100,
        ...(form.measure === 'share-of-items' && form.itemCut !== null ? { itemCut: form.itemCut / 100 } : {}),
      },
      grants: { qualification: form.qualification || form.slug, level: 1 },
    },
    problems,
  )
  const parts = form.parts.map(({ titleEn, titleKo, count }, index) => ({
    title: { en: titleEn, ko: titleKo },
    count,
    matching: chosen[index]!.length,
  }))
  const sittings = Math.min(...parts.map(({ matching, count }) => Math.floor(matching / count)))
  return { parts, sittings, problems, body, qualification: body && qualification }
}

function choiceOf(part: Part): Choice {
  switch (part.source) {
    case 'rest':
      return { source: 'rest' }
    case 'class':
      return { source: 'class', class: part.class ?? '' }
    case 'objects':
      return { source: 'objects', min: part.min, max: part.max }
    case 'picked':
      return { source: 'picked', keys: new Set(part.picked) }
  }
}

/** A short name for each part, from its English title; different ones, whatever the titles are. */
function strataNames(parts: readonly Part[]): string[] {
  const taken = new Set<string>()
  return parts.map(({ titleEn }, index) => {
    const words = titleEn.toLowerCase().match(/[a-z0-9]+/g) ?? []
    const name = words.join('-').slice(0, 50).replace(/-+$/, '') || `part-${index + 1}`
    const unique = taken.has(name) ? `${name}-${index + 1}` : name
    taken.add(unique)
    return unique
  })
}

function newQualification(form: ExamForm, problems: FormProblems): QualificationDefinition | null {
  const title = { en: form.qualificationTitleEn, ko: form.qualificationTitleKo }
  return checked(
    qualificationDefinitionSchema,
    {
      slug: form.slug,
      title,
      summary: { en: form.summaryEn, ko: form.summaryKo },
      criteria: { en: form.criteriaEn, ko: form.criteriaKo },
      validDays: form.validDays,
      levels: [{ level: 1, title }],
      exam: form.slug,
      ...(form.course ? { course: form.course } : {}),
    },
    problems,
  )
}
