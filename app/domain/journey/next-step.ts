import { pathThrough, type PathStep, type Progress } from '#app/domain/qualifications/path.ts'
import { evaluateRequirement } from '#app/domain/qualifications/requirement.ts'
import { daysLeft, expiresSoon, grantState, isValid } from '#app/domain/qualifications/validity.ts'
import type { ProjectProgress, Snapshot } from './snapshot.ts'
import { courseStep, isComplete, PRACTICE_WANTED, stepOn, type NextStep } from './step.ts'

export type { Snapshot } from './snapshot.ts'
export { PRACTICE_WANTED, type NextStep } from './step.ts'

/** A qualification in use is renewed this many days before it expires; earlier would only distract from work. */
const RENEW_DAYS = 14

/**
 * The next step to paid work. What runs against a clock comes first, then a qualification about to be lost, then paid
 * work that is open; otherwise the nearest locked paid project sets the goal, and its path gives the step.
 */
export function nextStep(snapshot: Snapshot, now: Date): NextStep {
  return (
    openExam(snapshot) ??
    openTask(snapshot, now) ??
    renewal(snapshot, now) ??
    work(snapshot, now, true) ??
    towardsWork(snapshot, now) ??
    unfinishedCourse(snapshot) ??
    work(snapshot, now, false) ?? { step: 'look-around', href: '/projects', params: {} }
  )
}

/** What a person has done, as paths need it. */
export function progressOf({ courses, practice, grants }: Snapshot, now: Date): Progress {
  return {
    completedCourses: new Set(courses.filter(isComplete).map(({ slug }) => slug)),
    practised: new Set(practice.filter(({ done }) => done >= PRACTICE_WANTED).map(({ slug }) => slug)),
    heldQualifications: new Set(
      grants.filter((grant) => isValid(grant, now)).map(({ qualification }) => qualification),
    ),
  }
}

function openExam({ exams }: Snapshot): NextStep | null {
  for (const { slug, eligibility } of exams)
    if (eligibility.outcome === 'open')
      return {
        step: 'resume-exam',
        href: `/attempts/${eligibility.attempt}`,
        params: { exam: slug, deadlineAt: eligibility.deadlineAt.toISOString() },
      }
  return null
}

function openTask({ projects }: Snapshot, now: Date): NextStep | null {
  for (const { slug, assignment } of projects)
    if (assignment && assignment.leaseExpiresAt > now)
      return {
        step: 'finish-task',
        href: `/assignments/${assignment.id}`,
        params: { project: slug, leaseExpiresAt: assignment.leaseExpiresAt.toISOString() },
      }
  return null
}

function renewal({ grants, qualifications, exams }: Snapshot, now: Date): NextStep | null {
  for (const { slug, exam } of qualifications) {
    const held = grants.filter(({ qualification }) => qualification === slug)
    const valid = held.filter((grant) => isValid(grant, now))
    const lasting = valid.some((grant) => !expiresSoon(grant, now, RENEW_DAYS))
    const lost = valid.length === 0 && held.length > 0 && held.every((grant) => grantState(grant, now) === 'expired')
    if (lasting || (valid.length === 0 && !lost)) continue
    if (exams.find((entry) => entry.slug === exam)?.eligibility.outcome !== 'eligible') continue
    const days = Math.max(0, ...valid.map((grant) => daysLeft(grant, now) ?? 0))
    return { step: 'renew', href: `/exams/${exam}`, params: { exam, qualification: slug, days } }
  }
  return null
}

function work({ projects, grants }: Snapshot, now: Date, paid: boolean): NextStep | null {
  const open = projects.find(
    (project) =>
      project.paid === paid && project.hasTasks && evaluateRequirement(project.requirement, grants, now).satisfied,
  )
  if (!open) return null
  return {
    step: paid ? 'do-paid-task' : 'do-open-task',
    href: `/projects/${open.slug}`,
    params: { project: open.slug },
  }
}

/** The first step of the shortest path to a locked paid project on which something can be done. */
function towardsWork(snapshot: Snapshot, now: Date): NextStep | null {
  const progress = progressOf(snapshot, now)
  const pathTo = ({ requirement }: ProjectProgress): PathStep[] => {
    const { satisfied, path } = evaluateRequirement(requirement, snapshot.grants, now)
    return satisfied || !path ? [] : pathThrough(path, snapshot, progress)
  }
  const paths = snapshot.projects.filter(({ paid }) => paid).map(pathTo)
  for (const [first] of paths.filter((path) => path.length > 0).sort((a, b) => a.length - b.length)) {
    const step = first && stepOn(first, snapshot)
    if (step) return step
  }
  return null
}

function unfinishedCourse({ courses }: Snapshot): NextStep | null {
  for (const course of courses) {
    const step = courseStep(course)
    if (step) return step
  }
  return null
}
