import { beforeAll, describe, expect, it } from 'vitest'
import { FINDINGS_OF } from '#app/domain/grading/finding.ts'
import { subjectsOf } from '#app/domain/grading/subject.ts'
import { LABEL_KINDS, SHAPE_KINDS } from '#app/domain/labels/kind.ts'
import { goldForRelease } from '#app/features/grading/gold.server.ts'
import { refillsDone } from '#app/features/practice/ready-scenes.server.ts'
import { writeDatasets } from '#app/features/setup/write-datasets.server.ts'
import { readDefinitions } from '#app/platform/content.server.ts'
import { readContentDatasets } from '#app/platform/dataset-files.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { publishDefinition } from '#app/platform/definitions.server.ts'
import type { Person } from '#app/platform/session.server.ts'
import { action as start } from '#app/routes/practice.$practice/route.tsx'
import { action as handIn } from '#app/routes/practice.tasks.$task_.answers/route.ts'
import { rightAnswer, wrongAnswer } from '#tests/support/answers.ts'
import { MONDAY, createLabeler, createWorld, postAs, requestAs, routeArguments } from '#tests/support/world.ts'
import { loader } from './route.tsx'

// The whole way of one practice task, for every kind of label, on the content that comes with the academy.

await createWorld()
const { practice: sets } = readDefinitions()
const WITH_PICTURE: ReadonlySet<string> = new Set([...SHAPE_KINDS, 'transcription'])

let ana: Person
beforeAll(async () => {
  ana = await createLabeler({ name: 'Ana' })
  await writeDatasets(readContentDatasets(), MONDAY)
  await transaction(async (tx) => {
    for (const set of sets) await publishDefinition(tx, 'practice', set, { origin: 'content', at: MONDAY })
  })
})

async function begin(slug: string): Promise<string> {
  const response = await start(routeArguments(await postAs(ana, `/practice/${slug}`, {}), { practice: slug }))
  await refillsDone()
  return response.headers.get('Location')!.split('/').pop()!
}
const open = async (task: string) => loader(routeArguments(await requestAs(ana, `/practice/tasks/${task}`), { task }))
async function send(task: string, label: unknown) {
  const init = { method: 'POST', body: JSON.stringify({ label }), headers: { 'Content-Type': 'application/json' } }
  const response = await handIn(routeArguments(await requestAs(ana, `/practice/tasks/${task}/answers`, init), { task }))
  return { status: response.status, body: (await response.json()) as { score?: number } }
}

describe.each(LABEL_KINDS)('a practice task of %s', (kind) => {
  // Of two sets of a kind the one that is drawn is slower and tested elsewhere.
  const set =
    sets.find((candidate) => candidate.kind === kind && candidate.pool.source === 'dataset') ??
    sets.find((candidate) => candidate.kind === kind)!

  it('is shown without its gold, answered wrongly, graded, and answered rightly', { timeout: 60_000 }, async () => {
    const task = await begin(set.slug)
    const { itemId, goldVersion } = await db.practiceTask.findUniqueOrThrow({ where: { id: task } })
    const gold = (await goldForRelease(
      itemId,
      goldVersion,
      set.taxonomy.classes.map(({ name }) => name),
    ))!

    const before = await open(task)
    expect(before.task).toMatchObject({ graded: null, practice: { kind } })
    expect(before.task.item.picture !== null).toBe(WITH_PICTURE.has(kind))
    expect(before.task.item.content !== null).toBe(!(SHAPE_KINDS as readonly string[]).includes(kind))
    const [, truth] = Object.values(gold) as unknown[]
    const told = JSON.stringify(truth)
    if (told.length > 4) expect(JSON.stringify(before)).not.toContain(told)

    expect((await send(task, { kind, nonsense: true })).status).toBe(400)
    const wrong = await send(task, wrongAnswer(gold, set.taxonomy))
    expect(wrong).toMatchObject({ status: 200, body: { score: expect.any(Number) } })
    expect(wrong.body.score).toBeLessThan(1)
    const { graded } = (await open(task)).task
    expect(graded!.gold).toEqual(gold)
    const types = graded!.findings.map(({ type }) => type)
    expect(types.some((type) => type !== 'match')).toBe(true)
    for (const type of types) expect(FINDINGS_OF[kind]).toContain(type)

    const right = await send(task, rightAnswer(gold))
    expect(right).toMatchObject({ status: 200, body: { score: 1 } })
    const again = (await open(task)).task.graded!
    expect(new Set(again.findings.map(({ type }) => type))).toEqual(new Set(again.findings.length > 0 ? ['match'] : []))

    const skills = await db.classSkill.findMany({ where: { userId: ana.id, kind } })
    const subjects = subjectsOf(kind, set.taxonomy).map(({ name }) => name)
    expect(skills.length).toBeGreaterThan(0)
    for (const { className } of skills) expect(subjects).toContain(className)
  })

  it('is followed by another item', { timeout: 60_000 }, async () => {
    const first = await db.practiceTask.findFirstOrThrow({ where: { userId: ana.id, practice: set.slug } })
    const next = await db.practiceTask.findUniqueOrThrow({ where: { id: await begin(set.slug) } })
    expect(next.itemId).not.toBe(first.itemId)
  })
})
