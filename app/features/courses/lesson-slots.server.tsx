import { AccountCorner } from '#app/components/shell/header.tsx'
import { NextStepBar } from '#app/components/shell/next-step-bar.tsx'
import { loadShell } from '#app/features/journey/load-shell.server.ts'
import { readTogether } from '#app/platform/db.server.ts'
import type { Locale, Person } from '#app/platform/session.server.ts'
import { lessonState } from './lesson-state.server.ts'
import { type ReadyLesson, progressHtml } from './load-lesson.server.ts'
import { remember, renderSmall } from './render-island.server.tsx'

/** What a lesson page shows a person in each of its slots: the same HTML that Remix renders there. */
export async function lessonSlots(
  made: ReadyLesson,
  person: Person,
  locale: Locale,
  now: Date,
): Promise<(slot: string) => string> {
  // The shell is loaded without waiting in between: all the reads are one.
  const [shell, state] = readTogether(() => [
    loadShell(person, locale, now),
    lessonState(person.id, made.lesson.course, made.lesson.name),
  ])
  const { viewer, next } = await shell
  return (slot) => {
    if (slot === 'account') return shellSlot(locale, slot, viewer, () => <AccountCorner viewer={viewer} />)
    if (slot === 'next-step')
      return shellSlot(locale, slot, { next, guest: viewer?.guest }, () => (
        <NextStepBar step={next} guest={viewer?.guest ?? false} />
      ))
    if (slot === 'progress') return progressHtml(made, state, locale)
    const personal = made.body.slots.get(slot)
    if (!personal) throw new Error(`nothing is known of the slot "${slot}"`)
    return personal(state)
  }
}

function shellSlot(locale: Locale, slot: string, shows: unknown, element: () => JSX.Element): string {
  return remember(`${locale} ${slot} ${JSON.stringify(shows)}`, () => {
    return renderSmall(
      locale,
      <div data-slot={slot} className="contents">
        {element()}
      </div>,
    )
  })
}
