import { createHash } from 'node:crypto'
import type { Definition, Prisma } from '@prisma/client'
import { type ExamDefinition, examDefinitionSchema } from '#app/domain/exams/definition.ts'
import { type PracticeDefinition, practiceDefinitionSchema } from '#app/domain/practice/definition.ts'
import { type ProjectDefinition, projectDefinitionSchema } from '#app/domain/projects/definition.ts'
import { type QualificationDefinition, qualificationDefinitionSchema } from '#app/domain/qualifications/definition.ts'
import { type Tx, db } from './db.server.ts'
import { newId } from './id.server.ts'

/**
 * Practice sets, exams, qualifications and projects as they are defined now, and as they were when something was
 * done under them: a changed definition is a new version, and evidence names the version it was made with.
 */
export interface Bodies {
  practice: PracticeDefinition
  exam: ExamDefinition
  qualification: QualificationDefinition
  project: ProjectDefinition
}
export type DefinitionType = keyof Bodies

const SCHEMAS = {
  practice: practiceDefinitionSchema,
  exam: examDefinitionSchema,
  qualification: qualificationDefinitionSchema,
  project: projectDefinitionSchema,
} as const

/** A definition with its parsed body. */
export interface Defined<T extends DefinitionType> {
  id: string
  slug: string
  version: number
  origin: string
  body: Bodies[T]
}

/** Parses a body of a type. @throws ZodError */
export function parseBody<T extends DefinitionType>(type: T, body: unknown): Bodies[T] {
  return SCHEMAS[type].parse(body) as Bodies[T]
}

/** Versions never change, so each body is parsed once a process. */
const parsedById = new Map<string, unknown>()

function defined<T extends DefinitionType>(type: T, row: Definition): Defined<T> {
  let body = parsedById.get(row.id) as Bodies[T] | undefined
  if (!body) parsedById.set(row.id, (body = parseBody(type, row.body)))
  return { id: row.id, slug: row.slug, version: row.version, origin: row.origin, body }
}

/** The newest version that is offered, or null. */
export async function currentDefinition<T extends DefinitionType>(type: T, slug: string): Promise<Defined<T> | null> {
  const row = await db.definition.findFirst({ where: { type, slug }, orderBy: { version: 'desc' } })
  return row && !row.withdrawnAt ? defined(type, row) : null
}

/** A definition by id, offered or not: what an old attempt, grant or task was made with. */
export async function definitionById<T extends DefinitionType>(type: T, id: string): Promise<Defined<T> | null> {
  const row = await db.definition.findUnique({ where: { id } })
  return row?.type === type ? defined(type, row) : null
}

/** Every definition of a type that is offered now, newest version each, by slug. There are tens of them, not thousands. */
export async function listDefinitions<T extends DefinitionType>(type: T): Promise<Defined<T>[]> {
  const rows = await db.definition.findMany({ where: { type }, orderBy: [{ slug: 'asc' }, { version: 'desc' }] })
  const newest = rows.filter((row, index) => row.slug !== rows[index - 1]?.slug)
  return newest.filter((row) => !row.withdrawnAt).map((row) => defined(type, row))
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`
}

/** SHA-256 of a definition, whatever the order of its keys. */
export function definitionHash(body: unknown): string {
  return createHash('sha256').update(canonical(body)).digest('hex')
}

/**
 * Publishes a definition inside the caller's transaction: a new version when it differs from the newest, otherwise
 * nothing. A withdrawn slug is offered again.
 * @returns the id of the version that is current afterwards
 */
export async function publishDefinition<T extends DefinitionType>(
  tx: Tx,
  type: T,
  body: Bodies[T],
  { origin, at, by }: { origin: 'content' | 'operator'; at: Date; by?: string },
): Promise<string> {
  const { slug } = body
  const hash = definitionHash(body)
  const newest = await tx.definition.findFirst({ where: { type, slug }, orderBy: { version: 'desc' } })
  if (newest?.hash === hash && !newest.withdrawnAt) return newest.id
  const id = newId()
  const version = (newest?.version ?? 0) + 1
  await tx.definition.create({
    data: { id, type, slug, version, hash, origin, body: body as Prisma.InputJsonValue, createdAt: at, createdBy: by },
  })
  return id
}
