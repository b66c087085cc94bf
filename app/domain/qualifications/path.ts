import type { Prerequisite } from '#app/domain/exams/definition.ts'
import type { Step } from './condition.ts'

/** One thing to do on the way to a qualification or a project. */
export type PathStep =
  | { step: 'course'; course: string }
  | { step: 'practice'; practice: string }
  | { step: 'exam'; exam: string; qualification: string }
  | { step: 'restore'; qualification: string }
  | { step: 'project'; project: string }

/** What is on offer, as far as paths lead through it. */
export type Catalogue = {
  courses: readonly { slug: string; requires: readonly string[] }[]
  practice: readonly { slug: string; course?: string }[]
  exams: readonly { slug: string; prerequisites: readonly Prerequisite[] }[]
  qualifications: readonly { slug: string; exam: string; course?: string }[]
}

/** What a person has done. `practised` are the sets they have practised enough. */
export type Progress = {
  completedCourses: ReadonlySet<string>
  practised: ReadonlySet<string>
  heldQualifications: ReadonlySet<string>
}

/**
 * Everything to do to a project, in order: courses, practice and exam of each qualification that the steps ask for
 * (from evaluateRequirement), with what those require first; then the project. Nothing is listed twice and nothing
 * that is done. Null when there is no way (`steps` is null).
 */
export function pathToProject(
  project: string,
  steps: readonly Step[] | null,
  catalogue: Catalogue,
  progress: Progress,
): PathStep[] | null {
  return steps && [...pathThrough(steps, catalogue, progress), { step: 'project', project }]
}

/** The same without the project: everything to do to take all of the steps. */
export function pathThrough(steps: readonly Step[], catalogue: Catalogue, progress: Progress): PathStep[] {
  const path: PathStep[] = []
  const visited = new Set<string>()
  // Definitions may refer to each other in circles or to nothing; each is entered once.
  const enter = (kind: string, slug: string) => !visited.has(`${kind} ${slug}`) && visited.add(`${kind} ${slug}`)

  const course = (slug: string): void => {
    const known = catalogue.courses.find((entry) => entry.slug === slug)
    if (!known || progress.completedCourses.has(slug) || !enter('course', slug)) return
    known.requires.forEach(course)
    path.push({ step: 'course', course: slug })
  }
  const qualification = (slug: string): void => {
    const known = catalogue.qualifications.find((entry) => entry.slug === slug)
    if (!known || !enter('qualification', slug)) return
    const exam = catalogue.exams.find((entry) => entry.slug === known.exam)
    for (const prerequisite of exam?.prerequisites ?? []) {
      if ('course' in prerequisite) course(prerequisite.course)
      else if (!progress.heldQualifications.has(prerequisite.qualification)) qualification(prerequisite.qualification)
    }
    if (known.course) course(known.course)
    for (const set of catalogue.practice)
      if (set.course && set.course === known.course && !progress.practised.has(set.slug) && enter('practice', set.slug))
        path.push({ step: 'practice', practice: set.slug })
    if (exam) path.push({ step: 'exam', exam: exam.slug, qualification: slug })
  }
  for (const step of steps) {
    if (step.act === 'restore') path.push({ step: 'restore', qualification: step.qualification })
    else qualification(step.qualification)
  }
  return path
}
