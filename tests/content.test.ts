import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isSceneTry } from '#app/domain/courses/lesson.ts'
import { LABEL_KINDS } from '#app/domain/labels/kind.ts'
import { isQuestion } from '#app/domain/scenes/dials.ts'
import { PERSON_EDGES, PERSON_POINTS } from '#app/domain/scenes/skeleton.ts'
import en from '#app/messages/en/scenes.json'
import ko from '#app/messages/ko/scenes.json'
import { contentProblems } from '#app/platform/content-references.server.ts'
import { ContentError, LOCALES, lessonIndex, readDefinitions, textOf } from '#app/platform/content.server.ts'
import { readContentDatasets } from '#app/platform/dataset-files.server.ts'
import { compileLesson } from '#app/platform/mdx.server.ts'
import { createWorld } from '#tests/support/world.ts'

await createWorld()
const { courses } = lessonIndex()
const lessons = courses.flatMap((course) => course.lessons)
const texts = lessons.flatMap((lesson) => Object.values(lesson.texts))

describe('the courses that come with the academy', () => {
  test('have no problem and nothing that leads nowhere', () => {
    expect(contentProblems()).toEqual([])
    expect(lessons.length).toBeGreaterThanOrEqual(9)
  })

  test('are written in every language', () => {
    for (const lesson of lessons) expect(Object.keys(lesson.texts).sort(), lesson.name).toEqual([...LOCALES])
  })

  test.each(texts.map((text) => [text.file, text] as const))(
    '%s compiles, with its sections and components',
    async (_, text) => {
      const { pieces, headings } = await compileLesson(text)
      expect(headings.map(({ id }) => id)).toEqual(expect.arrayContaining(text.anchors))
      const places = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [`${piece.place} ${piece.id}`]))
      for (const { id } of text.checks) expect(places).toContain(`Check ${id}`)
      for (const { id } of text.tries) expect(places).toContain(`TryIt ${id}`)
      expect(pieces.filter((piece) => typeof piece === 'string').join('')).not.toMatch(
        /<script|style=|javascript:| on\w+=/,
      )
    },
  )

  test('have a word in every language for each class that an exercise offers', () => {
    const offered = new Set(texts.flatMap(({ tries }) => tries.filter(isSceneTry)).flatMap(({ classes }) => classes))
    for (const name of offered) {
      expect(Object.keys(en.class), name).toContain(name)
      expect(Object.keys(ko.class), name).toContain(name)
    }
  })

  test('have a word in every language for each joint of a drawn person', () => {
    for (const { point } of [en, ko]) expect(Object.keys(point).sort()).toEqual([...PERSON_POINTS].sort())
  })

  test('come with definitions whose pass marks can be reached', () => {
    const { exam, project, practice, qualification } = readDefinitions()
    expect([exam, project, practice, qualification].every((list) => list.length > 0)).toBe(true)
    for (const { decision } of exam) expect(decision.cut).toBeLessThanOrEqual(1)
  })
})

describe('practice that comes with the academy', () => {
  const { practice } = readDefinitions()

  test('has a set of every kind of label', () => {
    expect(new Set(practice.map(({ kind }) => kind))).toEqual(new Set(LABEL_KINDS))
  })

  test('asks of its scenes what its kind is about', () => {
    for (const { slug, kind, pool } of practice) {
      if (pool.source !== 'scenes') continue
      expect(isQuestion(pool.scene.task) ? 'classification' : pool.scene.task, slug).toBe(kind)
    }
  })

  test('says of every set what counts as right, in both languages', () => {
    for (const { slug, kind, guideline, question } of practice)
      if (kind !== 'boxes')
        expect(guideline ?? question, slug).toMatchObject({ en: expect.any(String), ko: expect.any(String) })
  })

  test('uses the skeleton that drawn people have', () => {
    const [person] = practice.find(({ kind }) => kind === 'keypoints')!.taxonomy.classes
    expect(person!.skeleton!.points.map(({ name }) => name)).toEqual([...PERSON_POINTS])
    expect(new Set(person!.skeleton!.edges.map(String))).toEqual(new Set(PERSON_EDGES.map(String)))
  })

  test('has datasets in both languages, half and half, whose ids tell nothing of the answer', () => {
    for (const { slug, items } of readContentDatasets()) {
      const of = (language: string) => items.filter((item) => item.language === language).length
      expect([slug, of('ko'), of('en')]).toEqual([slug, items.length / 2, items.length / 2])
      for (const { content } of items)
        if (content.type === 'candidates') expect(content.candidates.map(({ id }) => id).join('')).toMatch(/^abcd?$/)
    }
  })

  test('is all that draws on these datasets: their gold is public, so no exam and no paid work may', () => {
    const { exam, project } = readDefinitions()
    const slugs = new Set(readContentDatasets().map(({ slug }) => slug))
    for (const { slug, dataset } of exam) expect([slug, slugs.has(dataset ?? '')]).toEqual([slug, false])
    for (const { slug, pool } of project)
      expect([slug, pool.source === 'dataset' && slugs.has(pool.dataset)]).toEqual([slug, false])
  })

  test('does not let a place decide: each side and each first place is right at times', () => {
    const datasets = new Map(readContentDatasets().map((dataset) => [dataset.kind, dataset.items]))
    const choices = datasets.get('preference')!.map(({ gold }) => gold.kind === 'preference' && gold.choice)
    expect(new Set(choices)).toEqual(new Set(['a', 'b', 'tie']))
    const firsts = datasets.get('ranking')!.map(({ gold }) => gold.kind === 'ranking' && gold.order[0]![0])
    expect(new Set(firsts).size).toBeGreaterThan(2)
  })
})

