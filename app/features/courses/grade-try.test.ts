import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isSceneTry } from '#app/domain/courses/lesson.ts'
import { LABEL_KINDS, type LabelKind } from '#app/domain/labels/kind.ts'
import { lessonIndex, textOf } from '#app/platform/content.server.ts'
import { compileLesson } from '#app/platform/mdx.server.ts'
import { tryGold } from '#app/platform/pictures.server.ts'
import { rightAnswer, wrongAnswer } from '#tests/support/answers.ts'
import { createLabeler, createWorld } from '#tests/support/world.ts'
import { gradeTry } from './grade-try.server.ts'
import { lessonBody } from './lesson-body.server.tsx'
import { lessonState } from './lesson-state.server.ts'
import { tryTerms } from './try-terms.server.ts'

await createWorld()
const NOW = new Date('2026-05-01T00:00:00Z')

/** An exercise of every kind: what its front matter says, and words of it that can be read without the tool. */
const EXERCISES: Record<LabelKind, { yaml: string; read: string[] }> = {
  boxes: {
    yaml: `scene: { seed: ten-1, light: day, stage: [{ class: car, x: 0.5 }] }
    classes: [car]`,
    read: ['<img'],
  },
  polygons: {
    yaml: `scene: { seed: ten-1, task: polygons, light: day, stage: [{ class: car, x: 0.3 }, { class: bus, x: 0.7 }] }
    classes: [car, bus]
    rubric: { kind: polygons, metric: meanIou }`,
    read: ['<img'],
  },
  keypoints: {
    yaml: `scene: { seed: ten-1, task: keypoints, light: day, stage: [{ class: person, x: 0.5, depth: 0.95 }] }
    show: { class: person, margin: 50 }`,
    read: ['<img'],
  },
  transcription: {
    yaml: `scene: { seed: ten-1, task: transcription, light: day, stage: [{ class: sign, x: 0.4 }] }
    classes: [sign]`,
    read: ['<img'],
  },
  classification: {
    yaml: `question: What is it about?
    taxonomy: { classes: [{ name: delivery }, { name: refund }] }
    content: { type: text, text: My parcel has not arrived. }
    gold: { kind: classification, classes: [delivery] }`,
    read: ['My parcel has not arrived.', 'What is it about?'],
  },
  spans: {
    yaml: `taxonomy: { classes: [{ name: place }] }
    marked: 'The night train to [Lisbon|place] is late.'`,
    read: ['The night train to Lisbon is late.'],
  },
  preference: {
    yaml: `taxonomy: { classes: [{ name: answer }] }
    content: { type: pair, prompt: How do I descale a kettle?, a: Boil **vinegar** in it., b: Buy another one. }
    gold: { kind: preference, choice: a }`,
    read: ['How do I descale a kettle?', 'Boil <strong>vinegar</strong> in it.', 'Buy another one.'],
  },
  ranking: {
    yaml: `taxonomy: { classes: [{ name: answer }] }
    content:
      type: candidates
      prompt: When does it open?
      candidates: [{ id: a, text: At nine. }, { id: b, text: In the morning. }, { id: c, text: Ask them. }]
    gold: { kind: ranking, order: [[a], [b], [c]] }`,
    read: ['When does it open?', 'At nine.', 'In the morning.', 'Ask them.'],
  },
  rating: {
    yaml: `taxonomy:
      classes: [{ name: answer }]
      criteria: [{ name: accuracy, min: 1, max: 5 }, { name: clarity, min: 1, max: 5 }]
    content: { type: response, prompt: Is 9 a prime?, response: 'Yes, 9 is a prime.' }
    gold: { kind: rating, ratings: [{ criterion: accuracy, value: 1 }, { criterion: clarity, value: 5 }] }`,
    read: ['Is 9 a prime?', 'Yes, 9 is a prime.'],
  },
  review: {
    yaml: `taxonomy: { classes: [{ name: wrong-border }, { name: missed }] }
    labeledWith: { classes: [{ name: person, title: { en: A human being } }] }
    marked: 'Yesterday [Ms Reyes|person] left.'
    gold: { kind: review, verdict: reject, reasons: [wrong-border] }`,
    read: ['Yesterday Ms Reyes left.', '<q>Ms Reyes</q>', 'A human being'],
  },
}

