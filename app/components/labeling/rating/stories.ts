import type { RatingLabel } from '#app/domain/labels/opinions.ts'
import type { Story } from '#app/components/labeling/stories.ts'

const content = {
  type: 'response' as const,
  language: 'en',
  prompt: 'Explain to a ten-year-old why the sky is blue.',
  response:
    'Sunlight is made of **many colours**. The air bounces blue around more than the others, so wherever you look up, some blue comes down to you.',
}
const anchors = [
  { value: 1, title: { en: 'Confusing', ko: '이해하기 어려움' } },
  { value: 3, title: { en: 'Mostly clear', ko: '대체로 명확함' } },
  { value: 5, title: { en: 'Perfectly clear', ko: '아주 명확함' } },
]
const taxonomy = {
  classes: [{ name: 'answer', title: { en: 'Answer', ko: '답변' } }],
  criteria: [
    { name: 'clarity', title: { en: 'Clarity', ko: '명확함' }, min: 1, max: 5, anchors },
    {
      name: 'correctness',
      title: { en: 'Correctness', ko: '정확함' },
      min: 1,
      max: 5,
      anchors: [
        { value: 1, title: { en: 'Wrong', ko: '틀림' } },
        { value: 5, title: { en: 'Right', ko: '맞음' } },
      ],
    },
    {
      name: 'percent',
      title: { en: 'Use for the reader, percent', ko: '읽는 사람에게 쓸모 있는 정도(퍼센트)' },
      min: 0,
      max: 100,
      anchors: [],
    },
  ],
}
const label = (...ratings: [string, number][]): RatingLabel => ({
  kind: 'rating',
  ratings: ratings.map(([criterion, value]) => ({ criterion, value })),
})
const rated = label(['clarity', 5], ['correctness', 4], ['percent', 80])

export const stories: Story[] = [
  { name: 'empty', item: null, content, taxonomy, value: label() },
  { name: 'rated', item: null, content, taxonomy, value: rated },
  { name: 'read-only', item: null, content, taxonomy, value: rated, readOnly: true },
  {
    name: 'graded',
    item: null,
    content,
    taxonomy,
    value: rated,
    rubric: { tolerance: 1 },
    gold: label(['clarity', 5], ['correctness', 2], ['percent', 79]),
  },
]
