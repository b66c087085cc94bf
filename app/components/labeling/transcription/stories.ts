import type { TranscriptionLabel } from '#app/domain/labels/transcription.ts'
import type { Story } from '#app/components/labeling/stories.ts'

const item = { src: '/hero-day.webp', width: 960, height: 540, alt: 'A street with two shop signs' }
const content = {
  type: 'lines' as const,
  language: 'ko',
  lines: [
    { id: 'left', x: 60, y: 120, width: 220, height: 48 },
    { id: 'middle', x: 340, y: 110, width: 240, height: 52 },
    { id: 'right', x: 640, y: 130, width: 260, height: 44 },
  ],
}
const taxonomy = { classes: [{ name: 'sign', title: { en: 'Sign', ko: '간판' } }] }
const label = (...lines: [string, string][]): TranscriptionLabel => ({
  kind: 'transcription',
  lines: lines.map(([id, text]) => ({ id, text })),
})
const written = label(['left', '하늘 서점'], ['middle', 'Green Tea House'])

export const stories: Story[] = [
  { name: 'empty', item, content, taxonomy, value: label() },
  { name: 'written', item, content, taxonomy, value: written },
  { name: 'whole-picture', item, taxonomy, value: label() },
  { name: 'read-only', item, content, taxonomy, value: written, readOnly: true },
  {
    name: 'graded',
    item,
    content,
    taxonomy,
    value: written,
    graded: {
      gold: label(['left', '하늘서점'], ['middle', 'Green Tea Horse'], ['right', '구름 빵집']),
      findings: [
        {
          type: 'extra',
          class: 'left',
          answerIndex: 0,
          goldIndex: 0,
          start: 2,
          end: 3,
          goldStart: 2,
          goldEnd: 2,
          text: ' ',
        },
        {
          type: 'wrong-text',
          class: 'middle',
          answerIndex: 1,
          goldIndex: 1,
          start: 12,
          end: 13,
          goldStart: 12,
          goldEnd: 13,
          text: 'u',
          goldText: 'r',
        },
        { type: 'missing', class: 'right', goldIndex: 2, goldStart: 0, goldEnd: 5, goldText: '구름 빵집' },
      ],
    },
  },
]
