import { askKey, goingOn, openKeys } from '#app/components/labeling/story-steps.ts'
import type { Story } from '#app/components/labeling/stories.ts'
import { stories as given } from './stories.ts'

const from = goingOn(given)
const keys = openKeys('[role=group] button')

export const stories: Story[] = [
  from('empty', 'half-done', { focus: 'input' }, '2'),
  from('empty', 'with-strength', { focus: 'input' }, '1', 'M'),
  from('empty', 'keys', keys),
  from('empty', 'key-taken', keys, askKey(1), '0'),
]
