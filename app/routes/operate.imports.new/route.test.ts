import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { failInterruptedImports } from '#app/features/imports/fail-interrupted-imports.server.ts'
import { UPLOAD_LIMITS, uploadsFolder } from '#app/features/imports/receive-upload.server.ts'
import { loader as runLoader } from '#app/routes/operate.imports.$run/route.tsx'
import { db, transaction } from '#app/platform/db.server.ts'
import { env } from '#app/platform/env.server.ts'
import { cocoText, picture, uploadForm } from '#tests/support/upload.ts'
import { MONDAY, createLabeler, createOperator, createWorld, requestAs, routeArguments } from '#tests/support/world.ts'
import { action, loader } from './route.tsx'

await createWorld()
const labeler = await createLabeler()
let operator = await createOperator()
// Uploads are limited per person: every test has its own.
beforeEach(async () => {
  operator = await createOperator()
})
const names = ['a.jpg', '사진 1.jpg', 'c.jpg']
const pictures = Object.fromEntries(
  await Promise.all(
    names.map(async (name, index) => [name, await picture(200, 100, ['red', 'blue', 'green'][index]!)]),
  ),
) as Record<string, Buffer>

type Answer =
  Response | { data: { problems: { where: string; message: string }[]; records: object[] }; init: ResponseInit }
