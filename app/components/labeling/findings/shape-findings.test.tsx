// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Finding } from '#app/domain/grading/finding.ts'
import type { KeypointsLabel } from '#app/domain/labels/keypoints.ts'
import type { PolygonsLabel } from '#app/domain/labels/polygons.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { renderInWords, STREET, VEHICLES } from '#app/components/labeling/test-support/render-tool.tsx'
import { FindingsView } from './findings-view.tsx'

afterEach(cleanup)

const ARMS: Taxonomy = {
  classes: [
    {
      name: 'arm',
      title: { en: 'Arm', ko: '팔' },
      skeleton: {
        points: [
          { name: 'elbow', title: { en: 'Elbow', ko: '팔꿈치' } },
          { name: 'hand', title: { en: 'Hand', ko: '손' } },
        ],
        edges: [[0, 1]],
      },
    },
  ],
}
const arm = (hand: { x: number; y: number; v: 0 | 1 | 2 }): KeypointsLabel => ({
  kind: 'keypoints',
  instances: [{ id: 'a', class: 'arm', points: [{ x: 100, y: 100, v: 2 }, hand] }],
})
const found: Finding = { type: 'match', class: 'arm', iou: 0.7, answerIndex: 0, goldIndex: 0 }

const showArm = (answer: KeypointsLabel, gold: KeypointsLabel, finding: Finding, language: 'en' | 'ko' = 'en') =>
  renderInWords(
    <FindingsView item={STREET} taxonomy={ARMS} answer={answer} gold={gold} findings={[found, finding]} />,
    language,
  )
const drawn = (number: number) => document.querySelector(`[data-finding="${number}"]`)

describe('findings about points', () => {
  const off: Finding = { type: 'misplaced', class: 'arm', answerIndex: 0, goldIndex: 0, point: 1, distance: 50 }

  it('name the point and how far off it is, and lead to where gold has it', () => {
    showArm(arm({ x: 130, y: 100, v: 2 }), arm({ x: 160, y: 140, v: 2 }), off)
    expect(screen.getByText(/Arm, Hand: 50 pixels from where gold has it/)).toBeTruthy()
    expect(drawn(1)?.querySelector('.lab-way')?.getAttribute('d')).toBe('M130 100L160 140')
    expect(drawn(1)?.querySelectorAll('.lab-gold circle').length).toBeGreaterThan(0)
  })

  it('say what was said and what is true', () => {
    const wrong: Finding = { type: 'wrong-visibility', class: 'arm', answerIndex: 0, goldIndex: 0, point: 1 }
    showArm(arm({ x: 130, y: 100, v: 2 }), arm({ x: 130, y: 100, v: 1 }), wrong)
    expect(screen.getByText(/Arm, Hand: you said visible, gold says hidden/)).toBeTruthy()
  })

  it('call a point that was left out not there, in Korean too', () => {
    showArm(arm({ x: 0, y: 0, v: 0 }), arm({ x: 160, y: 140, v: 2 }), off, 'ko')
    expect(screen.getByText(/팔, 손: 내 답은 없음, 정답은 보임이에요/)).toBeTruthy()
    // There is nothing of the answer to draw: gold's point is shown.
    expect(drawn(1)?.querySelector('.lab-way')).toBeNull()
    expect(drawn(1)).not.toBeNull()
  })
})

describe('findings about regions', () => {
  const REGIONS: PolygonsLabel = {
    kind: 'polygons',
    polygons: [
      { id: 'a', class: 'car', rings: [[0, 0, 100, 0, 100, 100, 0, 100]] },
      { id: 'b', class: 'bus', rings: [[300, 0, 400, 0, 400, 100]] },
    ],
  }
  const GOLD: PolygonsLabel = {
    kind: 'polygons',
    polygons: [
      REGIONS.polygons[0]!,
      { id: 'm', class: 'bus', mask: { size: [640, 960], counts: [640 * 500 + 10, 20, 294_370] } },
    ],
  }
  const FINDINGS: Finding[] = [
    { type: 'loose', class: 'car', iou: 0.7, answerIndex: 0, goldIndex: 0, hint: 'too-big' },
    { type: 'extra', class: 'bus', answerIndex: 1 },
    { type: 'missing', class: 'bus', goldIndex: 1 },
  ]
  const show = () =>
    renderInWords(<FindingsView item={STREET} taxonomy={VEHICLES} answer={REGIONS} gold={GOLD} findings={FINDINGS} />)

  it('are told in words and drawn by their outlines, a mask by its pixels', () => {
    show()
    expect(screen.getByText(/Bus: missed. Gold has a region here/)).toBeTruthy()
    expect(screen.getByText(/the outline is not tight. Overlap with gold 70%. It takes in more/)).toBeTruthy()
    expect(drawn(1)?.querySelector('.lab-line')?.getAttribute('d')).toMatch(
      /M500 30L500 10L501 10L501 30Z|M50[01] [13]0/,
    )
    expect(drawn(2)?.querySelector('.lab-cross')).not.toBeNull()
    expect(drawn(3)?.querySelector('.lab-gold')).not.toBeNull()
  })

  it('leave the picture when their layer is put away', () => {
    show()
    fireEvent.click(screen.getByRole('button', { name: 'Gold regions' }))
    expect(drawn(1)).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Your regions' }))
    expect(drawn(2)).toBeNull()
  })
})
