import type { ReviewLabel } from '#app/domain/labels/opinions.ts'
import type { Story } from '#app/components/labeling/stories.ts'

const item = { src: '/hero-day.webp', width: 960, height: 540, alt: 'A street by day' }
const taxonomy = {
  classes: [
    { name: 'loose', title: { en: 'A border is not tight', ko: '경계가 딱 맞지 않아요' } },
    { name: 'missing', title: { en: 'Something was missed', ko: '놓친 것이 있어요' } },
    { name: 'wrong-class', title: { en: 'A class is wrong', ko: '클래스가 틀렸어요' } },
  ],
}
const vehicles = {
  classes: [
    { name: 'car', title: { en: 'Car', ko: '자동차' } },
    { name: 'bus', title: { en: 'Bus', ko: '버스' } },
  ],
}
const boxes = {
  type: 'labeled' as const,
  taxonomy: vehicles,
  label: {
    kind: 'boxes' as const,
    boxes: [
      { id: 'a', class: 'car', x: 152, y: 326, width: 271, height: 101 },
      { id: 'b', class: 'car', x: 437, y: 202, width: 352, height: 158 },
    ],
  },
}
const spans = {
  type: 'labeled' as const,
  language: 'ko',
  text: '김하은은 부산에서 태어났어요.',
  taxonomy: {
    classes: [
      { name: 'person', title: { en: 'Person', ko: '인물' } },
      { name: 'place', title: { en: 'Place', ko: '장소' } },
    ],
  },
  label: { kind: 'spans' as const, spans: [{ id: 'a', class: 'person', start: 0, end: 4 }] },
}
const rejected: ReviewLabel = {
  kind: 'review',
  verdict: 'reject',
  reasons: ['wrong-class'],
  note: 'The second one is a bus.',
}
const nothing: ReviewLabel = { kind: 'review', verdict: null, reasons: [] }

export const stories: Story[] = [
  { name: 'empty', item, content: boxes, taxonomy, value: nothing },
  { name: 'rejected', item, content: boxes, taxonomy, value: rejected },
  { name: 'text', item: null, content: spans, taxonomy, value: nothing },
  { name: 'read-only', item, content: boxes, taxonomy, value: rejected, readOnly: true },
  {
    name: 'graded',
    item: null,
    content: spans,
    taxonomy,
    value: { kind: 'review', verdict: 'reject', reasons: ['wrong-class'] },
    gold: { kind: 'review', verdict: 'reject', reasons: ['loose', 'missing'] },
  },
]
