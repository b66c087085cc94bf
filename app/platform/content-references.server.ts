import { lessonReference } from '#app/domain/practice/lesson-reference.ts'
import { qualificationsIn } from '#app/domain/qualifications/references.ts'
import type { ContentDataset } from '#app/domain/datasets/content-dataset.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { PracticeDefinition } from '#app/domain/practice/definition.ts'
import { readContentDatasets } from './dataset-files.server.ts'
import { type LessonIndex, lessonIndex } from './content.server.ts'
import { readAllDefinitions } from './definition-files.server.ts'
import { CONTENT_DIR, ContentError, type ContentProblem } from './yaml.server.ts'

/** Everything in the content that names something which is not there, or that is missing. */
export function contentProblems(contentDir = CONTENT_DIR): ContentProblem[] {
  const index = lessonIndex(contentDir)
  const { practice, exam, qualification, project } = readAllDefinitions(contentDir)
  const problems = [...index.problems]
  const slugs = (list: { body: { slug: string } }[]) => new Set(list.map(({ body }) => body.slug))
  const known = { practice: slugs(practice), exam: slugs(exam), qualification: slugs(qualification) }
  const courses = new Set(index.courses.map(({ slug }) => slug))

  for (const course of index.courses) {
    const problem = (message: string) => problems.push({ file: `courses/${course.slug}/course.yml`, line: 1, message })
    for (const slug of course.requires) if (!courses.has(slug)) problem(`requires: there is no course "${slug}"`)
    for (const slug of course.leadsTo.practice)
      if (!known.practice.has(slug)) problem(`leadsTo: there is no practice "${slug}"`)
    if (course.leadsTo.exam && !known.exam.has(course.leadsTo.exam))
      problem(`leadsTo: there is no exam "${course.leadsTo.exam}"`)
  }
  const datasets = readContentDatasets(contentDir)
  for (const { body, file, lineOf } of practice)
    for (const message of poolProblems(body, datasets)) problems.push({ file, line: lineOf(['pool']), message })
  for (const { body, file, lineOf } of [...practice, ...exam])
    for (const [key, reference] of Object.entries(body.teaches)) {
      const message = lessonProblem(index, reference)
      if (message) problems.push({ file, line: lineOf(['teaches', key]), message: `teaches.${key}: ${message}` })
    }
  for (const { body, file, lineOf } of [...practice, ...qualification])
    if (body.course !== undefined && !courses.has(body.course))
      problems.push({ file, line: lineOf(['course']), message: `course: there is no course "${body.course}"` })
  for (const { body, file, lineOf } of exam) {
    if (!known.qualification.has(body.grants.qualification))
      problems.push({
        file,
        line: lineOf(['grants']),
        message: `grants: there is no qualification "${body.grants.qualification}"`,
      })
    body.prerequisites.forEach((prerequisite, at) => {
      const there =
        'course' in prerequisite
          ? courses.has(prerequisite.course)
          : known.qualification.has(prerequisite.qualification)
      if (!there)
        problems.push({
          file,
          line: lineOf(['prerequisites', at]),
          message: `there is no ${Object.entries(prerequisite)[0]!.join(' ')}`,
        })
    })
  }
  for (const { body, file, lineOf } of qualification)
    if (!known.exam.has(body.exam))
      problems.push({ file, line: lineOf(['exam']), message: `there is no exam "${body.exam}"` })
  for (const { body, file, lineOf } of project)
    for (const { qualification: slug } of body.requirement ? qualificationsIn(body.requirement) : [])
      if (!known.qualification.has(slug))
        problems.push({ file, line: lineOf(['requirement']), message: `there is no qualification "${slug}"` })
  return problems
}

/** Checks all of the content. @throws ContentError naming every file and line with a problem */
export function checkContent(contentDir = CONTENT_DIR): void {
  const problems = contentProblems(contentDir)
  if (problems.length > 0) throw new ContentError(problems)
}

/** What a practice set on a content dataset asks for that the dataset does not have, or the other way round. */
function poolProblems({ kind, pool, taxonomy }: PracticeDefinition, datasets: readonly ContentDataset[]): string[] {
  if (pool.source !== 'dataset') return []
  // Of an imported dataset nothing is known here.
  const dataset = datasets.find(({ slug }) => slug === pool.dataset)
  if (!dataset) return []
  const names = ({ classes, criteria = [] }: Taxonomy) => [...classes, ...criteria].map(({ name }) => name)
  const [offered, keys] = [new Set(names(taxonomy)), new Set(dataset.items.map(({ key }) => key))]
  return [
    ...(dataset.kind === kind ? [] : [`pool: the dataset "${dataset.slug}" holds ${dataset.kind}, not ${kind}`]),
    ...names(dataset.taxonomy).flatMap((name) => (offered.has(name) ? [] : [`taxonomy: "${name}" is missing`])),
    ...(pool.items ?? []).flatMap((key) => (keys.has(key) ? [] : [`pool: the dataset has no item "${key}"`])),
  ]
}

function lessonProblem(index: LessonIndex, reference: string): string | null {
  const { course, lesson, anchor } = lessonReference(reference)
  const found = index.lesson(course, lesson)
  if (!found) return `there is no lesson "${course}/${lesson}"`
  return anchor === null || found.anchors.includes(anchor)
    ? null
    : `lesson "${course}/${lesson}" has no anchor "${anchor}"`
}
