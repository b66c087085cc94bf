import {
  NO_PICTURE,
  WAITING_PICTURE,
  askKey,
  goingOn,
  ON_FIELD,
  openKeys,
  times,
} from '#app/components/labeling/story-steps.ts'
import type { Story } from '#app/components/labeling/stories.ts'
import { stories as given } from './stories.ts'

const from = goingOn(given)
const TOOLS = '[role=group] button'
const keys = openKeys(TOOLS)
const guideline = {
  title: 'Boxes around vehicles',
  html: '<p>Draw a box around <strong>every</strong> vehicle that shows more than a quarter of itself.</p><ul><li>Meet the outermost pixels.</li><li>Leave mirrors out.</li></ul>',
}
/** As many classes as need several rows, with names as long as they get. */
const MANY = Array.from({ length: 14 }, (_, index) => ({
  name: `class-${index + 1}`,
  title: {
    en: `${index % 3 === 0 ? 'Construction vehicle with an arm, number' : 'Vehicle'} ${index + 1}`,
    ko: `${index % 3 === 0 ? '팔이 달린 건설 기계와 특수 차량' : '차량'} ${index + 1}`,
  },
}))

export const stories: Story[] = [
  from('attributes', 'selected', ON_FIELD, ']'),
  from('attributes', 'hidden-and-locked', ON_FIELD, ']', 'Shift+H', ']', 'Shift+L'),
  from('attributes', 'all-hidden', ON_FIELD, ']', 'Shift+H', ']', 'Shift+H'),
  from(
    'drawn',
    'drawing',
    ON_FIELD,
    times(12, 'Shift+ArrowLeft'),
    'Enter',
    times(9, 'Shift+ArrowRight'),
    times(5, 'Shift+ArrowDown'),
  ),
  from('drawn', 'magnified', ON_FIELD, 'Shift+M', times(5, 'Shift+ArrowUp')),
  from('drawn', 'zoomed', ON_FIELD, ']', times(4, '+')),
  from(
    'drawn',
    'lit',
    { click: '.lab-sliders summary' },
    { write: '180', in: '.lab-sliders input' },
    { write: '60', in: '.lab-sliders div:nth-of-type(2) > input' },
  ),
  from('drawn', 'pasted', ON_FIELD, ']', 'Ctrl+C', 'Ctrl+V'),
  from('drawn', 'refused', ON_FIELD, 'Enter', 'Enter'),
  from('turned', 'turning', ON_FIELD, ']', ']'),
  from('drawn', 'keys', keys),
  from('drawn', 'key-taken', keys, askKey(2), 'Ctrl+Z'),
  { ...from('drawn', 'guideline', ON_FIELD, 'G', { focus: 'dialog button' }), guideline },
  { ...from('empty', 'many-classes', ON_FIELD, '3'), taxonomy: { classes: MANY } },
  { ...from('drawn', 'no-picture', ON_FIELD), ...NO_PICTURE },
  { ...from('drawn', 'waiting', ON_FIELD), ...WAITING_PICTURE },
]
