import type { Finding } from '#app/domain/grading/finding.ts'
import { grade } from '#app/domain/grading/grade.ts'
import { rubricSchema } from '#app/domain/grading/rubric.ts'
import type { Story } from './stories.ts'

/** What the grader finds in the answer of a story with gold, by the defaults of its kind and what the story says; none in other stories. */
export function findingsOf({ value, gold, rubric: given, multiple }: Story): Finding[] {
  if (!gold) return []
  const { kind } = value
  const rubric = rubricSchema.parse({ kind, ...(kind === 'classification' ? { multiple } : {}), ...given })
  return grade({ kind, rubric }, gold, value).findings
}
