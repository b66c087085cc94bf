import type { TranscriptionLabel } from '#app/domain/labels/transcription.ts'
import type { Story } from '#app/components/labeling/stories.ts'

const item = { src: '/hero-day.webp', width: 960, height: 540, alt: 'A street with two shop signs' }
const content = {
  type: 'lines' as const,
  language: 'ko',
  lines: [
    { id: 'sign', x: 355, y: 163, width: 88, height: 30 },
    { id: 'bus', x: 657, y: 284, width: 60, height: 30 },
    { id: 'roof', x: 640, y: 132, width: 150, height: 48 },
  ],
}
const taxonomy = { classes: [{ name: 'sign', title: { en: 'Sign', ko: '간판' } }] }
const label = (...lines: [string, string][]): TranscriptionLabel => ({
  kind: 'transcription',
  lines: lines.map(([id, text]) => ({ id, text })),
})
const written = label(['sign', '달빛 식당'], ['bus', '148'])

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
    gold: label(['sign', '달빛식당'], ['bus', '143'], ['roof', '기와']),
  },
]
