import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { isSceneTry } from '#app/domain/courses/lesson.ts'
import { type CourseDefinition, courseSchema } from '#app/domain/courses/course.ts'
import { type LessonText, PLACES, parseLessonFile } from './lesson-file.server.ts'
import type { Locale } from './session.server.ts'
import { CONTENT_DIR, ContentError, type ContentProblem, parseYaml } from './yaml.server.ts'

/**
 * What `content/` holds, read once and checked whole. Slugs of requests are looked up here and never become paths.
 */
export { ContentError, type ContentProblem } from './yaml.server.ts'
export { readDefinitions } from './definition-files.server.ts'
export type { LessonText } from './lesson-file.server.ts'

export const LOCALES: readonly Locale[] = ['en', 'ko']

export interface Lesson {
  course: string
  name: string
  /** Changes when any language of the lesson changes. */
  version: string
  /** In the order of the front matter; the same in every language. */
  checks: string[]
  tries: string[]
  anchors: string[]
  texts: Partial<Record<Locale, LessonText>>
}

export interface Course extends Omit<CourseDefinition, 'lessons'> {
  lessons: Lesson[]
}

export interface LessonIndex {
  /** In the order of the catalogue. */
  courses: Course[]
  course: (slug: string) => Course | null
  lesson: (course: string, name: string) => Lesson | null
  /** What is missing or does not fit together; a course with problems still shows what is there. */
  problems: ContentProblem[]
}

/** The text of a lesson in a language, else in another. */
export function textOf(lesson: Lesson, locale: Locale): LessonText {
  const text = lesson.texts[locale] ?? LOCALES.map((other) => lesson.texts[other]).find(Boolean)
  if (!text) throw new Error(`lesson ${lesson.course}/${lesson.name} has no text`)
  return text
}

const read = new Map<string, { stamp: string; index: LessonIndex }>()

/** Names and times of all files under a folder; changes when any of them does. */
function stampOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files
    .map((entry) => `${entry.parentPath}/${entry.name}@${statSync(path.join(entry.parentPath, entry.name)).mtimeMs}`)
    .join()
}

/**
 * The courses. Read once; in development again whenever a file has changed.
 * @throws ContentError naming every file and line that is malformed
 */
export function lessonIndex(folder = CONTENT_DIR): LessonIndex {
  const contentDir = path.resolve(folder)
  const known = read.get(contentDir)
  if (known && process.env.NODE_ENV !== 'development') return known.index
  const stamp = stampOf(contentDir)
  if (known?.stamp === stamp) return known.index
  const index = readCourses(contentDir)
  read.set(contentDir, { stamp, index })
  return index
}

function readCourses(contentDir: string): LessonIndex {
  const root = path.join(contentDir, 'courses')
  const broken: ContentProblem[] = []
  const problems: ContentProblem[] = []
  const courses: Course[] = []
  for (const folder of existsSync(root) ? readdirSync(root).sort() : []) {
    if (folder.startsWith('.')) continue
    const file = `courses/${folder}/course.yml`
    if (!existsSync(path.join(contentDir, file))) {
      broken.push({ file, line: 1, message: 'is missing: every course folder has a course.yml' })
      continue
    }
    const parsed = parseYaml(readFileSync(path.join(contentDir, file), 'utf8'), courseSchema, { file })
    if (!parsed.ok) {
      broken.push(...parsed.problems)
      continue
    }
    const { value, lineOf } = parsed
    if (value.slug !== folder)
      broken.push({ file, line: lineOf(['slug']), message: `slug: must be the folder's name, "${folder}"` })
    const texts = readLessons(contentDir, folder, broken)
    const lessons = value.lessons.flatMap((name, index) => {
      const found = texts.get(name)
      texts.delete(name)
      if (found) return [lessonOf(value.slug, name, found, problems)]
      const pattern = `lessons/${String(index + 1).padStart(2, '0')}-${name}.<locale>.mdx`
      problems.push({ file, line: lineOf(['lessons', index]), message: `lesson "${name}" has no file ${pattern}` })
      return []
    })
    for (const [name, found] of texts)
      problems.push({
        file: Object.values(found)[0]!.file,
        line: 1,
        message: `"${name}" is not in the lessons of course.yml`,
      })
    courses.push({ ...value, lessons })
  }
  if (broken.length > 0) throw new ContentError(broken)
  courses.sort((a, b) => a.order - b.order)
  const bySlug = new Map(courses.map((course) => [course.slug, course]))
  const byName = new Map(
    courses.flatMap(({ slug, lessons }) => lessons.map((lesson) => [`${slug}/${lesson.name}`, lesson])),
  )
  return {
    courses,
    problems,
    course: (slug) => bySlug.get(slug) ?? null,
    lesson: (course, name) => byName.get(`${course}/${name}`) ?? null,
  }
}

