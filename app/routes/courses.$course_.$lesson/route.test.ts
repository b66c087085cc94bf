import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { action as answer } from '#app/routes/courses.$course_.$lesson_.checks.$check/route.ts'
import { action as complete } from '#app/routes/courses.$course_.$lesson_.completion/route.ts'
import { action as tryIt } from '#app/routes/courses.$course_.$lesson_.tries.$try/route.ts'
import { loader as lessonLoader } from '#app/routes/courses.$course_.$lesson/route.tsx'
import { loader as courseLoader } from '#app/routes/courses.$course/route.tsx'
import { loader as catalogueLoader } from '#app/routes/courses._index/route.tsx'
import { loader as pictureLoader } from '#app/routes/pictures.$hash/route.ts'
import { isSceneTry } from '#app/domain/courses/lesson.ts'
import { lessonIndex } from '#app/platform/content.server.ts'
import { db } from '#app/platform/db.server.ts'
import { tryGold } from '#app/platform/pictures.server.ts'
import { createLabeler, createWorld, postAs, requestAs, routeArguments } from '#tests/support/world.ts'

const { dataDir } = await createWorld()
const course = 'boxes-on-the-street'
const lesson = 'tight-boxes'
const index = lessonIndex()
const { checks, texts } = index.lesson(course, lesson)!
const text = texts.en!
const right = (id: string) =>
  String(text.checks.find((check) => check.id === id)!.options.findIndex(({ correct }) => correct))

const json = { Accept: 'application/json' }

async function sendAnswer(
  person: { id: string } | null,
  check: string,
  choice: string,
  headers: Record<string, string> = json,
) {
  const url = `/courses/${course}/${lesson}/checks/${check}`
  const request = await requestAs(person, url, { method: 'POST', body: new URLSearchParams({ choice }), headers })
  return answer(routeArguments(request, { course, lesson, check }))
}

async function sendTry(person: { id: string } | null, body: string, exercise = 'first-box') {
  const request = await requestAs(person, '/x', {
    method: 'POST',
    body,
    headers: { ...json, 'Content-Type': 'application/json' },
  })
  return tryIt(routeArguments(request, { course, lesson, try: exercise }))
}

/** The status and data of what a route threw. */
async function refusal(promise: Promise<unknown>): Promise<{ status?: number; data?: unknown }> {
  const thrown = await promise.then(
    () => ({ status: 200 }),
    (error: { init?: { status: number }; data?: unknown }) => ({ status: error.init?.status, data: error.data }),
  )
  return thrown
}

describe('answering a check', () => {
  test('keeps the latest choice and for ever whether the first was right', async () => {
    const person = await createLabeler()
    const correct = right('which-part')
    const wrong = correct === '0' ? '1' : '0'
    const first = (await (await sendAnswer(person, 'which-part', wrong)).json()) as {
      state: { reveal: { correct: boolean }[] }
    }
    expect(first.state.reveal.map((option) => option.correct).indexOf(true)).toBe(Number(correct))
    await sendAnswer(person, 'which-part', correct)
    const rows = await db.checkAnswer.findMany({ where: { userId: person.id } })
    expect(rows).toMatchObject([
      { check: 'which-part', choice: Number(correct), correct: true, firstCorrect: false, tries: 2 },
    ])
  })

  test('completes the lesson with the last one, right or wrong, and only once', async () => {
    const person = await createLabeler()
    const states: { answered: number; completed: boolean }[] = []
    for (const check of [...checks, checks[0]!])
      states.push((await (await sendAnswer(person, check, '0')).json()) as never)
    expect(states.map(({ answered, completed }) => [answered, completed])).toEqual([
      [1, false],
      [2, true],
      [2, true],
    ])
    expect(await db.lessonCompletion.count({ where: { userId: person.id } })).toBe(1)
  })

  test('survives the same answer ten times at once', async () => {
    const person = await createLabeler()
    await Promise.all(Array.from({ length: 10 }, () => sendAnswer(person, 'which-part', '1')))
    expect(await db.checkAnswer.findMany({ where: { userId: person.id } })).toMatchObject([{ tries: 10 }])
  })

  test('makes a guest of a visitor, and without a script goes back to the check', async () => {
    const response = await sendAnswer(null, 'which-part', '0', {})
    expect(response.status).toBe(303)
    expect(response.headers.get('Location')).toBe(`/courses/${course}/${lesson}#check-which-part`)
    const cookie = response.headers.get('Set-Cookie')!.split(';')[0]!
    const page = await lessonLoader(
      routeArguments(new Request('http://localhost:3000/x', { headers: { Cookie: cookie } }), { course, lesson }),
    )
    expect(page.body).toContain(text.checks[0]!.options[0]!.why.slice(0, 40))
  })

  test.each(['', '-1', '9', '1.5', '1e0', 'x', '00'])('refuses the choice "%s" with its place', async (choice) => {
    const refused = await refusal(sendAnswer(await createLabeler(), 'which-part', choice))
    expect(refused).toMatchObject({
      status: 400,
      data: { problems: [{ where: 'choice', message: 'learn:problem.choice' }] },
    })
  })

  test('of a lesson or check that does not exist is 404', async () => {
    const person = await createLabeler()
    expect((await refusal(sendAnswer(person, 'nothing', '0'))).status).toBe(404)
    expect((await refusal(sendAnswer(person, '__proto__', '0'))).status).toBe(404)
    const request = await postAs(person, '/x', { choice: '0' })
    const other = answer(routeArguments(request, { course: '../../etc', lesson: 'passwd', check: 'x' }))
    expect((await refusal(other)).status).toBe(404)
  })
})

