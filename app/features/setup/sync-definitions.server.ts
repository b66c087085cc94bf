import { audit } from '#app/platform/audit.server.ts'
import { type Tx, transaction } from '#app/platform/db.server.ts'
import {
  type Bodies,
  type DefinitionType,
  definitionHash,
  publishDefinition,
} from '#app/platform/definitions.server.ts'

export type ContentDefinitions = { [T in DefinitionType]: Bodies[T][] }

/** In the order in which they refer to each other. */
const TYPES: DefinitionType[] = ['qualification', 'exam', 'practice', 'project']

/**
 * Publishes what the content folder defines. A file that did not change since it was last published does nothing, so
 * what an operator changed or withdrew in the browser stays. A definition whose file is gone is withdrawn.
 * @returns one line for each thing that changed
 */
export function syncDefinitions(content: ContentDefinitions, now: Date): Promise<string[]> {
  return transaction(async (tx) => {
    const changes: string[] = []
    for (const type of TYPES) {
      for (const body of content[type]) {
        if (await publishChanged(tx, type, body, now)) changes.push(`published ${type} ${body.slug}`)
      }
      for (const slug of await withdrawGone(tx, type, new Set(content[type].map(({ slug }) => slug)), now))
        changes.push(`withdrew ${type} ${slug}: its file is gone`)
    }
    return changes
  })
}

async function publishChanged<T extends DefinitionType>(tx: Tx, type: T, body: Bodies[T], now: Date): Promise<boolean> {
  const rows = await tx.definition.findMany({ where: { type, slug: body.slug }, orderBy: { version: 'desc' } })
  const last = rows.find(({ origin }) => origin === 'content')
  if (last?.hash === definitionHash(body) && !(await goneBefore(tx, rows[0]!.id))) return false
  await publishDefinition(tx, type, body, { origin: 'content', at: now })
  return true
}

const WITHDRAWN = 'definition.withdrawn'

/** Whether the academy itself withdrew it, because its file was gone; what a person withdrew stays withdrawn. */
async function goneBefore(tx: Tx, subjectId: string): Promise<boolean> {
  const where = { subjectType: 'definition', subjectId, act: WITHDRAWN, actorId: null }
  return (await tx.auditEvent.findFirst({ where, select: { id: true } })) !== null
}

async function withdrawGone(tx: Tx, type: DefinitionType, kept: ReadonlySet<string>, now: Date): Promise<string[]> {
  const rows = await tx.definition.findMany({ where: { type }, orderBy: [{ slug: 'asc' }, { version: 'desc' }] })
  const newest = rows.filter((row, index) => row.slug !== rows[index - 1]?.slug)
  const gone = newest.filter(({ slug, origin, withdrawnAt }) => origin === 'content' && !withdrawnAt && !kept.has(slug))
  for (const { id, slug } of gone) {
    await tx.definition.update({ where: { id }, data: { withdrawnAt: now } })
    const detail = { type, slug }
    const reason = 'its file is gone'
    await audit(tx, {
      actorId: null,
      act: WITHDRAWN,
      subjectType: 'definition',
      subjectId: id,
      reason,
      detail,
      at: now,
    })
  }
  return gone.map(({ slug }) => slug)
}
