import type { ExamDefinition } from '#app/domain/exams/definition.ts'
import type { Problem } from '#app/domain/labels/problems.ts'
import type { PracticeDefinition } from '#app/domain/practice/definition.ts'
import { lessonReference, type Teaches } from '#app/domain/practice/lesson-reference.ts'
import type { ProjectDefinition } from '#app/domain/projects/definition.ts'
import type { QualificationDefinition } from './definition.ts'
import type { Requirement } from './requirement-schema.ts'

/** All definitions that refer to each other. `courses` gives each course's lessons; `datasets` those that exist. */
export type Definitions = {
  courses: ReadonlyMap<string, readonly string[]>
  practice: readonly PracticeDefinition[]
  exams: readonly ExamDefinition[]
  qualifications: readonly QualificationDefinition[]
  projects: readonly ProjectDefinition[]
  datasets: ReadonlySet<string>
}

/** Every reference between definitions that leads nowhere, and where it is: `exams/street-boxes: grants.level`. */
export function referenceProblems(all: Definitions): Problem[] {
  const problems: Problem[] = []
  const levels = new Map(
    all.qualifications.map(({ slug, levels }) => [slug, new Set(levels.map(({ level }) => level))]),
  )
  const exams = new Map(all.exams.map((exam) => [exam.slug, exam]))

  const checkerOf = (place: string) => {
    const problem = (field: string, message: string) => void problems.push({ where: `${place}: ${field}`, message })
    return {
      problem,
      course: (field: string, slug: string | undefined) => {
        if (slug !== undefined && !all.courses.has(slug)) problem(field, `there is no course "${slug}"`)
      },
      qualification: (field: string, slug: string, level?: number) => {
        if (!levels.has(slug)) problem(field, `there is no qualification "${slug}"`)
        else if (level !== undefined && !levels.get(slug)!.has(level)) problem(field, `"${slug}" has no level ${level}`)
      },
      dataset: (field: string, slug: string | undefined) => {
        if (slug !== undefined && !all.datasets.has(slug)) problem(field, `there is no dataset "${slug}"`)
      },
      teaches: (teaches: Teaches) => {
        for (const [key, text] of Object.entries(teaches)) {
          const { course, lesson } = lessonReference(text)
          if (!all.courses.get(course)?.includes(lesson))
            problem(`teaches.${key}`, `there is no lesson "${course}/${lesson}"`)
        }
      },
    }
  }

  for (const { slug, course, pool, teaches } of all.practice) {
    const check = checkerOf(`practice/${slug}`)
    check.course('course', course)
    check.dataset('pool.dataset', pool.source === 'dataset' ? pool.dataset : undefined)
    check.teaches(teaches)
  }
  for (const { slug, dataset, prerequisites, grants, teaches } of all.exams) {
    const check = checkerOf(`exams/${slug}`)
    check.dataset('dataset', dataset)
    prerequisites.forEach((prerequisite, index) => {
      if ('course' in prerequisite) check.course(`prerequisites[${index}]`, prerequisite.course)
      else check.qualification(`prerequisites[${index}]`, prerequisite.qualification)
    })
    check.qualification(
      levels.has(grants.qualification) ? 'grants.level' : 'grants.qualification',
      grants.qualification,
      grants.level,
    )
    check.teaches(teaches)
  }
  for (const { slug, exam, course } of all.qualifications) {
    const check = checkerOf(`qualifications/${slug}`)
    check.course('course', course)
    if (!exams.has(exam)) check.problem('exam', `there is no exam "${exam}"`)
    else if (exams.get(exam)!.grants.qualification !== slug)
      check.problem('exam', `exam "${exam}" grants another qualification`)
  }
  for (const { slug, pool, requirement } of all.projects) {
    const check = checkerOf(`projects/${slug}`)
    check.dataset('pool.dataset', pool.source === 'dataset' ? pool.dataset : undefined)
    for (const { qualification, level } of requirement ? qualificationsIn(requirement) : [])
      check.qualification('requirement', qualification, level)
  }
  return problems
}

/** The qualifications (and levels) that a requirement speaks of. */
export function qualificationsIn(requirement: Requirement): { qualification: string; level?: number }[] {
  if ('all' in requirement) return requirement.all.flatMap(qualificationsIn)
  if ('any' in requirement) return requirement.any.flatMap(qualificationsIn)
  if ('not' in requirement) return qualificationsIn(requirement.not)
  if ('holds' in requirement) return [{ qualification: requirement.holds }]
  if ('lacks' in requirement) return [{ qualification: requirement.lacks }]
  if ('levelAtLeast' in requirement) return [requirement.levelAtLeast]
  if ('scoreAtLeast' in requirement) return [{ qualification: requirement.scoreAtLeast.qualification }]
  return [{ qualification: requirement.grantedWithin.qualification }]
}
