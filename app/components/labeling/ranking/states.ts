import { goingOn, openKeys } from '#app/components/labeling/story-steps.ts'
import type { Story } from '#app/components/labeling/stories.ts'
import { stories as given } from './stories.ts'

const from = goingOn(given)

export const stories: Story[] = [
  from('empty', 'lifted', { focus: '[data-handle]' }, 'Space', 'ArrowDown'),
  from('empty', 'moved', { click: '[data-down]' }),
  from('empty', 'tied', { click: '[data-tie]' }),
  from('empty', 'keys', openKeys('[role=group] button')),
]