describe('marking a lesson as read', () => {
  test('does not complete a lesson whose checks are open', async () => {
    const person = await createLabeler()
    const response = await complete(routeArguments(await postAs(person, '/x', {}), { course, lesson }))
    expect(response.headers.get('Location')).toBe(`/courses/${course}/${lesson}#progress`)
    expect(await db.lessonCompletion.count({ where: { userId: person.id } })).toBe(0)
  })
})

describe('an exercise in a lesson', () => {
  const exercise = text.tries.find(isSceneTry)!

  test('is graded at once, shows its gold only then, and keeps the success', async () => {
    const person = await createLabeler()
    const gold = await tryGold(exercise, text)
    if (gold.kind !== 'boxes') throw new Error('the exercise has boxes')
    const shown = await lessonLoader(routeArguments(await requestAs(person, '/x'), { course, lesson }))
    expect(shown.body).not.toContain(`"x":${gold.boxes[0]!.x}`)
    const boxes = gold.boxes.map(({ id, class: name, x, y, width, height }) => ({
      id,
      class: name,
      x,
      y,
      width,
      height,
    }))
    const result = (await (await sendTry(person, JSON.stringify({ label: { kind: 'boxes', boxes } }))).json()) as {
      grade: { score: number }
      passed: boolean
      gold: unknown
    }
    expect(result).toMatchObject({ grade: { score: 1 }, passed: true, gold: { kind: 'boxes' } })
    await sendTry(person, JSON.stringify({ label: { kind: 'boxes', boxes: [] } }))
    const again = await lessonLoader(routeArguments(await requestAs(person, '/x'), { course, lesson }))
    expect(again.body).toContain('&quot;done&quot;:true')
    expect(await db.lessonCompletion.count({ where: { userId: person.id } })).toBe(0)
  })

  test('that is not done well enough stays open', async () => {
    const person = await createLabeler()
    const label = { kind: 'boxes', boxes: [{ id: 'a', class: 'car', x: 0, y: 0, width: 10, height: 10 }] }
    expect(await (await sendTry(person, JSON.stringify({ label }))).json()).toMatchObject({
      passed: false,
      grade: { score: 0 },
    })
    expect(await db.checkAnswer.count({ where: { userId: person.id } })).toBe(0)
  })

  test.each([
    [
      'a class that is not offered',
      { kind: 'boxes', boxes: [{ id: 'a', class: 'tank', x: 0, y: 0, width: 10, height: 10 }] },
      'label.boxes.0.class',
    ],
    [
      'a box outside the picture',
      { kind: 'boxes', boxes: [{ id: 'a', class: 'car', x: 900, y: 0, width: 100, height: 10 }] },
      'label.boxes.0',
    ],
    ['another kind of label', { kind: 'classification', classes: ['car'] }, 'label.kind'],
    [
      'no numbers',
      { kind: 'boxes', boxes: [{ id: 'a', class: 'car', x: null, y: 0, width: 10, height: 10 }] },
      'label.boxes.0.x',
    ],
    ['nothing', null, 'label'],
  ])('refuses %s with its place', async (_what, label, where) => {
    const refused = await refusal(sendTry(await createLabeler(), JSON.stringify({ label })))
    expect(refused.status).toBe(400)
    expect((refused.data as { problems: { where: string }[] }).problems[0]!.where).toBe(where)
  })

  test('refuses what is no JSON, more than a label, and exercises that are not there', async () => {
    const person = await createLabeler()
    expect((await refusal(sendTry(person, '{'))).status).toBe(400)
    expect((await refusal(sendTry(person, '{"label":{"kind":"boxes","boxes":[]},"score":1}'))).status).toBe(400)
    expect((await refusal(sendTry(person, '{"label":null}', 'nothing'))).status).toBe(404)
  })
})

