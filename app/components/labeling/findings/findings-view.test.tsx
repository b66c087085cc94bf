// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { FINDING_HINTS, FINDINGS_OF, type Finding } from '#app/domain/grading/finding.ts'
import { grade } from '#app/domain/grading/grade.ts'
import { parseRubric } from '#app/domain/grading/rubric.ts'
import type { GoldLabel, Label } from '#app/domain/labels/label.ts'
import { classLooks } from '#app/components/labeling/classes.ts'
import { renderInWords, STREET, VEHICLES } from '#app/components/labeling/test-support/render-tool.tsx'
import en from '#app/messages/en/labeling.json'
import ko from '#app/messages/ko/labeling.json'
import { findingWords, placeFindings } from './finding-words.ts'
import { FindingsView } from './findings-view.tsx'

afterEach(cleanup)

const box = (id: string, name: string, x: number, y: number, width = 100, height = 50) => ({
  id,
  class: name,
  x,
  y,
  width,
  height,
})
const GOLD: GoldLabel = {
  kind: 'boxes',
  boxes: [box('1', 'car', 0, 0), box('2', 'bus', 200, 0), box('3', 'truck', 400, 0), box('4', 'car', 600, 0)],
}
const ANSWER: Label = {
  kind: 'boxes',
  boxes: [box('a', 'car', 0, 0), box('b', 'bus', 200, 0, 140), box('c', 'car', 400, 0), box('d', 'bus', 100, 400)],
}
const FINDINGS = grade({ kind: 'boxes', rubric: parseRubric({ kind: 'boxes' }) }, GOLD, ANSWER).findings

const show = (language: 'en' | 'ko' = 'en') =>
  renderInWords(
    <FindingsView
      item={STREET}
      taxonomy={VEHICLES}
      answer={ANSWER}
      gold={GOLD}
      findings={FINDINGS}
      lessonHref={(finding) =>
        finding.type === 'extra' ? undefined : `/courses/boxes#${finding.hint ?? finding.type}`
      }
    />,
    language,
  )
const drawn = (number: number) => document.querySelector(`[data-finding="${number}"]`)

describe('graded findings', () => {
  it('are told in words, mistakes first, each with its lesson', () => {
    show()
    expect(
      screen.getAllByRole('listitem').map((item) => item.textContent?.replace('Read the lesson on this', '')),
    ).toEqual(
      expect.arrayContaining([
        '1. Car: missed. Gold has a box here.',
        '2. You chose Car; gold says Truck.',
        '3. Bus: there is no such object here in gold.',
        '4. Bus: found, but the box is not tight. Overlap with gold 71%. It takes in more than the object: pull its edges in.',
        '5. Car: right. Overlap with gold 100%.',
      ]),
    )
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '/courses/boxes#missing',
      '/courses/boxes#wrong-class',
      '/courses/boxes#too-big',
    ])
  })

  it('light up on the picture while pointed at or focused', () => {
    show()
    const row = screen.getByRole('button', { name: /^2\./ })
    fireEvent.focus(row)
    expect(drawn(2)?.classList.contains('lab-active')).toBe(true)
    expect(drawn(1)?.classList.contains('lab-faded')).toBe(true)
    fireEvent.blur(row)
    expect(drawn(2)?.classList.contains('lab-plain')).toBe(true)
  })

  it('are found from the picture too', () => {
    show()
    const at = { clientX: 650, clientY: 25, pointerId: 1, pointerType: 'mouse', button: 0 }
    const picture = screen.getByRole('img', { name: 'A street' })
    fireEvent.pointerDown(picture, at)
    fireEvent.pointerUp(picture, at)
    expect(document.activeElement?.textContent).toContain('Car: missed')
  })

  it('differ by outline and sign, not by colour alone', () => {
    show()
    const shapes = [1, 2, 3, 4].map((number) => drawn(number)!)
    expect(new Set(shapes.map((shape) => shape.querySelector('.lab-mark')?.getAttribute('d'))).size).toBe(4)
    expect(shapes.map((shape) => shape.querySelectorAll('.lab-cross, .lab-core').length)).toEqual([0, 1, 1, 0])
  })

  it('leave the picture when their layer is put away', async () => {
    const { user } = show()
    await user.click(screen.getByRole('button', { name: 'Gold boxes' }))
    expect(drawn(1)).toBeNull()
    expect(drawn(5)).not.toBeNull()
    await user.click(screen.getByRole('button', { name: 'Your boxes' }))
    expect(drawn(5)).toBeNull()
  })

  it('speak Korean', () => {
    show('ko')
    expect(screen.getByText(/승용차: 놓쳤어요/)).toBeTruthy()
    expect(screen.getAllByRole('link', { name: '이 내용을 배우는 레슨 보기' })).toHaveLength(3)
  })

  it('need no boxes for a classification', () => {
    renderInWords(
      <FindingsView
        item={STREET}
        taxonomy={VEHICLES}
        answer={{ kind: 'classification', classes: ['bus'] }}
        gold={{ kind: 'classification', classes: ['car'] }}
        findings={[{ type: 'wrong-class', class: 'bus', goldClass: 'car', answerIndex: 0, goldIndex: 0 }]}
      />,
    )
    expect(screen.getByText('You answered Bus; gold says Car.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Your boxes' })).toBeNull()
  })

  it.each([en, ko])('have words in the message file for every type and hint there is', (messages) => {
    const words = (key: string) =>
      key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown>)?.[name], messages)
    const looks = classLooks(VEHICLES, 'en')
    for (const kind of ['boxes', 'polygons', 'keypoints', 'classification'] as const)
      for (const hint of [undefined, ...FINDING_HINTS])
        for (const type of FINDINGS_OF[kind]) {
          const finding: Finding = { type, class: 'car', goldClass: 'bus', iou: 0.6, hint }
          const asked: string[] = []
          findingWords((key) => (asked.push(key), key), finding, kind, looks)
          for (const key of asked) expect(words(key), key).toBeTypeOf('string')
        }
  })

  it('are numbered from one, mistakes before what is right', () => {
    expect(placeFindings(FINDINGS, ANSWER, GOLD).map(({ number, finding }) => [number, finding.type])).toEqual([
      [1, 'missing'],
      [2, 'wrong-class'],
      [3, 'extra'],
      [4, 'loose'],
      [5, 'match'],
    ])
  })
})