const folder = mkdtempSync(path.join(tmpdir(), 'assay-tries-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
mkdirSync(path.join(folder, 'courses/ten/lessons'), { recursive: true })
writeFileSync(
  path.join(folder, 'courses/ten/course.yml'),
  `slug: ten
title: { en: Ten, ko: 열 가지 }
summary: { en: All kinds., ko: 모든 종류. }
level: 1
minutes: 5
order: 1
lessons: [kinds]
`,
)
const front = LABEL_KINDS.map(
  (kind) => `  - id: try-${kind}
    kind: ${kind}
    prompt: Do ${kind}.
    ${EXERCISES[kind].yaml}
    passScore: 0.9
`,
)
const body = LABEL_KINDS.map((kind) => `<TryIt id="try-${kind}" />\n`)
writeFileSync(
  path.join(folder, 'courses/ten/lessons/01-kinds.en.mdx'),
  `---\ntitle: Ten\nsummary: All kinds.\nminutes: 5\ntries:\n${front.join('')}---\n\n${body.join('\n')}`,
)

describe('an exercise of every kind in a lesson', () => {
  const index = lessonIndex(folder)
  const lesson = index.lesson('ten', 'kinds')!
  const text = textOf(lesson, 'en')
  const page = compileLesson(text).then((compiled) => lessonBody(lesson, text, compiled, 'en'))

  test('is right content', () => {
    expect(index.problems).toEqual([])
    expect(text.tries.map(({ kind }) => kind)).toEqual([...LABEL_KINDS])
  })

  for (const kind of LABEL_KINDS) {
    const id = `try-${kind}`
    const exercise = text.tries.find((entry) => entry.id === id)!
    const rendered = async (userId: string) => {
      const slot = (await page).slots.get(`TryIt:${id}`)!
      return slot(lessonState(userId, lesson.course, lesson.name))
    }

    test(`${kind}: is shown without its gold, a wrong answer is graded and stays open, a right one is done`, async () => {
      const person = await createLabeler()
      const gold = isSceneTry(exercise) ? await tryGold(exercise, text) : exercise.gold
      const { taxonomy, rubric } = await tryTerms(exercise, text, 'en')
      const send = (label: unknown) => gradeTry(person.id, { lesson, exercise: id, label, locale: 'en' }, NOW)

      const html = await rendered(person.id)
      for (const words of EXERCISES[kind].read) expect(html).toContain(words)
      expect(html).toContain('&quot;done&quot;:false')
      expect(html).not.toMatch(/&quot;(gold|passScore|rubric|marked|mask|verdict|ratings|choice|order)&quot;:/)

      const wrong = await send(wrongAnswer(gold, taxonomy))
      expect(wrong).toMatchObject({ outcome: 'graded', passed: false, gold })
      if (wrong.outcome !== 'graded') return
      expect(wrong.grade.findings.some(({ type }) => type !== 'match' && type !== 'loose')).toBe(true)
      expect(await rendered(person.id)).toContain('&quot;done&quot;:false')

      const right = await send(rightAnswer(gold))
      expect(right).toMatchObject({ outcome: 'graded', passed: true, grade: { score: 1 } })
      expect(rubric.kind).toBe(kind)
      expect(await rendered(person.id)).toContain('&quot;done&quot;:true')
    })
  }

  test('on signs sends where they hang and not what is on them, and refuses lines that are not there', async () => {
    const exercise = text.tries.find(({ kind }) => kind === 'transcription')!
    if (!isSceneTry(exercise)) throw new Error('it is drawn')
    const gold = await tryGold(exercise, text)
    if (gold.kind !== 'transcription') throw new Error('it is read')
    const html = (await page).slots.get('TryIt:try-transcription')!(lessonState(null, 'ten', 'kinds'))
    expect(html).toContain('&quot;type&quot;:&quot;lines&quot;')
    for (const line of gold.lines) expect(html).not.toContain(line.text)
    const label = { kind: 'transcription', lines: [{ id: '99', text: 'x' }] }
    const { id: userId } = await createLabeler()
    const refused = await gradeTry(userId, { lesson, exercise: exercise.id, label, locale: 'en' }, NOW)
    expect(refused).toMatchObject({ outcome: 'not-a-label', problems: [{ where: 'label.lines.0.id' }] })
  })

  test('on joints offers the skeleton of drawn people, called in the language of the page', async () => {
    const exercise = text.tries.find(({ kind }) => kind === 'keypoints')!
    const { taxonomy } = await tryTerms(exercise, text, 'ko')
    expect(taxonomy.classes[0]).toMatchObject({ name: 'person', title: { ko: '사람' } })
    expect(taxonomy.classes[0]!.skeleton!.points).toHaveLength(13)
    expect(taxonomy.classes[0]!.skeleton!.points[1]).toEqual({ name: 'left-shoulder', title: { ko: '왼쪽 어깨' } })
  })

  test('is graded by the rubric it brings', async () => {
    const exercise = text.tries.find(({ kind }) => kind === 'polygons')!
    expect((await tryTerms(exercise, text, 'en')).rubric).toMatchObject({ metric: 'meanIou', iouThreshold: 0.5 })
  })
})