const FILE_NAME = /^\d\d-([a-z0-9]+(?:-[a-z0-9]+)*)\.(en|ko)\.mdx$/

function readLessons(contentDir: string, course: string, broken: ContentProblem[]) {
  const folder = `courses/${course}/lessons`
  const texts = new Map<string, Lesson['texts']>()
  const names = existsSync(path.join(contentDir, folder)) ? readdirSync(path.join(contentDir, folder)).sort() : []
  for (const fileName of names) {
    const file = `${folder}/${fileName}`
    const match = FILE_NAME.exec(fileName)
    if (!match) {
      if (fileName.endsWith('.mdx')) broken.push({ file, line: 1, message: 'must be named NN-name.<en|ko>.mdx' })
      continue
    }
    const [, name, locale] = match as unknown as [string, string, Locale]
    const { lesson, problems } = parseLessonFile(readFileSync(path.join(contentDir, file), 'utf8'), { file, locale })
    broken.push(...problems)
    if (lesson) texts.set(name, { ...texts.get(name), [locale]: lesson })
  }
  return texts
}

/** Joins the languages of a lesson, and says where they differ in more than words. */
function lessonOf(course: string, name: string, texts: Lesson['texts'], problems: ContentProblem[]): Lesson {
  const [first, ...others] = LOCALES.flatMap((locale) => texts[locale] ?? []) as [LessonText, ...LessonText[]]
  for (const other of others) {
    const differs = (line: number, what: string) =>
      problems.push({
        file: other.file,
        line,
        message: `${what} must be the same, in the same order, as in ${first.file}`,
      })
    for (const list of Object.values(PLACES))
      if (ids(first[list]) !== ids(other[list])) differs(other.lineOf([list]), `the ids of ${list}`)
    if (first.anchors.join() !== other.anchors.join()) differs(other.bodyLine, 'the anchors')
    first.checks.forEach((check, index) => {
      const twin = other.checks[index]
      const right = ({ options }: typeof check) => `${options.length} ${options.findIndex(({ correct }) => correct)}`
      if (twin && right(check) !== right(twin))
        differs(other.lineOf(['checks', index]), 'the number of options and the correct one')
    })
    first.tries.forEach((exercise, index) => {
      const twin = other.tries[index]
      const task = (one: typeof exercise) =>
        isSceneTry(one)
          ? JSON.stringify([one.kind, one.scene, one.show, one.classes, one.rubric, one.passScore])
          : JSON.stringify([one.kind, one.taxonomy.classes.map(({ name }) => name), one.rubric, one.passScore])
      if (twin && task(exercise) !== task(twin))
        differs(other.lineOf(['tries', index]), 'kind, scene, show, classes, rubric and passScore')
    })
  }
  const version = createHash('sha256')
    .update(LOCALES.map((locale) => texts[locale]?.hash).join())
    .digest('hex')
  const { checks, tries, anchors } = first
  return { course, name, version, checks: checks.map(({ id }) => id), tries: tries.map(({ id }) => id), anchors, texts }
}

const ids = (list: { id: string }[]) => list.map(({ id }) => id).join()
