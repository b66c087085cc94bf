import { pressesOrWrites } from '#app/components/labeling/keys/common-keys.ts'
import type { ToolHelp } from '#app/components/labeling/keys/tool-help.ts'

/** Keys that every editor has stay as they are: they move a caret here as anywhere. */
const EDITING = /(?:^|\+)(?:Home|End)$|^Ctrl\+[AC]$/

export const SPANS_HELP: ToolHelp = {
  gestures: ['spans.help.drag', 'spans.help.tap', 'spans.help.again', 'spans.help.words'],
  fixed: [
    ['← →', 'spans.help.caret'],
    ['Ctrl+→ Alt+→', 'spans.help.word'],
    ['↑ ↓', 'spans.help.line'],
    ['Ctrl+↓', 'spans.help.paragraph'],
    ['Shift+→', 'spans.help.extend'],
    ['Enter 1 … 9', 'spans.help.mark'],
    ['Tab', 'spans.help.through'],
    ['Shift+→ Alt+→', 'spans.help.borders'],
    ['Ctrl+Alt+→', 'spans.help.point'],
  ],
  reserved: (chord) => (EDITING.test(chord) ? 'spans.help.editing' : pressesOrWrites(chord)),
}
