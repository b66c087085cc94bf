import { eligibility } from '#app/domain/exams/eligibility.ts'
import { type Snapshot, PRACTICE_WANTED } from '#app/domain/journey/next-step.ts'
import { isComplete } from '#app/domain/journey/step.ts'
import { type StandingGrant, standingOf } from '#app/features/qualifications/standing.server.ts'
import { pastAttempts } from '#app/features/exams/load-candidate.server.ts'
import { openLeaseOf } from '#app/features/projects/open-lease.server.ts'
import { hasOpenTask } from '#app/features/projects/open-tasks.server.ts'
import { statement } from '#app/platform/db.server.ts'
import { type Offer, currentOffer } from './catalogue.server.ts'

/** The grants with everything known of them, where the snapshot itself needs less. */
export type PersonSnapshot = Omit<Snapshot, 'grants'> & { grants: readonly StandingGrant[] }

/** As one text: a row for every lesson costs three times as much. Slugs hold no blanks. */
const LESSONS = `SELECT group_concat(course || '/' || lesson, ' ') AS done FROM LessonCompletion WHERE userId = ?`
const PRACTISED = `SELECT count(*) AS n FROM
  (SELECT 1 FROM PracticeTask WHERE userId = ? AND practice = ? AND tries > 0 LIMIT ${PRACTICE_WANTED})`

/**
 * Everything that decides a person's next step, by prepared statements on indexed rows of this person only: every
 * page asks for it. For a visitor (null) it is that of somebody who has done nothing yet.
 */
export function takeSnapshot(person: string | null, now: Date, offer: Offer = currentOffer()): PersonSnapshot {
  const userId = person ?? ''
  const done = new Set((statement(LESSONS).get(userId) as { done: string | null }).done?.split(' '))
  const courses = offer.courses.map(({ slug, requires, lessons }) => {
    const open = lessons.filter(({ name }) => !done.has(`${slug}/${name}`))
    const lessonsDone = lessons.length - open.length
    return { slug, requires, lessons: lessons.length, lessonsDone, nextLesson: open[0]?.name ?? null }
  })
  const grants = standingOf(userId, now)
  return {
    courses,
    practice: offer.practice.map(({ slug, course }) => ({ slug, course, done: course ? practised(userId, slug) : 0 })),
    exams: examsOf(userId, offer, courses, grants, now),
    qualifications: offer.qualifications,
    grants,
    projects: offer.projects.map(({ slug, pay, requirement }) => ({
      slug,
      paid: pay !== null,
      requirement,
      hasTasks: hasOpenTask(slug, userId, now),
      assignment: openLeaseOf(userId, slug, now),
    })),
  }
}

function practised(userId: string, slug: string): number {
  return (statement(PRACTISED).get(userId, slug) as { n: number }).n
}

function examsOf(
  userId: string,
  { exams }: Offer,
  courses: Snapshot['courses'],
  grants: readonly StandingGrant[],
  now: Date,
): Snapshot['exams'] {
  const completedCourses = new Set(courses.filter(isComplete).map(({ slug }) => slug))
  const valid = grants.filter(({ state }) => state === 'valid')
  const heldQualifications = new Set(valid.map(({ qualification }) => qualification))
  return exams.map((exam) => {
    const qualified = valid.some(
      ({ qualification, level, expiresSoon }) =>
        qualification === exam.grants.qualification && level >= exam.grants.level && !expiresSoon,
    )
    const candidate = { attempts: pastAttempts(userId, exam.slug), completedCourses, heldQualifications, qualified }
    return { slug: exam.slug, prerequisites: exam.prerequisites, eligibility: eligibility(exam, candidate, now) }
  })
}