const send = async (form: FormData | string, person: { id: string } | null = operator): Promise<Answer> => {
  const headers = typeof form === 'string' ? { 'Content-Type': 'multipart/form-data; boundary=xxxx' } : undefined
  const request = await requestAs(person, '/operate/imports/new', { method: 'POST', body: form, headers })
  return (await action(routeArguments(request))) as unknown as Answer
}
/** Sends a form, waits for its import to end, and returns the run. */
async function imported(form: FormData) {
  const answer = (await send(form)) as Response
  expect(answer.status).toBe(303)
  const id = path.basename(answer.headers.get('Location')!)
  for (;;) {
    const run = await db.importRun.findUniqueOrThrow({ where: { id } })
    if (run.state !== 'running') return run
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const refusal = (answer: Answer) => {
  if (answer instanceof Response) throw new Error(`not refused: ${answer.status}`)
  return { status: answer.init.status, ...answer.data }
}
const uploads = () => (existsSync(uploadsFolder()) ? readdirSync(uploadsFolder()) : [])

describe('who may upload', () => {
  test('an operator; nobody else finds the page', async () => {
    const open = async (person: { id: string } | null) =>
      loader(routeArguments(await requestAs(person, '/operate/imports/new')))
    expect(await open(operator)).toMatchObject({ limits: { files: 2000 } })
    await expect(open(labeler)).rejects.toMatchObject({ status: 404 })
    await expect(open(null)).rejects.toMatchObject({ status: 302 })
    await expect(send(uploadForm({ dataset: 'x', annotations: '{}', pictures }), labeler)).rejects.toMatchObject({
      status: 404,
    })
    expect(uploads()).toEqual([])
  })
})

describe('an upload', () => {
  test('becomes a dataset with pictures and gold, and leaves no temporary file', async () => {
    const run = await imported(uploadForm({ dataset: 'street', annotations: cocoText(names), pictures }))
    expect(run).toMatchObject({ state: 'done', total: 3, processed: 3, startedBy: operator.id })
    expect(run.counts).toMatchObject({ items: 3, newItems: 3, boxes: 5, skipped: 0 })
    const items = await db.item.findMany({ where: { dataset: { slug: 'street' } }, orderBy: { key: 'asc' } })
    expect(items.map(({ key }) => key)).toEqual(['a.jpg', 'c.jpg', '사진 1.jpg'])
    for (const { media } of items)
      expect(existsSync(path.join(env.DATA_DIR, 'media', media!.slice(0, 2), media!))).toBe(true)
    // The upload is removed a moment after the run is done.
    await vi.waitFor(() => expect(uploads()).toEqual([]))
  })

  test('changes nothing the second time', async () => {
    const state = async () => ({
      items: await db.item.findMany({ orderBy: { id: 'asc' } }),
      gold: await db.goldLabel.count(),
      datasets: await db.dataset.findMany(),
    })
    const before = await state()
    const run = await imported(uploadForm({ dataset: 'street', annotations: cocoText(names), pictures }))
    expect(run.counts).toMatchObject({ newItems: 0, newGoldVersions: 0, unchanged: 3 })
    expect(await state()).toEqual(before)
  })

  test('reports records that cannot be used with their place, page by page', async () => {
    const zero = { id: 431, image_id: 0, category_id: 1, bbox: [5, 5, 0, 0], iscrowd: 0 }
    const run = await imported(uploadForm({ dataset: 'zero', annotations: cocoText(names, [zero]), pictures }))
    const shown = await runLoader(
      routeArguments(await requestAs(operator, `/operate/imports/${run.id}`), { run: run.id }),
    )
    expect(shown.run).toMatchObject({ state: 'done', problems: 1 })
    expect(`${shown.problems[0]!.where} ${shown.problems[0]!.message}`).toMatch(/annotations\[5\] \(id 431\).*zero/)
  })

  test('finds pictures by the last part of their name, and never takes one for two entries', async () => {
    const text = cocoText(['train/a.jpg', 'val/a.jpg'])
    const run = await imported(
      uploadForm({ dataset: 'folders', annotations: text, pictures: { 'a.jpg': pictures['a.jpg']! } }),
    )
    expect(run.counts).toMatchObject({ items: 1, skipped: 1 })
    expect(JSON.stringify(run.problems)).toMatch(/val\/a\.jpg.*did not come along/)
  })
})

describe('what is refused leaves nothing behind', () => {
  const annotations = cocoText(names)
  test.each([
    ['no annotation file', { dataset: 'x', annotations: null, pictures }, 400, 'noAnnotations'],
    ['no pictures', { dataset: 'x', annotations, pictures: {} }, 400, 'noPictures'],
    ['a bad dataset name', { dataset: 'My Photos', annotations, pictures }, 400, 'problem.dataset'],
    ['a file that is not JSON', { dataset: 'x', annotations: '{"images": [', pictures }, 400, 'unreadable'],
    ['JSON of another shape', { dataset: 'x', annotations: '{"images": 7}', pictures }, 400, 'unreadable'],
  ])('%s', async (_name, form, status, message) => {
    const before = await db.importRun.count()
    const refused = refusal(await send(uploadForm(form)))
    expect(refused.status).toBe(status)
    expect(refused.problems.map((problem) => problem.message).join()).toContain(message)
    expect(await db.importRun.count()).toBe(before)
    expect(await db.dataset.count({ where: { slug: 'x' } })).toBe(0)
    expect(uploads()).toEqual([])
  })

  test('a picture over the limit, whatever its declared size', async () => {
    const large = Buffer.alloc(UPLOAD_LIMITS.pictureBytes + 1)
    const refused = refusal(await send(uploadForm({ dataset: 'x', annotations, pictures: { 'big.jpg': large } })))
    expect(refused).toMatchObject({
      status: 413,
      problems: [{ where: 'pictures', message: 'operate:upload.problem.large' }],
    })
    expect(uploads()).toEqual([])
  })

  test('two pictures of one name', async () => {
    const form = uploadForm({ dataset: 'x', annotations, pictures })
    form.append('pictures', new File([new Uint8Array(pictures['a.jpg']!)], 'a.jpg'))
    expect(refusal(await send(form)).problems[0]).toMatchObject({ message: 'operate:upload.problem.sameName' })
  })

  test.each(['', '--xxxx\r\nContent-Disposition: form-data; name="pictures"; filename="a', 'no multipart at all'])(
    'a broken body: %j',
    async (body) => {
      expect(refusal(await send(body)).status).toBe(400)
      expect(uploads()).toEqual([])
    },
  )

  test('a way out of the folder in a file name', async () => {
    const body = '--xxxx\r\nContent-Disposition: form-data; name="pictures"; filename=".."\r\n\r\nx\r\n--xxxx--\r\n'
    expect(refusal(await send(body)).problems[0]).toMatchObject({ message: 'operate:upload.problem.name' })
    expect(uploads()).toEqual([])
  })

  test('a name that another kind of dataset has', async () => {
    await transaction((tx) =>
      tx.dataset.create({
        data: { id: 's', slug: 'scenes', name: 's', kind: 'boxes', source: 'scenes', taxonomy: {}, createdAt: MONDAY },
      }),
    )
    const refused = refusal(await send(uploadForm({ dataset: 'scenes', annotations, pictures })))
    expect(refused.problems[0]).toMatchObject({ where: 'dataset', message: 'operate:upload.problem.otherDataset' })
  })
})

describe('a server that died in the middle of an import', () => {
  test('says so at its next start, and forgets the upload', async () => {
    const run = {
      id: 'interrupted',
      format: 'coco',
      fileName: 'x.json',
      fileHash: '',
      state: 'running',
      counts: {},
      problems: [],
      startedAt: MONDAY,
    }
    await transaction((tx) => tx.importRun.create({ data: run }))
    expect(await failInterruptedImports(new Date(MONDAY.getTime() + 1000))).toBe(1)
    expect(await db.importRun.findUnique({ where: { id: 'interrupted' } })).toMatchObject({ state: 'failed' })
    expect(await failInterruptedImports(new Date(MONDAY.getTime() + 2000))).toBe(0)
    expect(existsSync(uploadsFolder())).toBe(false)
  })
})
