import { goingOn, NO_PICTURE, openKeys } from '#app/components/labeling/story-steps.ts'
import type { Story } from '#app/components/labeling/stories.ts'
import { stories as given } from './stories.ts'

const from = goingOn(given)
const VERDICT: { focus: string } = { focus: '[data-verdict] input' }

export const stories: Story[] = [
  from('empty', 'accepted', VERDICT, 'A'),
  from('empty', 'rejecting', VERDICT, 'R'),
  from('text', 'with-reasons', VERDICT, 'R', '1', '3'),
  from('empty', 'keys', openKeys('[data-verdict] input')),
  { ...from('empty', 'no-picture', VERDICT), ...NO_PICTURE },
]
