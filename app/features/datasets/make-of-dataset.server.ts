import type { Text } from '#app/domain/text.ts'
import { courseTitles } from '#app/features/exams/completed-courses.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { type Tx, transaction } from '#app/platform/db.server.ts'
import {
  type Bodies,
  type DefinitionType,
  definitionHash,
  listDefinitions,
  publishDefinition,
} from '#app/platform/definitions.server.ts'
import { datasetFacts } from './dataset-facts.server.ts'
import { findDataset } from './load-dataset.server.ts'
import {
  type ExamForm,
  type FormProblems,
  type PracticeForm,
  examFormSchema,
  nested,
  practiceFormSchema,
  problemsByField,
} from './make-form.ts'
import { type ExamPlan, planExam } from './plan-exam.ts'
import { type Material, type PracticePlan, planPractice } from './plan-practice.ts'

/** What the forms offer to choose from: courses and qualifications by slug. */
export async function makingChoices(): Promise<{
  courses: { slug: string; title: Text }[]
  qualifications: { slug: string; title: Text }[]
}> {
  const qualifications = await listDefinitions('qualification')
  return {
    courses: [...courseTitles()].map(([slug, title]) => ({ slug, title })),
    qualifications: qualifications.map(({ slug, body }) => ({ slug, title: body.title })),
  }
}

/** A dataset of which something can be made, with what a plan needs; null when there is none. */
async function materialOf(slug: string): Promise<Material | null> {
  const dataset = await findDataset(slug)
  if (!dataset?.makes) return null
  const sets = await listDefinitions('practice')
  const lessons = new Map<string, Record<string, string>>()
  for (const { body } of sets)
    if (body.course) lessons.set(body.course, { ...body.teaches, ...lessons.get(body.course) })
  const { classNames } = dataset
  return { dataset: { slug, classNames }, items: await datasetFacts(dataset.id), lessons }
}

export type Planned<Plan> =
  { outcome: 'unknown' } | { outcome: 'invalid'; problems: FormProblems } | { outcome: 'planned'; plan: Plan }

/** Texts that are not written yet do not keep anybody from seeing how many pictures there would be. */
function withPlaceholders(form: FormData): FormData {
  const filled = new FormData()
  for (const [name, value] of form) filled.append(name, value === '' && /(En|Ko)$/.test(name) ? '–' : value)
  if (!filled.get('slug')) filled.set('slug', 'preview')
  return filled
}

export interface PracticePreview {
  matching: number
}
/** How many pictures a half-filled form would take; null while it says too little. */
export async function previewPractice(slug: string, form: FormData): Promise<PracticePreview | null> {
  const planned = await planPracticeOf(slug, withPlaceholders(form))
  return planned.outcome === 'planned' ? { matching: planned.plan.matching } : null
}

export interface ExamPreview {
  parts: { title: Text; count: number; matching: number }[]
  sittings: number
}
/** The same for an exam, part by part. */
export async function previewExam(slug: string, form: FormData): Promise<ExamPreview | null> {
  const planned = await planExamOf(slug, withPlaceholders(form))
  return planned.outcome === 'planned' ? { parts: planned.plan.parts, sittings: planned.plan.sittings } : null
}

/** What a form would make, without making it. */
export async function planPracticeOf(slug: string, form: FormData): Promise<Planned<PracticePlan>> {
  const material = await materialOf(slug)
  if (!material) return { outcome: 'unknown' }
  const parsed = practiceFormSchema.safeParse(nested(form))
  if (!parsed.success) return { outcome: 'invalid', problems: problemsByField(parsed.error.issues) }
  const plan = planPractice(parsed.data, material)
  return { outcome: 'planned', plan: { ...plan, problems: await namesKnown(parsed.data, plan.problems) } }
}

