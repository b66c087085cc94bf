import { beforeAll, describe, expect, it } from 'vitest'
import { contentDatasetSchema } from '#app/domain/datasets/content-dataset.ts'
import { writeDatasets } from '#app/features/setup/write-datasets.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { parseBody, publishDefinition } from '#app/platform/definitions.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { paidProject } from '#tests/support/work.ts'
import { MONDAY, createLabeler, createWorld } from '#tests/support/world.ts'
import { loadAssignment } from './load-assignment.server.ts'
import { submitAssignment } from './submit-assignment.server.ts'

await createWorld()
const both = (text: string) => ({ en: text, ko: text })
const taxonomy = { classes: [{ name: 'question' }, { name: 'thanks' }] }
const SAYS = 'Thank you! When does it arrive?'

let assignment: string
let userId: string
beforeAll(async () => {
  ;({ id: userId } = await createLabeler())
  const gold = { kind: 'classification', classes: ['question', 'thanks'] }
  const dataset = contentDatasetSchema.parse({
    slug: 'messages',
    title: both('Messages'),
    kind: 'classification',
    taxonomy,
    items: [{ key: 'one', content: { type: 'text', text: SAYS }, gold }],
  })
  await writeDatasets([dataset], MONDAY)
  const item = await db.item.findFirstOrThrow()
  const project = parseBody('project', {
    ...paidProject(),
    slug: 'messages',
    kind: 'classification',
    question: both('What does it ask?'),
    guideline: both('Choose **all**.\n\n<script>alert(1)</script>'),
    taxonomy,
    rubric: { kind: 'classification', multiple: true, metric: 'f1' },
    pool: { source: 'dataset', dataset: 'messages' },
  })
  assignment = newId()
  await transaction(async (tx) => {
    const definitionId = await publishDefinition(tx, 'project', project, { origin: 'operator', at: MONDAY })
    const taskId = newId()
    const task = { id: taskId, definitionId, project: 'messages', itemId: item.id, position: 0 }
    await tx.task.create({ data: task })
    const leaseExpiresAt = new Date(MONDAY.getTime() + 60_000)
    await tx.assignment.create({
      data: { id: assignment, taskId, userId, project: 'messages', leasedAt: MONDAY, leaseExpiresAt },
    })
  })
})

describe('paid work on texts', () => {
  it('shows the text without a picture, and its guideline as safe HTML', async () => {
    const shown = await loadAssignment(assignment, userId, { locale: 'en', now: MONDAY })
    expect(shown).toMatchObject({
      kind: 'classification',
      multiple: true,
      item: { picture: null, content: { type: 'text', text: SAYS } },
    })
    expect(shown!.guideline).toContain('<strong>all</strong>')
    expect(shown!.guideline).not.toContain('<script')
    expect(JSON.stringify(shown)).not.toContain('gold')
  })

  it('takes as many classes as the rubric allows, and none that is not offered', async () => {
    const submit = (classes: string[]) =>
      submitAssignment({ assignmentId: assignment, userId, label: { kind: 'classification', classes } }, MONDAY)
    expect(await submit(['question', 'praise'])).toMatchObject({ outcome: 'invalid' })
    expect(await submit(['question', 'thanks'])).toEqual({ outcome: 'accepted' })
    const row = await db.assignment.findUniqueOrThrow({ where: { id: assignment } })
    expect(row.label).toEqual({ kind: 'classification', classes: ['question', 'thanks'] })
  })
})
