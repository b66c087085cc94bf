import type { FixedKeys } from '#app/components/labeling/shapes/shortcuts-dialog.tsx'

/** The arrow keys of the boxes tool, which stay as they are. */
export const BOXES_KEYS: FixedKeys = [
  ['← ↑ → ↓', 'help.cursor'],
  ['Shift+← Alt+←', 'help.cursor-steps'],
  ['← ↑ → ↓', 'boxes.help.move'],
  ['Ctrl+←', 'help.move-far'],
  ['Shift+→', 'boxes.help.resize'],
  ['Alt+←', 'boxes.help.resize-start'],
  ['Tab', 'help.through'],
  ['1 … 9', 'help.class'],
  ['Space', 'help.pan'],
]
export const BOXES_HELP = ['boxes.help.draw', 'boxes.help.tap', 'boxes.help.shift', 'help.fingers', 'help.wheel']