/** The same for an exam. */
export async function planExamOf(slug: string, form: FormData): Promise<Planned<ExamPlan>> {
  const material = await materialOf(slug)
  if (!material) return { outcome: 'unknown' }
  const parsed = examFormSchema.safeParse(nested(form))
  if (!parsed.success) return { outcome: 'invalid', problems: problemsByField(parsed.error.issues) }
  const plan = planExam(parsed.data, material)
  return { outcome: 'planned', plan: { ...plan, problems: await namesKnown(parsed.data, plan.problems) } }
}

/** Adds what only the academy can know: that a course or qualification is not there. */
async function namesKnown(form: PracticeForm | ExamForm, problems: FormProblems): Promise<FormProblems> {
  const { courses, qualifications } = await makingChoices()
  const known = new Set([
    ...courses.map(({ slug }) => `course:${slug}`),
    ...qualifications.map(({ slug }) => `qualification:${slug}`),
  ])
  const unknown: FormProblems = {}
  if (form.course && !known.has(`course:${form.course}`)) unknown.course = 'operate:make.problem.unknown'
  if ('prerequisites' in form) {
    if (form.prerequisites.some((entry) => !known.has(entry))) unknown.prerequisites = 'operate:make.problem.unknown'
    if (form.qualification && !known.has(`qualification:${form.qualification}`))
      unknown.qualification = 'operate:make.problem.unknown'
  }
  return { ...problems, ...unknown }
}

export type Made =
  { outcome: 'made'; slug: string } | { outcome: 'unknown' } | { outcome: 'invalid'; problems: FormProblems }
interface Maker {
  operatorId: string
  now: Date
}

/** Publishes the practice set that a form describes. Sending the same form twice makes one. */
export async function makePractice(slug: string, form: FormData, maker: Maker): Promise<Made> {
  const planned = await planPracticeOf(slug, form)
  if (planned.outcome !== 'planned') return planned
  const { body, problems } = planned.plan
  if (!body || Object.keys(problems).length > 0) return { outcome: 'invalid', problems }
  return transaction((tx) => publishNew(tx, [['practice', body]], slug, maker))
}

/** Publishes the exam that a form describes, and the qualification made alongside. Sending it twice makes one. */
export async function makeExam(slug: string, form: FormData, maker: Maker): Promise<Made> {
  const planned = await planExamOf(slug, form)
  if (planned.outcome !== 'planned') return planned
  const { body, qualification, problems } = planned.plan
  if (!body || Object.keys(problems).length > 0) return { outcome: 'invalid', problems }
  const all: Entry[] = [['exam', body], ...(qualification ? [['qualification', qualification] as Entry] : [])]
  return transaction((tx) => publishNew(tx, all, slug, maker))
}

type Entry = ['practice', Bodies['practice']] | ['exam', Bodies['exam']] | ['qualification', Bodies['qualification']]

/** Publishes new definitions, all or none; a name that is in use is not taken over. */
async function publishNew(tx: Tx, entries: Entry[], dataset: string, { operatorId, now }: Maker): Promise<Made> {
  for (const [type, body] of entries) {
    const newest = await tx.definition.findFirst({
      where: { type, slug: body.slug },
      orderBy: { version: 'desc' },
    })
    if (newest && (newest.hash !== definitionHash(body) || newest.withdrawnAt))
      return { outcome: 'invalid', problems: { slug: 'operate:make.problem.taken' } }
  }
  for (const [type, body] of entries) await publishOne(tx, type, body, { dataset, operatorId, now })
  return { outcome: 'made', slug: entries[0]![1].slug }
}

async function publishOne<T extends DefinitionType>(
  tx: Tx,
  type: T,
  body: Bodies[T],
  { dataset, operatorId, now }: Maker & { dataset: string },
): Promise<void> {
  const before = await tx.definition.count({ where: { type, slug: body.slug } })
  const id = await publishDefinition(tx, type, body, { origin: 'operator', at: now, by: operatorId })
  if (before > 0) return
  await audit(tx, {
    actorId: operatorId,
    act: 'definition.published',
    subjectType: 'definition',
    subjectId: id,
    detail: { type, slug: body.slug, dataset },
    at: now,
  })
}
