import { goingOn, ON_FIELD, openKeys, times } from '#app/components/labeling/story-steps.ts'
import type { Story } from '#app/components/labeling/stories.ts'
import { stories as given } from './stories.ts'

const from = goingOn(given)
/** Two points of five, and the crosshair on its way to the third. */
const guided = ['Enter', ...times(9, 'Shift+ArrowRight'), 'Enter', ...times(6, 'Shift+ArrowDown')]

export const stories: Story[] = [
  from('attributes', 'selected', ON_FIELD, ']'),
  from('attributes', 'point', ON_FIELD, ']', 'Enter', ']', ']'),
  from('attributes', 'hidden-and-locked', ON_FIELD, ']', 'Shift+H', ']', 'Shift+L'),
  from('drawn', 'guided', ON_FIELD, times(25, 'Shift+ArrowLeft'), guided),
  from('drawn', 'guided-hidden', ON_FIELD, times(25, 'Shift+ArrowLeft'), guided, 'Shift+V'),
  from('drawn', 'zoomed', ON_FIELD, ']', 'Enter', times(4, '+')),
  from('drawn', 'refused', ON_FIELD, ']', '2'),
  from('drawn', 'keys', openKeys('[role=group] button')),
]