/** A content folder with one course of one lesson; `edit` changes a file before it is read. */
function folderWith(edit: Record<string, (text: string) => string> = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-content-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const course = path.join(folder, 'courses', 'tiny')
  mkdirSync(path.join(course, 'lessons'), { recursive: true })
  const write = (file: string, text: string) =>
    writeFileSync(path.join(course, file), (edit[file] ?? ((same) => same))(text))
  write('course.yml', COURSE)
  write('lessons/01-one.en.mdx', LESSON)
  write('lessons/01-one.ko.mdx', LESSON)
  return folder
}

const COURSE = `slug: tiny
title: { en: Tiny, ko: 작은 강의 }
summary: { en: One lesson., ko: 레슨 하나. }
level: 1
minutes: 5
order: 1
lessons:
  - one
`
const LESSON = `---
title: One
summary: The only one.
minutes: 5
checks:
  - id: sure
    question: Sure?
    options:
      - { text: 'Yes', correct: true, why: Good. }
      - { text: 'No', why: Look again. }
---

<Anchor id="begin" />

## Where it begins

Words.

<Check id="sure" />
`
const EN = 'lessons/01-one.en.mdx'

/** The lesson with an exercise on a written text. */
function withTry(text: string): string {
  const exercise = `tries:
  - id: place
    kind: spans
    prompt: Mark it.
    taxonomy: { classes: [{ name: place }] }
    marked: 'To [Seoul|place].'
    passScore: 1
`
  return text.replace('---\n\n<Anchor', `${exercise}---\n\n<TryIt id="place" />\n\n<Anchor`)
}

/** The lesson with an exercise on a drawn scene. */
function withSceneTry(text: string): string {
  const exercise = `tries:
  - id: outline
    kind: polygons
    prompt: Follow its edge.
    scene: { seed: x, task: polygons, classes: [car] }
    classes: [car]
    passScore: 1
`
  return text.replace('---\n\n<Anchor', `${exercise}---\n\n<TryIt id="outline" />\n\n<Anchor`)
}

function problemsOf(folder: string): string[] {
  try {
    return contentProblems(folder).map(({ file, line, message }) => `${file}:${line}: ${message}`)
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.message.split('\n')
  }
}

