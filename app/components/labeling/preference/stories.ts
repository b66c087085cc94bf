import type { PreferenceLabel } from '#app/domain/labels/opinions.ts'
import type { Story } from '#app/components/labeling/stories.ts'

const content = {
  type: 'pair' as const,
  language: 'en',
  prompt: 'How do I boil an egg so that the yolk stays soft?',
  a: 'Put the egg into **boiling** water for six minutes, then into cold water.\n\n| Minutes | Yolk |\n| --: | :-- |\n| 6 | soft |\n| 9 | firm |',
  b: '# Eggs\n\nBoil it until it is done. See [this page](https://example.org/eggs).\n\n1. Take an egg\n2. `boil` it',
}
const korean = {
  type: 'pair' as const,
  language: 'ko',
  prompt: '면접에서 떨어진 친구에게 뭐라고 말하면 좋을까요?',
  a: '많이 속상하겠다. **네 탓이 아니야.** 이번 주말에 맛있는 거 먹으러 가자.',
  b: '다음에는 준비를 더 열심히 해.',
}
const taxonomy = { classes: [{ name: 'answer', title: { en: 'Answer', ko: '답변' } }] }
const chosen: PreferenceLabel = { kind: 'preference', choice: 'a', strength: 2, shown: 'ab' }

export const stories: Story[] = [
  { name: 'empty', item: null, content, taxonomy, value: { kind: 'preference', choice: null } },
  { name: 'chosen', item: null, content, taxonomy, value: chosen },
  { name: 'tie', item: null, content: korean, taxonomy, value: { kind: 'preference', choice: 'tie', shown: 'ba' } },
  { name: 'read-only', item: null, content, taxonomy, value: chosen, readOnly: true },
  {
    name: 'graded',
    item: null,
    content,
    taxonomy,
    value: { kind: 'preference', choice: 'b', strength: 1, shown: 'ba' },
    gold: { kind: 'preference', choice: 'a', strength: 3 },
  },
]
