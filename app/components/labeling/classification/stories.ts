import type { Story } from '#app/components/labeling/stories.ts'

const item = { src: '/hero-dusk.webp', width: 960, height: 540, alt: 'A street' }
const taxonomy = {
  classes: [
    { name: 'day', title: { en: 'Day', ko: '낮' } },
    { name: 'dusk', title: { en: 'Dusk', ko: '해 질 무렵' } },
  ],
}
const question = 'What light is this street in?'

export const stories: Story[] = [
  { name: 'empty', item, taxonomy, question, value: { kind: 'classification', classes: [] } },
  { name: 'chosen', item, taxonomy, question, value: { kind: 'classification', classes: ['dusk'] } },
  { name: 'read-only', item, taxonomy, question, value: { kind: 'classification', classes: ['dusk'] }, readOnly: true },
]
