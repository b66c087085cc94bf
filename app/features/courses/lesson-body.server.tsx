import { Picture, type PictureProps } from '#app/components/lesson/picture.tsx'
import { TryText } from '#app/components/lesson/try-text.tsx'
import type { Lesson } from '#app/platform/content.server.ts'
import type { LessonText } from '#app/platform/lesson-file.server.ts'
import type { CompiledLesson } from '#app/platform/mdx.server.ts'
import { shownPicture } from '#app/platform/pictures.server.ts'
import type { Locale } from '#app/platform/session.server.ts'
import { answeredState } from './check-state.ts'
import type { LessonState } from './lesson-state.server.ts'
import { renderIsland, renderSmall } from './render-island.server.tsx'
import { tryTerms } from './try-terms.server.ts'

/** A lesson ready to be filled in for anybody: its HTML, and where the reader's own state goes. */
export interface LessonBody {
  pieces: (string | Personal)[]
  /** The parts that depend on the reader, by slot name; for pages that were made before. */
  slots: Map<string, Personal>
}

/** A part of a lesson that shows what its reader has done. */
type Personal = (state: LessonState) => string

/** Fills the places of a compiled lesson. `locale` is that of the page; the text may be in another. */
export async function lessonBody(
  lesson: Lesson,
  text: LessonText,
  compiled: CompiledLesson,
  locale: Locale,
): Promise<LessonBody> {
  const slots: LessonBody['slots'] = new Map()
  const address = `/courses/${lesson.course}/${lesson.name}`
  const pieces = await Promise.all(
    compiled.pieces.map(async (piece) => {
      if (typeof piece === 'string') return piece
      const { place, id } = piece
      if (place === 'Picture') return renderSmall(locale, <Picture {...await pictureOf(text, id)} />)
      if (place === 'Compare') return compareHtml(text, id, locale)
      const personal = place === 'Check' ? checkOf(text, id, address, locale) : await tryOf(text, id, address, locale)
      slots.set(`${place}:${id}`, personal)
      return personal
    }),
  )
  return { pieces, slots }
}

/** The HTML of a lesson for a reader. */
export function bodyFor({ pieces }: LessonBody, state: LessonState): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece(state))).join('')
}

/** Renders each of the few states that a part can be in once; `stateOf` says which it is for a reader. */
function onceEach<S extends number | boolean | null>(
  stateOf: (state: LessonState) => S,
  render: (state: S) => string,
): Personal {
  const made = new Map<S, string>()
  return (reader) => {
    const state = stateOf(reader)
    let html = made.get(state)
    if (html === undefined) made.set(state, (html = render(state)))
    return html
  }
}

/** The compiler has made sure that every id is there. */
function byId<T extends { id: string }>(list: readonly T[], id: string): T {
  const found = list.find((entry) => entry.id === id)
  if (!found) throw new Error(`there is no "${id}"`)
  return found
}

async function pictureOf(text: LessonText, id: string): Promise<PictureProps & { caption?: string }> {
  const picture = byId(text.pictures, id)
  return { ...(await shownPicture(picture, text)), alt: picture.alt, caption: picture.caption }
}

async function compareHtml(text: LessonText, id: string, locale: Locale): Promise<string> {
  const { wrong, right, caption } = byId(text.compares, id)
  const [{ caption: _w, ...wrongPicture }, { caption: _r, ...rightPicture }] = await Promise.all([
    pictureOf(text, wrong),
    pictureOf(text, right),
  ])
  return renderIsland(locale, { name: 'Compare', id, props: { wrong: wrongPicture, right: rightPicture, caption } })
}

function checkOf(text: LessonText, id: string, address: string, locale: Locale): Personal {
  const check = byId(text.checks, id)
  const given = {
    id,
    action: `${address}/checks/${id}`,
    question: check.question,
    options: check.options.map((option) => option.text),
  }
  return onceEach(
    // A choice that the lesson no longer offers is as good as none.
    ({ checks }) => (check.options[checks.get(id)?.choice ?? -1] ? checks.get(id)!.choice : null),
    (choice) => {
      const answered = choice === null ? null : answeredState(check, choice)
      return renderIsland(locale, { name: 'Check', id, slot: `Check:${id}`, props: { ...given, answered } })
    },
  )
}

async function tryOf(text: LessonText, id: string, address: string, locale: Locale): Promise<Personal> {
  const exercise = byId(text.tries, id)
  const { kind, prompt, question } = exercise
  const { picture, content, taxonomy, limits } = await tryTerms(exercise, text, locale)
  // Field by field: the gold of a written exercise must not leave the server before an answer.
  const given = {
    ...{ id, action: `${address}/tries/${id}`, kind, prompt, question },
    ...{ picture, content, taxonomy, multiple: limits.multiple },
  }
  const written =
    content && content.type !== 'lines' ? renderSmall(locale, <TryText content={content} seed={id} />) : null
  return onceEach(
    ({ tries }) => tries.has(id),
    (done) =>
      renderIsland(locale, {
        ...{ name: 'TryIt', id, slot: `TryIt:${id}`, props: { ...given, done } },
        onServer: written === null ? {} : { written },
      }),
  )
}
