import { type Defined, currentDefinition, definitionById } from '#app/platform/definitions.server.ts'
import { db } from '#app/platform/db.server.ts'

/**
 * A project as it was when somebody took a task: what was promised then (pay, bar, guideline) is what counts,
 * even if the project has changed or was withdrawn since.
 * @param at when the task was taken
 */
export async function termsAt(slug: string, at: Date): Promise<Defined<'project'> | null> {
  const then = await db.definition.findFirst({
    where: { type: 'project', slug, createdAt: { lte: at } },
    orderBy: { version: 'desc' },
    select: { id: true },
  })
  return then ? definitionById('project', then.id) : currentDefinition('project', slug)
}
