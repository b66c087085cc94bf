import { goingOn, openKeys } from '#app/components/labeling/story-steps.ts'
import type { Story } from '#app/components/labeling/stories.ts'
import { stories as given } from './stories.ts'

const from = goingOn(given)

export const stories: Story[] = [
  from('empty', 'half-done', { focus: 'input' }, '4'),
  from('empty', 'keys', openKeys('[role=group] button')),
]
