import type { RankingLabel } from '#app/domain/labels/opinions.ts'
import type { Story } from '#app/components/labeling/stories.ts'

const content = {
  type: 'candidates' as const,
  language: 'en',
  prompt: 'Write a **title** for an article about saving water at home.',
  candidates: [
    { id: 'plain', text: 'Ten ways to save water at home' },
    { id: 'loud', text: 'You will NOT believe how much water you waste!!!' },
    { id: 'vague', text: 'Water' },
    { id: 'warm', text: 'Every drop counts: *small habits* that save water' },
  ],
}
const taxonomy = { classes: [{ name: 'title', title: { en: 'Title', ko: '제목' } }] }
const label = (...order: string[][]): RankingLabel => ({ kind: 'ranking', order })
const ranked = label(['warm', 'plain'], ['vague'], ['loud'])

export const stories: Story[] = [
  { name: 'empty', item: null, content, taxonomy, value: label() },
  { name: 'ranked', item: null, content, taxonomy, value: ranked },
  { name: 'read-only', item: null, content, taxonomy, value: ranked, readOnly: true },
  {
    name: 'graded',
    item: null,
    content,
    taxonomy,
    value: label(['vague'], ['warm'], ['plain'], ['loud']),
    gold: label(['warm'], ['plain'], ['vague'], ['loud']),
  },
]
