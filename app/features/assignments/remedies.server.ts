import type { ProjectDefinition } from '#app/domain/projects/definition.ts'
import type { Teaches } from '#app/domain/practice/lesson-reference.ts'
import { listDefinitions } from '#app/platform/definitions.server.ts'

/**
 * Where the mistakes of a project are taught and practised: a project names no lessons of its own, but a practice set
 * of the same kind that knows its classes does. The first in order that knows all of them.
 */
export async function remediesFor(project: ProjectDefinition): Promise<{ teaches: Teaches; practice: string | null }> {
  const names = project.taxonomy.classes.map(({ name }) => name)
  const sets = (await listDefinitions('practice'))
    .map(({ body }) => body)
    .filter(({ kind, taxonomy }) => {
      const known = new Set(taxonomy.classes.map(({ name }) => name))
      return kind === project.kind && names.every((name) => known.has(name))
    })
    .sort((a, b) => a.order - b.order)
  return { teaches: sets[0]?.teaches ?? {}, practice: sets[0]?.slug ?? null }
}