describe('an exercise on a written text', () => {
  const at = { course: 'what-labelers-do', lesson: 'what-quality-means' }
  const exercise = index.lesson(at.course, at.lesson)!.texts.en!.tries.find(({ id }) => id === 'names-by-rule')!
  const send = async (person: { id: string }, label: unknown) => {
    const headers = { ...json, 'Content-Type': 'application/json', Cookie: 'lang=en' }
    const request = await requestAs(person, '/x', { method: 'POST', body: JSON.stringify({ label }), headers })
    return tryIt(routeArguments(request, { ...at, try: exercise.id }))
  }

  test('shows its text without its gold, and grades against it', async () => {
    if (isSceneTry(exercise) || exercise.gold.kind !== 'spans') throw new Error('the exercise has spans')
    const person = await createLabeler()
    const page = await lessonLoader(routeArguments(await requestAs(person, '/x'), at))
    expect(page.body).toContain('names-by-rule')
    expect(page.body).not.toMatch(/&quot;(gold|spans|marked)&quot;:/)
    const [first] = exercise.gold.spans
    const partly = { kind: 'spans', spans: [first] }
    expect(await (await send(person, partly)).json()).toMatchObject({ passed: false, gold: exercise.gold })
    expect(await (await send(person, exercise.gold)).json()).toMatchObject({ passed: true, grade: { score: 1 } })
  })

  test('refuses a span behind the end of its text', async () => {
    const label = { kind: 'spans', spans: [{ id: 'a', class: 'person', start: 0, end: 9999 }] }
    expect((await refusal(send(await createLabeler(), label))).status).toBe(400)
  })
})

describe('the catalogue', () => {
  test('begins with the first course, and goes on where the person left off', async () => {
    const person = await createLabeler()
    const load = async () =>
      catalogueLoader(routeArguments(await requestAs(person, '/courses', { headers: { Cookie: 'lang=en' } })))
    expect(await load()).toMatchObject({ title: 'Courses', suggested: 'what-labelers-do' })
    await sendAnswer(person, checks[0]!, '0')
    const { suggested, courses } = await load()
    expect(suggested).toBe(course)
    expect(courses.find(({ slug }) => slug === course)).toMatchObject({
      started: true,
      done: 0,
      next: { href: `/courses/${course}/${lesson}` },
    })
  })

  test('leads from a finished lesson to the next one, and a course page shows both', async () => {
    const person = await createLabeler()
    for (const check of checks) await sendAnswer(person, check, '0')
    const page = await courseLoader(routeArguments(await requestAs(person, '/x'), { course }))
    expect(page.done).toBe(1)
    expect(page.lessons.map(({ done, here }) => [done, here]).slice(0, 3)).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ])
    expect(Object.keys(page.lessons[0]!).sort()).toEqual(['done', 'here', 'href', 'minutes', 'summary', 'title'])
  })

  test('has no other courses and lessons', async () => {
    const request = () => new Request('http://localhost:3000/x')
    expect((await refusal(courseLoader(routeArguments(request(), { course: 'nothing' })))).status).toBe(404)
    expect((await refusal(lessonLoader(routeArguments(request(), { course, lesson: '../course.yml' })))).status).toBe(
      404,
    )
    expect(
      (await refusal(lessonLoader(routeArguments(request(), { course: 'constructor', lesson: 'name' })))).status,
    ).toBe(404)
  })
})

describe('a picture of a lesson', () => {
  test('is served for ever under its hash', async () => {
    const page = await lessonLoader(routeArguments(new Request('http://localhost:3000/x'), { course, lesson }))
    const hash = /\/pictures\/([0-9a-f]+)/.exec(page.body)![1]!
    const response = await pictureLoader(routeArguments(new Request('http://localhost:3000/x'), { hash }))
    expect(response.headers.get('Content-Type')).toBe('image/webp')
    expect(response.headers.get('Cache-Control')).toContain('immutable')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.equals(readFileSync(path.join(dataDir, 'pictures', `${hash}.webp`)))).toBe(true)
  })

  test.each(['0'.repeat(32), '', '../assay', 'constructor'])('is not served for the hash "%s"', async (hash) => {
    expect(
      (await refusal(pictureLoader(routeArguments(new Request('http://localhost:3000/x'), { hash })))).status,
    ).toBe(404)
  })
})
