import type { LessonProgressProps } from '#app/components/lesson/lesson-progress.tsx'
import { type Course, type Lesson, lessonIndex, textOf } from '#app/platform/content.server.ts'
import { type Offer, currentOffer } from '#app/features/journey/catalogue.server.ts'
import { compileLesson } from '#app/platform/mdx.server.ts'
import type { Locale } from '#app/platform/session.server.ts'
import { type LessonBody, bodyFor, lessonBody } from './lesson-body.server.tsx'
import { type LessonState, lessonState } from './lesson-state.server.ts'
import { renderIsland } from './render-island.server.tsx'

/** A lesson in a language, ready for every reader; made once. */
export interface ReadyLesson {
  lesson: Lesson
  body: LessonBody
  page: {
    title: string
    summary: string
    minutes: number
    headings: { id: string; text: string; depth: 2 | 3 }[]
    course: { slug: string; title: string }
    number: number
    total: number
    previous: { href: string; title: string } | null
    next: { href: string; title: string } | null
    /** The language of the text when it is not the page's. */
    fallback: Locale | null
  }
  progress: Omit<LessonProgressProps, 'answered' | 'completed'>
  /** The progress box as it was rendered before, by its state. */
  progressMade: Map<number, string>
}

/** For what is on offer now: a published or withdrawn exam changes what a lesson leads to. */
const ready = new WeakMap<Offer, Map<string, Promise<ReadyLesson>>>()

/** How long a page may still show what was on offer. To ask the database takes longer than to answer a visitor. */
const OFFER_MS = 250
let asked = { at: Number.NEGATIVE_INFINITY, offer: null as Offer | null }

function recentOffer(): Offer {
  const at = performance.now()
  if (!asked.offer || at - asked.at > OFFER_MS) asked = { at, offer: currentOffer() }
  return asked.offer!
}

/** A lesson ready to be shown in a language, or null when there is none of that name. */
export async function readyLesson(course: string, name: string, locale: Locale): Promise<ReadyLesson | null> {
  const index = lessonIndex()
  const [home, lesson] = [index.course(course), index.lesson(course, name)]
  if (!home || !lesson) return null
  const offer = recentOffer()
  const ofOffer = ready.get(offer) ?? new Map<string, Promise<ReadyLesson>>()
  ready.set(offer, ofOffer)
  const key = `${lesson.version} ${course}/${name} ${locale}`
  let made = ofOffer.get(key)
  if (!made) {
    made = makeReady(home, lesson, locale)
    ofOffer.set(key, made)
    made.catch(() => ofOffer.delete(key))
  }
  return made
}

async function makeReady(home: Course, lesson: Lesson, locale: Locale): Promise<ReadyLesson> {
  const text = textOf(lesson, locale)
  const compiled = await compileLesson(text)
  const at = home.lessons.indexOf(lesson)
  const beside = (offset: number) => {
    const other = home.lessons[at + offset]
    return other ? { href: `/courses/${home.slug}/${other.name}`, title: textOf(other, locale).title } : null
  }
  const next = beside(1)
  return {
    lesson,
    body: await lessonBody(lesson, text, compiled, locale),
    page: {
      title: text.title,
      summary: text.summary,
      minutes: text.minutes,
      headings: compiled.headings,
      course: { slug: home.slug, title: home.title[locale] },
      number: at + 1,
      total: home.lessons.length,
      previous: beside(-1),
      next,
      fallback: text.locale === locale ? null : text.locale,
    },
    progress: {
      action: `/courses/${home.slug}/${lesson.name}/completion`,
      checks: lesson.checks.length,
      next,
      leadsTo: next ? [] : leadsTo(home, locale),
    },
    progressMade: new Map(),
  }
}

/** Where a course leads, of what the academy offers now. */
export function leadsTo(home: Course, locale: Locale): LessonProgressProps['leadsTo'] {
  const { practice, exams } = currentOffer()
  const practices = practice.filter(({ slug }) => home.leadsTo.practice.includes(slug))
  const exam = exams.find(({ slug }) => slug === home.leadsTo.exam)
  return [
    ...practices.map(({ slug, title }) => ({
      href: `/practice/${slug}`,
      title: title[locale],
      kind: 'practice' as const,
    })),
    ...(exam ? [{ href: `/exams/${exam.slug}`, title: exam.title[locale], kind: 'exam' as const }] : []),
  ]
}

/** The reader's progress in a lesson, as an island; each state of it is rendered once. */
export function progressHtml(
  { progress, progressMade, lesson }: ReadyLesson,
  state: LessonState,
  locale: Locale,
): string {
  const answered = lesson.checks.filter((id) => state.checks.has(id)).length
  const { completed } = state
  const key = completed ? -1 - answered : answered
  let html = progressMade.get(key)
  if (html === undefined) {
    const props = { ...progress, answered, completed }
    html = renderIsland(locale, { name: 'LessonProgress', id: 'lesson', slot: 'progress', props })
    progressMade.set(key, html)
  }
  return html
}

/** What the lesson page shows to a person, or to a visitor (null). */
export async function loadLesson(userId: string | null, course: string, name: string, locale: Locale) {
  const made = await readyLesson(course, name, locale)
  if (!made) return null
  const state = lessonState(userId, course, name)
  return { ...made.page, body: bodyFor(made.body, state), progress: progressHtml(made, state, locale) }
}
