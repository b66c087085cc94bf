import type { ToolHelp } from '#app/components/labeling/key-help.tsx'

export const SPANS_HELP: ToolHelp = {
  gestures: ['spans.help.drag', 'spans.help.tap', 'spans.help.again', 'spans.help.words'],
  keys: [
    ['← →', 'spans.help.caret'],
    ['Ctrl+→ Alt+→', 'spans.help.word'],
    ['↑ ↓', 'spans.help.line'],
    ['Ctrl+↓', 'spans.help.paragraph'],
    ['Shift+→', 'spans.help.extend'],
    ['Enter 1 … 9', 'spans.help.mark'],
    ['Tab [ ]', 'spans.help.through'],
    ['Shift+→ Alt+→', 'spans.help.borders'],
    ['Ctrl+Alt+→', 'spans.help.point'],
    ['Delete', 'spans.help.delete'],
    ['Esc', 'spans.help.escape'],
    ['Ctrl+Z Ctrl+Shift+Z', 'tool.keys.undo'],
    ['G', 'tool.keys.guideline'],
    ['?', 'tool.keys.help'],
  ],
}
