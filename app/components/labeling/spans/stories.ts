import type { Span, SpansLabel } from '#app/domain/labels/spans.ts'
import type { Story } from '#app/components/labeling/stories.ts'

const taxonomy = {
  classes: [
    { name: 'person', hotkey: 'p', title: { en: 'Person', ko: '인물' } },
    { name: 'place', hotkey: 'l', title: { en: 'Place', ko: '장소' } },
    { name: 'organisation', hotkey: 'o', title: { en: 'Organisation', ko: '기관' } },
  ],
}
const english =
  'Mina Park moved from Busan to Leeds in March. She teaches chemistry at the University of Leeds, and her brother Jun still bakes bread near Busan Station.\n\nThey talk every Sunday.'
const korean = '김하은은 부산에서 태어났어요. 지금은 서울대학교병원에서 일해요.\n동생 김준은 아직 부산역 근처에 살아요.'
const span = (id: string, name: string, start: number, end: number): Span => ({ id, class: name, start, end })
const label = (...spans: Span[]): SpansLabel => ({ kind: 'spans', spans })
const text = (words: string, language: string) => ({ type: 'text' as const, text: words, language })
const story = (name: string, words: string, language: string, value = label()): Story => ({
  name,
  item: null,
  content: text(words, language),
  taxonomy,
  value,
})

/** A span over the first place where these words stand. */
const over = (id: string, name: string, words: string, within = english): Span => {
  const start = [...within.slice(0, within.indexOf(words))].length
  return span(id, name, start, start + [...words].length)
}
const marked = label(
  over('a', 'person', 'Mina Park'),
  over('b', 'place', 'Busan'),
  over('c', 'organisation', 'University of Leeds'),
  over('d', 'person', 'Jun'),
  over('e', 'place', 'Busan Station'),
  { ...over('f', 'place', 'Busan Station'), end: over('f', 'place', 'Busan Station').start + 5 },
)

/** A text of 20,000 characters and a thousand spans in it, the same every time: how the tool bears them is measured. */
function thousand(): Story {
  const sentence = 'On Monday Ada Kim went to Jeju with Bo Lee, and on Friday she came home. '
  const words = Array.from({ length: 56 }, () => sentence.repeat(5).trim())
    .join('\n')
    .slice(0, 20_000)
  const spans: Span[] = []
  for (const [find, name] of [
    [/Ada Kim/g, 'person'],
    [/Jeju/g, 'place'],
    [/Bo Lee/g, 'person'],
    [/Ada Kim went to Jeju/g, 'organisation'],
  ] as const)
    for (const { index, 0: found } of words.matchAll(find))
      spans.push(span(`${name[0]}${index}-${found.length}`, name, index, index + found.length))
  return story('thousand', words, 'en', label(...spans.slice(0, 1000)))
}

export const stories: Story[] = [
  story('empty', english, 'en'),
  story('marked', english, 'en', marked),
  story('korean-empty', korean, 'ko'),
  story(
    'korean',
    korean,
    'ko',
    label(
      over('a', 'person', '김하은', korean),
      over('b', 'organisation', '서울대학교병원', korean),
      over('c', 'place', '서울', korean),
    ),
  ),
  story('japanese', '田中さんは東京から大阪へ行きました。', 'ja', label(span('a', 'person', 0, 2))),
  story('arabic', 'سافرت ليلى من القاهرة إلى بيروت في الربيع.', 'ar', label(span('a', 'person', 6, 10))),
  story('hebrew', 'דנה כהן עובדת ב-Google Israel מאז 2019.', 'he'),
  story('emoji', 'Thanks 👨‍👩‍👧 from Zoë 🇰🇷 in Jeonju 🙂!', 'en', label(span('a', 'place', 7, 12))),
  { ...story('read-only', english, 'en', marked), readOnly: true },
  thousand(),
  {
    ...story(
      'graded',
      english,
      'en',
      label(
        over('a', 'person', 'Mina'),
        over('b', 'person', 'Busan'),
        over('c', 'place', 'March'),
        over('d', 'place', 'Leeds'),
      ),
    ),
    gold: label(
      over('a', 'person', 'Mina Park'),
      over('b', 'place', 'Busan'),
      over('c', 'person', 'Jun'),
      over('d', 'place', 'Leeds'),
    ),
  },
]
