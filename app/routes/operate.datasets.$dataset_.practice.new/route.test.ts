import { expect, test } from 'vitest'
import { startPractice } from '#app/features/practice/start-practice.server.ts'
import { submitPracticeAnswer } from '#app/features/practice/submit-practice-answer.server.ts'
import { importCoco } from '#app/features/imports/import-coco.server.ts'
import { db } from '#app/platform/db.server.ts'
import { currentDefinition } from '#app/platform/definitions.server.ts'
import { examForm } from '#tests/support/made.ts'
import { cocoText, picture } from '#tests/support/upload.ts'
import { MONDAY, createLabeler, createOperator, createWorld, requestAs, routeArguments } from '#tests/support/world.ts'
import { action } from './route.tsx'

await createWorld()
const operator = await createOperator()
const bytes = await picture(200, 100, 'gray')
await importCoco({
  fileName: 'x.json',
  text: cocoText(['0.jpg', '1.jpg', '2.jpg']),
  dataset: 'street',
  imageOf: async () => bytes,
  startedBy: operator.id,
  now: MONDAY,
})
const post = async (change: Record<string, string | string[]>) =>
  action(
    routeArguments(
      await requestAs(operator, '/x', {
        method: 'POST',
        body: examForm({ slug: 'photo-buses', classes: ['bus'], source: 'rest', ...change }),
      }),
      { dataset: 'street' },
    ),
  )

test('practice made of a dataset takes the pictures with the chosen class and grades only that', async () => {
  expect(await post({ intent: 'preview' })).toMatchObject({ preview: { matching: 2 } })
  expect(await post({})).toMatchObject({ status: 303 })
  expect((await currentDefinition('practice', 'photo-buses'))?.body.pool).toEqual({
    source: 'dataset',
    dataset: 'street',
    items: ['0.jpg', '2.jpg'],
  })
  const { id: userId } = await createLabeler()
  const started = await startPractice({ practice: 'photo-buses', userId }, MONDAY)
  if (started.outcome !== 'started') throw new Error(started.outcome)
  const label = { kind: 'boxes', boxes: [{ id: 'a', class: 'bus', x: 100, y: 20, width: 80, height: 60 }] }
  expect(await submitPracticeAnswer({ taskId: started.taskId, userId, label }, MONDAY)).toMatchObject({ score: 1 })
})

test('nothing is made of no picture', async () => {
  const before = await db.definition.count()
  expect(await post({ slug: 'empty', source: 'picked', picked: '["gone.jpg"]' })).toMatchObject({
    init: { status: 400 },
    data: { problems: { source: 'operate:make.problem.noPicture' } },
  })
  expect(await db.definition.count()).toBe(before)
})
