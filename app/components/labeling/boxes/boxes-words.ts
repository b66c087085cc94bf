import { lookOf, type ClassLook } from '#app/components/labeling/classes.ts'
import { boxById, boxesOf, type BoxesState } from './boxes-state.ts'
import { boxName } from './shapes.tsx'

type Translate = (key: string, values?: Record<string, unknown>) => string

/** What the last action did, in words for the live region; empty when there is nothing to say. */
export function eventWords(t: Translate, state: BoxesState, looks: readonly ClassLook[]): string {
  const { event } = state
  const boxes = boxesOf(state)
  if (!event) return ''
  switch (event.type) {
    case 'added':
    case 'moved':
    case 'resized':
    case 'classed': {
      const box = boxById(state, event.id)
      if (!box) return ''
      const name = boxName(t, box, lookOf(looks, box.class), boxes.indexOf(box), boxes.length)
      return t(`say.${event.type}`, { name })
    }
    case 'selected':
      // A selected box has the focus, or its row has: its name is spoken already.
      return ''
    case 'deleted':
      return t('say.deleted', { title: lookOf(looks, event.class).title, count: boxes.length })
    case 'undone':
    case 'redone':
      return t(`say.${event.type}`, { count: boxes.length })
    case 'class-chosen':
      return t('say.class-chosen', { title: lookOf(looks, event.class).title })
    case 'anchored':
    case 'pointed':
      return t(`say.${event.type}`, { x: Math.round(event.at.x), y: Math.round(event.at.y) })
    case 'stretched':
      return t('say.stretched', { width: Math.round(event.rect.width), height: Math.round(event.rect.height) })
    default:
      return t(`say.${event.type}`)
  }
}
