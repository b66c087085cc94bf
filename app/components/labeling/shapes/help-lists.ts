import type { FixedKeys } from '#app/components/labeling/keys/tool-help.ts'
import type { ShapeKind } from './shape.ts'

// Apart from the tools, so that only those who ask for help fetch it.

const CURSOR: FixedKeys = [
  ['← ↑ → ↓', 'help.cursor'],
  ['Shift+← Alt+←', 'help.cursor-steps'],
]
const REST: FixedKeys = [
  ['Ctrl+←', 'help.move-far'],
  ['Tab', 'help.through'],
  ['1 … 9', 'help.class'],
  ['Space', 'help.pan'],
]

/** The arrow keys of each tool and the other keys that stay as they are. */
export const FIXED_KEYS: Record<ShapeKind, FixedKeys> = {
  boxes: [
    ...CURSOR,
    ['← ↑ → ↓', 'boxes.help.move'],
    ['Shift+→', 'boxes.help.resize'],
    ['Alt+←', 'boxes.help.resize-start'],
    ...REST,
  ],
  polygons: [...CURSOR, ['← ↑ → ↓', 'polygons.help.move'], ...REST],
  keypoints: [...CURSOR, ['← ↑ → ↓', 'keypoints.help.move'], ...REST],
}

/** What mouse and fingers do in each tool, as messages. */
export const GESTURES: Record<ShapeKind, readonly string[]> = {
  boxes: ['boxes.help.draw', 'boxes.help.tap', 'boxes.help.shift', 'help.fingers', 'help.wheel'],
  polygons: [
    'polygons.help.draw',
    'polygons.help.slide',
    'polygons.help.tap',
    'polygons.help.shift',
    'help.fingers',
    'help.wheel',
  ],
  keypoints: [
    'keypoints.help.draw',
    'keypoints.help.slide',
    'keypoints.help.tap',
    'keypoints.help.shift',
    'help.fingers',
    'help.wheel',
  ],
}
