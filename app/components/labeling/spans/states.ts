import { askKey, goingOn, ON_FIELD, openKeys, times } from '#app/components/labeling/story-steps.ts'
import type { Story } from '#app/components/labeling/stories.ts'
import { stories as given } from './stories.ts'

const from = goingOn(given)
const keys = openKeys('[role=group] button')

export const stories: Story[] = [
  from('empty', 'choosing', ON_FIELD, times(4, 'Ctrl+ArrowRight'), times(3, 'Ctrl+Shift+ArrowRight')),
  from('marked', 'selected', ON_FIELD, ']', ']'),
  from('marked', 'nested-selected', ON_FIELD, '[', '['),
  from('korean', 'korean-selected', ON_FIELD, ']', ']'),
  from('arabic', 'arabic-choosing', ON_FIELD, times(2, 'Ctrl+Shift+ArrowLeft')),
  from('empty', 'tapped', { tap: '[data-at]' }),
  from('korean-empty', 'korean-tapped', { tap: '[data-at]' }),
  from('marked', 'refused', ON_FIELD, times(9, 'Shift+ArrowRight'), 'Enter'),
  from('empty', 'whole-words', { click: '[role=group] [aria-pressed]' }),
  from('empty', 'keys', keys),
  from('empty', 'key-taken', keys, askKey(4), 'Home'),
]
