import { beforeAll, describe, expect, it } from 'vitest'
import { contentDatasetSchema } from '#app/domain/datasets/content-dataset.ts'
import { writeDatasets } from '#app/features/setup/write-datasets.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Person } from '#app/platform/session.server.ts'
import { loader as datasetLoader } from '#app/routes/operate.datasets.$dataset/route.tsx'
import { MONDAY, createOperator, createWorld, requestAs, routeArguments } from '#tests/support/world.ts'
import { loader } from './route.tsx'

await createWorld()
const title = { en: 'Sentences', ko: '문장' }
const LONG = `${'아주 '.repeat(60)}긴 문장`
let operator: Person

beforeAll(async () => {
  operator = await createOperator()
  const dataset = contentDatasetSchema.parse({
    slug: 'sentences',
    title,
    kind: 'spans',
    taxonomy: { classes: [{ name: 'person' }] },
    items: [
      { key: 'a', marked: '[하은|person]은 서울에 산다' },
      { key: 'b', marked: LONG },
    ],
  })
  await writeDatasets([dataset], MONDAY)
})

describe('texts in the rooms of operators', () => {
  it('are listed by their beginning, without their gold', async () => {
    const request = await requestAs(operator, '/operate/datasets/sentences')
    const { items, total } = await datasetLoader(routeArguments(request, { dataset: 'sentences' }))
    expect(total).toBe(2)
    expect(items[0]).toMatchObject({ key: 'a', picture: null, excerpt: '하은은 서울에 산다' })
    expect([...items[1]!.excerpt!]).toHaveLength(120)
    expect(JSON.stringify(items)).not.toContain('"start"')
  })

  it('are shown whole, with their gold, where gold is authored', async () => {
    const { id } = await db.item.findFirstOrThrow({ where: { key: 'a' } })
    const params = { dataset: 'sentences', item: id }
    const page = await loader(
      routeArguments(await requestAs(operator, `/operate/datasets/sentences/items/${id}`), params),
    )
    expect(page.item).toMatchObject({
      picture: null,
      content: { type: 'text', text: '하은은 서울에 산다' },
      version: 1,
    })
    const next = await db.item.findFirstOrThrow({ where: { key: 'b' } })
    expect(page.neighbours).toEqual({ previous: null, next: { id: next.id, key: 'b' } })
    expect(page.person).toBe(operator.id)
    expect(page.gold).toEqual({ kind: 'spans', spans: [{ id: '1', class: 'person', start: 0, end: 2 }] })
  })
})