describe('content that is not right is refused, with file and line', () => {
  test('and right content is not', () => {
    expect(problemsOf(folderWith())).toEqual([])
  })

  test('nor is an exercise whose item is written in it', () => {
    expect(problemsOf(folderWith({ [EN]: withTry, 'lessons/01-one.ko.mdx': withTry }))).toEqual([])
  })

  test('nor is an exercise on a scene, which names its one class or leaves it out', () => {
    const edits = [
      withSceneTry,
      (text: string) =>
        withSceneTry(text)
          .replaceAll('polygons', 'keypoints')
          .replaceAll('[car]', '[person]')
          .replace('passScore', 'show: { class: person }\n    passScore'),
      (text: string) => withSceneTry(text).replaceAll('polygons', 'transcription').replace('    classes: [car]\n', ''),
      (text: string) =>
        withSceneTry(text).replace('passScore', 'rubric: { kind: polygons, metric: meanIou }\n    passScore'),
    ]
    for (const edit of edits) expect(problemsOf(folderWith({ [EN]: edit, 'lessons/01-one.ko.mdx': edit }))).toEqual([])
  })

  const wrong: [what: string, file: string, edit: (text: string) => string, said: string][] = [
    [
      'an unknown field',
      EN,
      (text) => text.replace('minutes: 5', 'minutes: 5\nlenght: 3'),
      ':5: (file): there is no field "lenght" here',
    ],
    [
      'an exercise whose marked text has a class that is not offered',
      EN,
      (text) => withTry(text).replace('|place]', '|town]'),
      ':16: tries.0.marked: class "town"',
    ],
    [
      'an exercise with a rubric of another kind',
      EN,
      (text) => withTry(text).replace('passScore', 'rubric: { kind: boxes }\n    passScore'),
      ': tries.0.rubric.kind: must be spans',
    ],
    [
      'an unknown field of a written exercise',
      EN,
      (text) => withTry(text).replace('passScore', 'hint: x\n    passScore'),
      ':17: tries.0: there is no field "hint" here',
    ],
    [
      'a written exercise of a kind that needs a picture',
      EN,
      (text) => withTry(text).replace('kind: spans', 'kind: transcription'),
      ':13: tries.0.kind: an exercise of kind transcription is about a drawn picture: give it a scene',
    ],
    [
      'a written exercise with nothing written',
      EN,
      (text) => withTry(text).replace("    marked: 'To [Seoul|place].'\n", ''),
      ':12: tries.0.content: is missing: write content and gold, or a marked text',
    ],
    [
      'a written exercise with nothing to find',
      EN,
      (text) => withTry(text).replace('[Seoul|place]', 'Seoul'),
      ':16: tries.0.marked: an exercise needs something to find',
    ],
    [
      'an exercise on a scene of a kind that is written out',
      EN,
      (text) => withSceneTry(text).replace('kind: polygons', 'kind: spans'),
      ':13: tries.0.kind: an exercise on a scene is one of boxes, polygons, keypoints, transcription, classification',
    ],
    [
      'an exercise on a scene that asks for something else',
      EN,
      (text) => withSceneTry(text).replace('task: polygons', 'task: boxes'),
      ':15: tries.0.scene.task: must be polygons',
    ],
    [
      'an exercise on outlines without classes',
      EN,
      (text) => withSceneTry(text).replace('    classes: [car]\n', ''),
      ':12: tries.0.classes: a polygons exercise needs its classes: some of car, bus,',
    ],
    [
      'joints of something that has none',
      EN,
      (text) => withSceneTry(text).replaceAll('polygons', 'keypoints'),
      ':16: tries.0.classes.0: "car" is not offered here, only person',
    ],
    [
      'a scene with a rubric of another kind',
      EN,
      (text) => withSceneTry(text).replace('passScore', 'rubric: { kind: boxes }\n    passScore'),
      ':17: tries.0.rubric.kind: must be polygons, like the exercise',
    ],
    [
      'a part of a scene in a question about all of it',
      EN,
      (text) =>
        withSceneTry(text)
          .replace('kind: polygons', 'kind: classification')
          .replace('passScore', 'show: { class: car }\n    passScore'),
      ':17: tries.0.show: a classification is about the whole scene',
    ],
    [
      'a question about outlines',
      EN,
      (text) => withSceneTry(text).replace('passScore', 'question: Where?\n    passScore'),
      ':17: tries.0.question: only a classification asks a question',
    ],
    ['a missing field', EN, (text) => text.replace('summary: The only one.\n', ''), ':2: summary: '],
    [
      'a wrong type deep inside',
      EN,
      (text) => text.replace("text: 'No'", 'text: [1]'),
      ':10: checks.0.options.1.text: ',
    ],
    [
      'two correct options',
      EN,
      (text) => text.replace("'No', why", "'No', correct: true, why"),
      ':8: checks.0.options: exactly one option',
    ],
    ['no correct option', EN, (text) => text.replace(' correct: true,', ''), 'exactly one option must be correct'],
    ['YAML that is none', EN, (text) => text.replace('title: One', 'title: "One'), 'this is not YAML'],
    ['an alias', EN, (text) => text.replace('title: One', 'title: &a One').replace('The only one.', '*a'), 'aliases'],
    ['a repeated key', EN, (text) => text.replace('minutes: 5', 'minutes: 5\nminutes: 6'), 'this is not YAML'],
    ['no front matter', EN, (text) => text.replace('---\n', ''), ':1: must begin with a line of exactly "---"'],
    ['front matter without an end', EN, (text) => text.replace('\n---\n\n', '\n\n'), ':1: the front matter has no end'],
    [
      'a check that is not declared',
      EN,
      (text) => text.replace('<Check id="sure" />', '<Check id="other" />'),
      ':19: <Check id="other" />',
    ],
    [
      'a check that is nowhere in the text',
      EN,
      (text) => text.replace('<Check id="sure" />', ''),
      ':6: "sure" is nowhere in the text',
    ],
    ['a check that is there twice', EN, (text) => `${text}\n<Check id="sure" />\n`, 'is used twice'],
    [
      'an anchor that is there twice',
      EN,
      (text) => text.replace('Words.', '<Anchor id="begin" />\n\n## Again'),
      'the anchor "begin" is used twice',
    ],
    [
      'anchors that differ between languages',
      EN,
      (text) => text.replace('"begin"', '"start"'),
      'the anchors must be the same',
    ],
    [
      'another number of options',
      EN,
      (text) =>
        text.replace(
          "      - { text: 'No', why: Look again. }\n",
          "      - { text: 'No', why: Look again. }\n      - { text: 'Hm', why: Look again. }\n",
        ),
      'the number of options and the correct one',
    ],
    [
      'a course of another name than its folder',
      'course.yml',
      (text) => text.replace('slug: tiny', 'slug: huge'),
      "course.yml:1: slug: must be the folder's name",
    ],
    ['a lesson without a file', 'course.yml', (text) => `${text}  - two\n`, 'course.yml:9: lesson "two" has no file'],
    [
      'a required course that is not there',
      'course.yml',
      (text) => `${text}requires: [gone]\n`,
      'there is no course "gone"',
    ],
    [
      'a prototype for a field',
      EN,
      (text) => text.replace('minutes: 5', 'minutes: 5\n__proto__: { title: x }'),
      'there is no field "__proto__"',
    ],
    ['quotes ten thousand deep', EN, (text) => text + '>'.repeat(10_000) + ' x\n', ':20: is nested too deeply'],
    ['a lesson longer than a book', EN, (text) => text + 'words '.repeat(40_000), 'make two lessons of it'],
  ]
  test.each(wrong)('%s', (_what, file, edit, said) => {
    expect(problemsOf(folderWith({ [file]: edit })).join('\n')).toContain(said)
  })

  test('but a lesson that is not translated yet is taught in the language it has', () => {
    const folder = folderWith()
    rmSync(path.join(folder, 'courses/tiny/lessons/01-one.ko.mdx'))
    const lesson = lessonIndex(folder).lesson('tiny', 'one')!
    expect(Object.keys(lesson.texts)).toEqual(['en'])
    expect(textOf(lesson, 'ko').locale).toBe('en')
  })

  test('a dataset with an unknown class, and a practice set that asks for less than its dataset', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'assay-content-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    cpSync('content', folder, { recursive: true })
    const change = (file: string, from: string, to: string) => {
      const full = path.join(folder, file)
      writeFileSync(full, readFileSync(full, 'utf8').replace(from, to))
    }
    change('practice/names-in-text.yml', '    - { name: place,', '    - { name: spot,')
    expect(problemsOf(folder)).toEqual([
      expect.stringMatching(/^practice\/names-in-text\.yml:\d+: taxonomy: "place" is missing$/),
    ])
    change('datasets/names-in-text.yml', '[서울|place]', '[서울|town]')
    expect(problemsOf(folder)).toEqual([
      expect.stringMatching(/^datasets\/names-in-text\.yml:\d+: items\.0\.gold\.spans\.1\.class: class "town"/),
    ])
  })

  test('a definition that names what is not there', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'assay-content-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    cpSync('content', folder, { recursive: true })
    const file = path.join(folder, 'practice', 'street-boxes.yml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('tight-boxes#four-sides', 'tight-boxes#five-sides'))
    expect(problemsOf(folder)).toEqual([
      expect.stringMatching(/^practice\/street-boxes\.yml:\d+: teaches\.match: .* no anchor "five-sides"$/),
    ])
  })
})

