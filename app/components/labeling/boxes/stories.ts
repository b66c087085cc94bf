import type { BoxesLabel } from '#app/domain/labels/boxes.ts'
import type { Story } from '#app/components/labeling/stories.ts'

const item = { src: '/hero-day.webp', width: 960, height: 540, alt: 'A street by day' }
const taxonomy = {
  classes: [
    { name: 'car', title: { en: 'Car', ko: '자동차' } },
    { name: 'bus', title: { en: 'Bus', ko: '버스' } },
    { name: 'person', title: { en: 'Person', ko: '사람' } },
  ],
}
const value: BoxesLabel = {
  kind: 'boxes',
  boxes: [
    { id: 'a', class: 'car', x: 152, y: 326, width: 271, height: 101 },
    { id: 'b', class: 'bus', x: 437, y: 202, width: 352, height: 158 },
  ],
}

export const stories: Story[] = [
  { name: 'empty', item, taxonomy, value: { kind: 'boxes', boxes: [] } },
  { name: 'drawn', item, taxonomy, value },
  { name: 'read-only', item, taxonomy, value, readOnly: true },
  {
    name: 'graded',
    item,
    taxonomy,
    value,
    graded: {
      gold: { ...value, boxes: [value.boxes[0]!, { ...value.boxes[1]!, x: 470 }] },
      findings: [
        { type: 'match', class: 'car', iou: 1, answerIndex: 0, goldIndex: 0 },
        { type: 'loose', class: 'bus', iou: 0.8, answerIndex: 1, goldIndex: 1, hint: 'shifted' },
      ],
    },
  },
]
