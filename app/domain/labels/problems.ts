import type { z } from 'zod'

/** One thing that is wrong with a value: where in it, and what. */
export type Problem = { where: string; message: string }

type Issue = z.core.$ZodIssue

/** Writes a path the way people write it in code: `boxes[3].width`. The value itself is `(root)`. */
export function placeOf(path: readonly PropertyKey[]): string {
  const place = path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? String(part) : `.${String(part)}`))
    .join('')
  return place || '(root)'
}

/** What a failed zod parse found, in the order found; a failed choice is told by the branch that came nearest. */
export function problemsOf(error: { issues: readonly Issue[] }): Problem[] {
  return error.issues.flatMap((issue) => told(issue, []))
}

function told(issue: Issue, prefix: readonly PropertyKey[]): Problem[] {
  const path = [...prefix, ...issue.path]
  if (issue.code !== 'invalid_union' || issue.errors.length === 0)
    return [{ where: placeOf(path), message: issue.message }]
  const nearest = issue.errors.reduce((best, branch) => (distance(branch) < distance(best) ? branch : best))
  return nearest.flatMap((inner) => told(inner, path))
}

/** The deeper a branch got before it failed, and the fewer its complaints, the nearer it was to what was meant. */
function distance(branch: readonly Issue[]): number {
  const depth = branch.length === 0 ? 0 : Math.min(...branch.map(({ path }) => path.length))
  return branch.length - 100 * depth
}