describe('a lesson that is a program is refused before any of it runs', () => {
  const marker = '__assay_lesson_ran'
  const run = `globalThis.${marker} = true`
  const hostile: [what: string, body: string, said: string][] = [
    ['an import', `import secret from '/etc/hostname'\n\nx`, 'import and export'],
    ['an export', `export const x = (${run})`, 'import and export'],
    ['getStaticProps', `export const getStaticProps = () => { ${run} }`, 'import and export'],
    ['an expression', `{${run}}`, 'expressions'],
    ['an expression in a sentence', `Words {(() => { ${run} })()} and more`, 'expressions'],
    ['a builtin module', `{process.getBuiltinModule('fs').readFileSync('/etc/hostname')}`, 'expressions'],
    ['an endless loop', '{(()=>{for(;;);})()}', 'expressions'],
    ['a script', `<script>${run.replace(' = ', '=')}</script>`, '<script> is not used'],
    ['a javascript: link', '[x](javascript:alert(1))', 'links go to'],
    ['a data: link', '[x](data:text/html,x)', 'links go to'],
    ['a link in disguise', '[x](JaVaScRiPt:alert(1))', 'links go to'],
    ['a javascript: reference', '[x][y]\n\n[y]: javascript:alert(1)', 'links go to'],
    ['a link to another host without a scheme', '[x](//evil.test)', 'links go to'],
    ['raw HTML by React', '<div dangerouslySetInnerHTML={{ __html: "x" }} />', '<div> is not used'],
    ['spread props', '<Check {...props} />', 'write it as <Check id="…" />'],
    ['props on a component', '<Check id="sure" onClick="x" />', 'write it as <Check id="…" />'],
    ['a computed id', '<Check id={1} />', 'write it as <Check id="…" />'],
    ['an event handler', '<img src="x" onError={() => {}} />', '<img> is not used'],
    ['a frame', '<iframe srcdoc="x" />', '<iframe> is not used'],
    ['a base address', '<base href="https://evil.test" />', '<base> is not used'],
    ['a refresh', '<meta http-equiv="refresh" content="0" />', '<meta> is not used'],
    ['a fragment', '<>x</>', '<> is not used'],
    ['an unknown component', '<Chart id="x" />', '<Chart> is not used'],
    ['a member component', '<process.exit id="x" />', 'is not used'],
    ['a component in a sentence', 'Words <Check id="sure" /> words', 'on a line of its own'],
    ['something inside a component', '<Picture id="x">\n\nWords\n\n</Picture>', 'holds nothing'],
    ['a picture from elsewhere', '![x](https://evil.test/x.png)', 'pictures are declared'],
    ['an anchor without a heading', '<Anchor id="alone" />\n\nWords', 'right before a heading'],
    ['a second title', '# Title', 'the title is in the front matter'],
    ['a tag without an end', '<Check id="sure"', ''],
  ]
  test.each(hostile)('%s', async (_what, body, said) => {
    const folder = folderWith({ [EN]: (text) => `${text}\n${body}\n` })
    let text
    try {
      text = lessonIndex(folder).lesson('tiny', 'one')!.texts.en!
    } catch (error) {
      expect(String(error)).toMatch(/01-one\.en\.mdx:\d+: /)
      return
    }
    const failure = await compileLesson(text).then(
      () => null,
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(ContentError)
    expect(String(failure)).toMatch(/01-one\.en\.mdx:(2[1-9]|3\d): /)
    expect(String(failure)).toContain(said)
    expect(Object.hasOwn(globalThis, marker)).toBe(false)
  })

  test.each(['---js', '---javascript', '---JS', '---Js ', '--- js'])(
    'front matter in %s does not run',
    async (fence) => {
      const program = `${fence}\n${run}; module.exports = {}\n---\n\nWords\n`
      expect(problemsOf(folderWith({ [EN]: () => program })).join()).toContain(
        'must begin with a line of exactly "---"',
      )
      // Also not as what follows a front matter that is right: gray-matter would read it there.
      const text = lessonIndex(
        folderWith({
          [EN]: (good) =>
            good.replace(/---\n\n[^]*$/, `---\n${program}\n<Anchor id="begin" />\n\n## x\n\n<Check id="sure" />\n`),
        }),
      )
      await compileLesson(text.lesson('tiny', 'one')!.texts.en!).catch(() => null)
      await compileLesson({
        ...text.lesson('tiny', 'one')!.texts.en!,
        hash: `bare ${fence}`,
        body: program,
        bodyLine: 1,
      }).catch(() => null)
      expect(Object.hasOwn(globalThis, marker)).toBe(false)
    },
  )

  test('what is allowed stays allowed', async () => {
    const body =
      'A **table**:\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n- [ ] task\n\n[here](/practice) [there](https://example.com) [up](#begin) `{code}`\n'
    const folder = folderWith({ [EN]: (text) => `${text}\n${body}` })
    const { pieces } = await compileLesson(lessonIndex(folder).lesson('tiny', 'one')!.texts.en!)
    const html = pieces.filter((piece) => typeof piece === 'string').join('')
    expect(html).toContain('<table>')
    expect(html).toContain('<code>{code}</code>')
    expect(html).toContain('<h2 id="begin">')
  })
})
