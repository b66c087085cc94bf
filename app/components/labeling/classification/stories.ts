import type { ClassificationLabel } from '#app/domain/labels/classification.ts'
import type { Story } from '#app/components/labeling/stories.ts'

const item = { src: '/hero-dusk.webp', width: 960, height: 540, alt: 'A street' }
const light = {
  classes: [
    { name: 'day', title: { en: 'Day', ko: '낮' } },
    { name: 'dusk', title: { en: 'Dusk', ko: '해 질 무렵' } },
  ],
}
const things = {
  classes: [
    { name: 'car', title: { en: 'Car', ko: '자동차' } },
    { name: 'bus', title: { en: 'Bus', ko: '버스' } },
    { name: 'person', title: { en: 'Person', ko: '사람' } },
    { name: 'bicycle', title: { en: 'Bicycle', ko: '자전거' } },
  ],
}
const topics = {
  classes: [
    { name: 'billing', title: { en: 'Billing', ko: '결제' } },
    { name: 'refund', parent: 'billing', title: { en: 'Refund', ko: '환불' } },
    { name: 'partial-refund', parent: 'refund', title: { en: 'Partial refund', ko: '부분 환불' } },
    { name: 'invoice', parent: 'billing', title: { en: 'Invoice', ko: '청구서' } },
    { name: 'delivery', title: { en: 'Delivery', ko: '배송' } },
    { name: 'late', parent: 'delivery', title: { en: 'Late delivery', ko: '배송 지연' } },
    { name: 'damaged', parent: 'delivery', title: { en: 'Damaged parcel', ko: '파손된 물건' } },
  ],
}
/** So many that they are looked for, not looked through. */
const dishes = {
  classes: [
    ['soup', 'Soup', '국'],
    ['stew', 'Stew', '찌개'],
    ['noodles', 'Noodles', '국수'],
    ['rice', 'Rice', '밥'],
    ['pancake', 'Pancake', '전'],
    ['salad', 'Salad', '샐러드'],
    ['dumplings', 'Dumplings', '만두'],
  ].flatMap(([name, en, ko]) =>
    ['beef', 'tofu', 'kimchi', 'mushrooms'].map((added, at) => ({
      name: `${name}-${added}`,
      title: { en: `${en} with ${added}`, ko: `${['소고기', '두부', '김치', '버섯'][at]} ${ko}` },
    })),
  ),
}
const message = {
  type: 'text' as const,
  language: 'en',
  text: 'My parcel came four days late and one of the two cups is broken.\nCould I get the money for it back?',
}
const question = 'What light is this street in?'
const seen = 'What can you see in this picture?'
const about = 'What is this message about?'
const label = (...classes: string[]): ClassificationLabel => ({ kind: 'classification', classes })

export const stories: Story[] = [
  { name: 'empty', item, taxonomy: light, question, value: label() },
  { name: 'chosen', item, taxonomy: light, question, value: label('dusk') },
  { name: 'read-only', item, taxonomy: light, question, value: label('dusk'), readOnly: true },
  { name: 'several', item, taxonomy: things, question: seen, multiple: true, value: label('car', 'person') },
  {
    name: 'many',
    item: null,
    content: { type: 'text', language: 'ko', text: '김치를 넣고 끓인 국 하나 주세요.' },
    taxonomy: dishes,
    question: 'Which dish is asked for?',
    value: label('soup-kimchi'),
  },
  { name: 'text', item: null, content: message, taxonomy: topics, question: about, value: label() },
  {
    name: 'text-several',
    item: null,
    content: message,
    taxonomy: topics,
    question: about,
    multiple: true,
    value: label('partial-refund', 'late'),
  },
  {
    name: 'graded',
    item: null,
    content: message,
    taxonomy: topics,
    question: about,
    multiple: true,
    value: label('late', 'invoice'),
    gold: label('partial-refund', 'late'),
  },
]
