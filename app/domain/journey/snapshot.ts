import type { Eligibility } from '#app/domain/exams/eligibility.ts'
import type { HeldGrant, Requirement } from '#app/domain/qualifications/requirement.ts'
import type { Catalogue } from '#app/domain/qualifications/path.ts'

/** How far a person is in a course; courses are listed in the order in which they should be taken. */
export type CourseProgress = {
  slug: string
  requires: readonly string[]
  lessonsDone: number
  lessons: number
  /** Where to go on; null when the course is complete (or has no lessons). */
  nextLesson: string | null
}

export type PracticeProgress = { slug: string; course?: string; done: number }

export type ExamProgress = Catalogue['exams'][number] & {
  eligibility: Eligibility
}

export type ProjectProgress = {
  slug: string
  paid: boolean
  requirement: Requirement | null
  /** Whether there is a task this person could take now. */
  hasTasks: boolean
  /** A running lease of this person. */
  assignment: { id: string; leaseExpiresAt: Date } | null
}

/** Everything about one person that decides their next step. */
export type Snapshot = {
  courses: readonly CourseProgress[]
  practice: readonly PracticeProgress[]
  exams: readonly ExamProgress[]
  qualifications: Catalogue['qualifications']
  grants: readonly HeldGrant[]
  projects: readonly ProjectProgress[]
}
