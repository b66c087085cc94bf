import type { Finding } from '#app/domain/grading/finding.ts'
import { type Teaches, lessonReference } from './lesson-reference.ts'

/**
 * The lesson section that teaches about a finding, as `course/lesson#anchor`: the most telling key that the definition
 * names. What to change about a box comes first; for a wrong class, the class that it really is; then the sort of
 * mistake; then the class.
 */
export function lessonForFinding(finding: Finding, teaches: Teaches): string | undefined {
  const { type, hint, goldClass } = finding
  const keys = [hint, type === 'wrong-class' ? goldClass : undefined, type, goldClass ?? finding.class]
  const key = keys.find((candidate) => candidate !== undefined && Object.hasOwn(teaches, candidate))
  return key === undefined ? undefined : teaches[key]
}

/** The address of a lesson section. */
export function lessonAddress(reference: string): string {
  const { course, lesson, anchor } = lessonReference(reference)
  return `/courses/${course}/${lesson}${anchor === null ? '' : `#${encodeURIComponent(anchor)}`}`
}
