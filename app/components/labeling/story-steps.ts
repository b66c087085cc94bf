import type { Story } from './stories.ts'

/**
 * What is done to a tool once it stands on the page. A string is a chord, pressed on whatever has the focus (`Shift+H`,
 * `ArrowRight`); the rest names an element by a selector, never by words, which differ by language. A tap is a finger's,
 * on a text.
 */
export type StoryStep = string | { focus: string } | { click: string } | { tap: string } | { write: string; in: string }

/** The same key several times. */
export const times = (count: number, chord: string): StoryStep[] => Array<StoryStep>(count).fill(chord)

/** The picture or the text that is worked on gets the focus. */
export const ON_FIELD: StoryStep = { focus: '[role=application] [tabindex="0"]' }

/** The keys are opened, from the first of these elements, and then stand there. */
export const openKeys = (from: string): StoryStep[] => [{ focus: from }, '?', { focus: 'dialog button' }]

/** Another key is asked for: for the command with this place among those that can be changed. */
export const askKey = (place: number): StoryStep[] => {
  const button = `dialog ul:last-of-type li:nth-child(${place}) button`
  return [{ focus: button }, { click: button }]
}

/** Makes stories that begin as another one and go on by what is done. */
export function goingOn(stories: readonly Story[]) {
  return (from: string, name: string, ...does: (StoryStep | StoryStep[])[]): Story => {
    const begun = stories.find((story) => story.name === from)
    if (!begun) throw new Error(`there is no story ${from}`)
    return { ...begun, name, does: does.flat() }
  }
}

const SIZE = { width: 960, height: 540, alt: 'A street' }
/** A picture that cannot be read, and one that does not come; of the latter the browser test lets nothing through. */
export const NO_PICTURE = { item: { ...SIZE, src: 'data:image/webp;base64,UklGRg==' } }
export const WAITING_PICTURE = { item: { ...SIZE, src: '/hero-day.webp?waiting' } }
