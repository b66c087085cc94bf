import { goingOn, NO_PICTURE, openKeys } from '#app/components/labeling/story-steps.ts'
import type { Story } from '#app/components/labeling/stories.ts'
import { stories as given } from './stories.ts'

const from = goingOn(given)
const LONG = '간판에 적힌 글이 한 줄에 다 들어가지 않을 만큼 길어도 칸은 글을 따라 자라요. '.repeat(3).trim()

export const stories: Story[] = [
  from('written', 'second-line', { focus: '[data-line=bus]' }),
  from('written', 'long-line', { write: LONG, in: '[data-line=roof]' }),
  from('written', 'keys', openKeys('[role=group] button')),
  { ...from('written', 'no-picture', { focus: 'textarea' }), ...NO_PICTURE },
]
