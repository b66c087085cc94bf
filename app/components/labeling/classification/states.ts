import { goingOn, openKeys, NO_PICTURE } from '#app/components/labeling/story-steps.ts'
import type { Story } from '#app/components/labeling/stories.ts'
import { stories as given } from './stories.ts'

const from = goingOn(given)
const SEARCH = '[type=search]'

export const stories: Story[] = [
  from('empty', 'choosing', { focus: 'input' }, '2'),
  from('text', 'searched', { write: 'refund', in: SEARCH }),
  from('text-several', 'not-found', { write: 'elephant', in: SEARCH }),
  from('text', 'opened', { focus: '[role=treeitem]' }, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter'),
  from('text', 'tree-keys', openKeys('[role=group] button')),
  from('empty', 'keys', openKeys('[role=group] button')),
  { ...from('empty', 'no-picture', { focus: 'input' }), ...NO_PICTURE },
]
