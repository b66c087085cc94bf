import type { Binding } from './chords.ts'

export type CommonCommand = 'undo' | 'redo' | 'help'

/** The keys that the tools for texts and judgements share; a tool puts its own before them. */
export const COMMON_BINDINGS: readonly Binding<CommonCommand>[] = [
  { id: 'undo', command: 'undo', keys: ['Ctrl+Z'] },
  { id: 'redo', command: 'redo', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'] },
  { id: 'help', command: 'help', keys: ['?'] },
]

/** Opens the guideline of the task, which stands over every tool. */
export const GUIDELINE_BINDINGS: readonly Binding<'guideline'>[] = [
  { id: 'guideline', command: 'guideline', keys: ['G'] },
]

/** Enter and the space bar press, choose or write wherever the focus is, with whatever is held. */
export const pressesOrWrites = (chord: string): string | undefined =>
  /(?:^|\+)(?:Enter|Space)$/.test(chord) ? 'help.pressing' : undefined
