import type { LabelEvent } from './label-state.ts'

/** What undo and redo did, in words; null when the event was something else. */
export function stepWords(t: (key: string) => string, event: LabelEvent | null): string | null {
  switch (event?.type) {
    case 'undone':
    case 'redone':
      return t(`tool.${event.type}`)
    case 'nothing-to-undo':
    case 'nothing-to-redo':
      return t(`say.${event.type}`)
    default:
      return null
  }
}
