import { type ProjectDefinition, projectDefinitionSchema } from '#app/domain/projects/definition.ts'
import { qualificationDefinitionSchema } from '#app/domain/qualifications/definition.ts'
import type { Box } from '#app/domain/labels/boxes.ts'
import type { Label } from '#app/domain/labels/label.ts'
import { writeGold } from '#app/features/grading/gold.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { publishDefinition } from '#app/platform/definitions.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { MONDAY } from './world.ts'

/** The two objects that are in every picture of these projects. */
export const GOLD_BOXES: Box[] = [
  { id: 'g1', class: 'car', x: 100, y: 100, width: 200, height: 100 },
  { id: 'g2', class: 'person', x: 500, y: 120, width: 60, height: 160 },
]
export const RIGHT: Label = { kind: 'boxes', boxes: GOLD_BOXES.map((box, index) => ({ ...box, id: `a${index}` })) }
export const WRONG: Label = {
  kind: 'boxes',
  boxes: [{ id: 'a0', class: 'car', x: 700, y: 500, width: 90, height: 90 }],
}

const both = (text: string) => ({ en: text, ko: text })

/** A paid boxes project that asks for the qualification `street-boxes`; change what the test is about. */
export function paidProject(change: Partial<ProjectDefinition> = {}): ProjectDefinition {
  return projectDefinitionSchema.parse({
    slug: 'seoul',
    title: both('Seoul'),
    summary: both('Boxes for money.'),
    guideline: both('Draw tight.\n\nDraw all.'),
    client: 'A lab',
    tier: 'qualified',
    kind: 'boxes',
    taxonomy: { classes: [{ name: 'car' }, { name: 'person' }] },
    rubric: { kind: 'boxes' },
    pool: { source: 'dataset', dataset: 'streets' },
    pay: { amountMinor: 700, currency: 'KRW' },
    requirement: { holds: 'street-boxes' },
    leaseMinutes: 30,
    honeypots: { share: 0, acceptScore: 0.7, window: 4, minimum: 2, floor: 0.6 },
    ...change,
  })
}

/** Publishes a project with tasks; every picture has the same two objects. */
export async function createProject(
  project: ProjectDefinition,
  { ordinary, honeypots = 0, needed = 1 }: { ordinary: number; honeypots?: number; needed?: number },
): Promise<void> {
  await transaction(async (tx) => {
    const definitionId = await publishDefinition(tx, 'project', project, { origin: 'operator', at: MONDAY })
    const { slug, kind, taxonomy } = project
    const dataset = {
      id: newId(),
      slug: `items-of-${slug}`,
      name: slug,
      kind,
      source: 'import',
      taxonomy,
      createdAt: MONDAY,
    }
    await tx.dataset.create({ data: dataset })
    for (let position = 0; position < ordinary + honeypots; position++) {
      const itemId = newId()
      const item = {
        id: itemId,
        datasetId: dataset.id,
        key: String(position),
        media: 'x.webp',
        width: 960,
        height: 640,
      }
      await tx.item.create({ data: { ...item, meta: {}, createdAt: MONDAY } })
      // Honeypots come first, so that a test meets them when it asks for them.
      const isHoneypot = position < honeypots
      const goldVersion = isHoneypot ? await writeGold(tx, { itemId, label: gold(), at: MONDAY }) : null
      await tx.task.create({
        data: { id: newId(), definitionId, project: slug, itemId, goldVersion, position, needed },
      })
    }
  })
}

const gold = () => ({ kind: 'boxes' as const, boxes: GOLD_BOXES })

export async function createQualification(slug = 'street-boxes'): Promise<string> {
  const body = qualificationDefinitionSchema.parse({
    slug,
    title: both('Street boxes'),
    summary: both('Draws boxes.'),
    criteria: both('Passed the exam.'),
    validDays: 365,
    levels: [{ level: 1, title: both('Level 1') }],
    exam: slug,
  })
  return transaction((tx) => publishDefinition(tx, 'qualification', body, { origin: 'operator', at: MONDAY }))
}

/** Gives a person a qualification directly, as the rows an exam would leave. */
export async function createGrant(
  userId: string,
  { qualification = 'street-boxes', level = 1, score = 0.9, expiresAt = null as Date | null, at = MONDAY } = {},
): Promise<string> {
  const definitionId = await createQualification(qualification)
  const id = newId()
  const evidence = { score }
  await transaction((tx) =>
    tx.grant.create({
      data: { id, publicId: newId(), userId, definitionId, qualification, level, evidence, grantedAt: at, expiresAt },
    }),
  )
  return id
}

export async function suspend(grantId: string, at: Date): Promise<string> {
  const id = newId()
  await transaction((tx) => tx.suspension.create({ data: { id, grantId, reason: 'checks failed', suspendedAt: at } }))
  return id
}

export function minutesAfter(minutes: number, from = MONDAY): Date {
  return new Date(from.getTime() + minutes * 60_000)
}
