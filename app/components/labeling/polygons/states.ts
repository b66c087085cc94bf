import { goingOn, ON_FIELD, openKeys, times } from '#app/components/labeling/story-steps.ts'
import type { Story } from '#app/components/labeling/stories.ts'
import { stories as given } from './stories.ts'

const from = goingOn(given)
/** Three corners of an outline, and the crosshair on its way to the fourth. */
const outline = [
  'Enter',
  ...times(9, 'Shift+ArrowRight'),
  'Enter',
  ...times(6, 'Shift+ArrowDown'),
  'Enter',
  ...times(5, 'Shift+ArrowLeft'),
]

export const stories: Story[] = [
  from('attributes', 'selected', ON_FIELD, ']'),
  from('attributes', 'vertex', ON_FIELD, ']', 'Enter', ']', ']'),
  from('mask', 'mask-selected', ON_FIELD, ']', ']'),
  from('attributes', 'hidden-and-locked', ON_FIELD, ']', 'Shift+H', ']', 'Shift+L'),
  from('drawn', 'outlining', ON_FIELD, times(25, 'Shift+ArrowLeft'), outline),
  from('drawn', 'cutting-a-hole', ON_FIELD, ']', 'Shift+X'),
  from('drawn', 'zoomed', ON_FIELD, ']', 'Enter', times(4, '+')),
  from('drawn', 'refused', ON_FIELD, 'Shift+A'),
  from('drawn', 'keys', openKeys('[role=group] button')),
]
