import { type Subject, subjectsOf } from '#app/domain/grading/subject.ts'
import { skillOf } from '#app/domain/grading/summary.ts'
import type { Rubric } from '#app/domain/grading/rubric.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { PracticeDefinition } from '#app/domain/practice/definition.ts'
import { lessonIndex } from '#app/platform/content.server.ts'
import { statement } from '#app/platform/db.server.ts'
import { guidelineHtml } from '#app/platform/guideline.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { currentDefinition, listDefinitions } from '#app/platform/definitions.server.ts'
import type { Locale } from '#app/platform/session.server.ts'
import { type ClassSkillRow, skillOfPerson } from './class-skill.server.ts'

/** So many of the latest tasks make "lately". */
const LATELY = 5

export interface PracticeSet {
  slug: string
  title: string
  summary: string
  kind: LabelKind
  /** The course that teaches this. */
  course: { slug: string; title: string } | null
  /** Latest grade, 0–1; null before the first. */
  lastScore: number | null
  /** Mean of the latest graded tasks and how many they are. */
  lately: { score: number; tasks: number } | null
  /** Whether a task waits for its answer. */
  open: boolean
}

/** A class (or criterion, or verdict) and how well a person knows it. `skill` 0–1: found objects among all that were there or were claimed. */
export interface ShownSkill extends ClassSkillRow {
  title: string
  skill: number
}

export interface PracticeSetPage extends PracticeSet {
  question: string | null
  /** Safe HTML. */
  guideline: string | null
  taxonomy: Taxonomy
  rubric: Rubric
  skills: ShownSkill[]
}

interface Viewer {
  userId: string | null
  locale: Locale
}

/** Every practice set in order, and how it goes for this person. */
export async function loadPracticeSets({
  userId,
  locale,
}: Viewer): Promise<{ sets: PracticeSet[]; skills: ShownSkill[] }> {
  const bodies = (await listDefinitions('practice')).map(({ body }) => body).sort((a, b) => a.order - b.order)
  const skills = userId ? await skillOfPerson(userId) : []
  return { sets: bodies.map((body) => shown(body, { userId, locale })), skills: titled(skills, bodies, locale) }
}

/** One practice set with its rules; null when there is none of that name. */
export async function loadPracticeSet(slug: string, viewer: Viewer): Promise<PracticeSetPage | null> {
  const practice = await currentDefinition('practice', slug)
  if (!practice) return null
  const { body } = practice
  const { taxonomy, rubric, question, guideline, kind } = body
  const names = new Set(subjectsOf(kind, taxonomy).map(({ name }) => name))
  const skills = viewer.userId ? await skillOfPerson(viewer.userId) : []
  const own = skills.filter((row) => row.kind === kind && names.has(row.class))
  return {
    ...shown(body, viewer),
    question: question?.[viewer.locale] ?? null,
    guideline: guideline ? guidelineHtml(guideline[viewer.locale]) : null,
    taxonomy,
    rubric,
    skills: titled(own, [body], viewer.locale),
  }
}

function shown(body: PracticeDefinition, { userId, locale }: Viewer): PracticeSet {
  const { slug, title, summary, kind, course } = body
  const tasks = userId
    ? (statement(
        'SELECT score, tries FROM PracticeTask WHERE userId = ? AND practice = ? ORDER BY servedAt DESC LIMIT ?',
      ).all(userId, slug, LATELY + 1) as { score: number | null; tries: number }[])
    : []
  const scores = tasks.flatMap(({ score }) => (score === null ? [] : [score])).slice(0, LATELY)
  return {
    slug,
    title: title[locale],
    summary: summary[locale],
    kind,
    course: course === undefined ? null : courseOf(course, locale),
    lastScore: scores[0] ?? null,
    lately:
      scores.length === 0
        ? null
        : { score: scores.reduce((sum, score) => sum + score, 0) / scores.length, tasks: scores.length },
    open: tasks.some(({ tries }) => tries === 0),
  }
}

function courseOf(slug: string, locale: Locale): { slug: string; title: string } | null {
  const course = lessonIndex().course(slug)
  return course && { slug, title: course.title[locale] }
}

/** Classes and the like with the titles that practice sets of their kind give them, in the order of those sets. */
function titled(rows: ClassSkillRow[], bodies: PracticeDefinition[], locale: Locale): ShownSkill[] {
  const subjects = bodies.map(({ kind, taxonomy }) => ({ kind, list: subjectsOf(kind, taxonomy) }))
  const place = (row: ClassSkillRow) => {
    const at = subjects.findIndex(({ kind, list }) => kind === row.kind && list.some(({ name }) => name === row.class))
    const position = subjects[at]?.list.findIndex(({ name }) => name === row.class) ?? 0
    return { subject: subjects[at]?.list[position], order: (at < 0 ? bodies.length : at) * 1000 + position }
  }
  return rows
    .map((row) => ({ row, ...place(row) }))
    .sort((a, b) => a.order - b.order)
    .map(({ row, subject }) => ({ ...row, title: titleOf(row, subject, locale), skill: skillOf(row) ?? 0 }))
}

function titleOf(row: ClassSkillRow, subject: Subject | undefined, locale: Locale): string {
  if (row.kind === 'review') return i18nOf[locale].t(`practice:verdict.${row.class}`)
  return subject?.title?.[locale] ?? row.class
}
