// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import type { BoxesLabel } from '#app/domain/labels/boxes.ts'
import { field, Holder, renderInWords, STREET, VEHICLES } from '#app/components/labeling/test-support/render-tool.tsx'
import { BoxesTool } from './boxes-tool.tsx'

afterEach(cleanup)

const TWO: BoxesLabel = {
  kind: 'boxes',
  boxes: [
    { id: 'a', class: 'car', x: 10, y: 20, width: 100, height: 50 },
    { id: 'b', class: 'bus', x: 310, y: 88, width: 120, height: 64 },
  ],
}
const NONE: BoxesLabel = { kind: 'boxes', boxes: [] }

function show(start: BoxesLabel, { readOnly = false, language = 'en' as 'en' | 'ko' } = {}) {
  const told: BoxesLabel[] = []
  const tool = renderInWords(
    <Holder start={start} told={told}>
      {(value, onChange) => (
        <BoxesTool item={STREET} taxonomy={VEHICLES} value={value} onChange={onChange} readOnly={readOnly} />
      )}
    </Holder>,
    language,
  )
  const canvas = field()
  return { ...tool, told, canvas, boxes: () => told.at(-1)?.boxes }
}
/** Without a layout, a place in the window is the same place in the image. */
const drag = (target: Element, from: [number, number], to: [number, number], shiftKey = false) => {
  const at = ([clientX, clientY]: [number, number]) => ({
    clientX,
    clientY,
    pointerId: 1,
    pointerType: 'mouse',
    button: 0,
    shiftKey,
  })
  // A pressed pointer belongs to the canvas, whatever becomes of what it was pressed on.
  const canvas = target.closest('svg') ?? target
  fireEvent.pointerDown(target, at(from))
  fireEvent.pointerMove(canvas, at(to))
  fireEvent.pointerUp(canvas, at(to))
}
const tap = (target: Element, at: [number, number]) => drag(target, at, at)
const named = (name: string) => screen.getByRole('button', { name }) as unknown as SVGGElement

/** A page that can put another answer into the tool. */
function Exchange() {
  const [value, setValue] = useState(NONE)
  return (
    <>
      <BoxesTool item={STREET} taxonomy={VEHICLES} value={value} onChange={setValue} />
      <button data-testid="exchange" onClick={() => setValue(TWO)} />
    </>
  )
}

describe('boxes by keyboard alone', () => {
  it('draws a box to the pixel, in the class chosen by its key, and says so', async () => {
    const { user, canvas, boxes } = show(NONE)
    await user.tab()
    expect(document.activeElement).toBe(canvas)
    await user.keyboard('2')
    // From the middle of the picture, 480, 320.
    await user.keyboard('{Shift>}{ArrowLeft}{ArrowUp}{/Shift}{Enter}')
    await user.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowDown}{/Shift}{Alt>}{ArrowDown}{/Alt}{Enter}')
    expect(boxes()).toEqual([{ id: 'b1', class: 'bus', x: 470, y: 310, width: 20, height: 11 }])
    const says = 'Added. Box 1 of 1: Bus, 20 by 11 pixels at 470, 310'
    await waitFor(() => expect(screen.getAllByRole('status').map((node) => node.textContent)).toContain(says))
  })

  it('cancels a drawing with Escape', async () => {
    const { user, canvas, told } = show(NONE)
    canvas.focus()
    await user.keyboard('{Enter}{Shift>}{ArrowRight}{ArrowDown}{/Shift}{Escape}{Enter}{Escape}')
    expect(told).toEqual([])
  })

  it('reaches every box by Tab and by brackets, each with a name that says all', async () => {
    const { user, canvas } = show(TWO)
    canvas.focus()
    await user.tab()
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Box 1 of 2: Car, 100 by 50 pixels at 10, 20')
    await user.keyboard(']')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Box 2 of 2: Bus, 120 by 64 pixels at 310, 88')
    await user.keyboard(']')
    expect(document.activeElement?.getAttribute('data-shape')).toBe('a')
  })

  it('moves and resizes the focused box', async () => {
    const { user, boxes } = show(TWO)
    named('Box 2 of 2: Bus, 120 by 64 pixels at 310, 88').focus()
    await user.keyboard('{ArrowRight}{Control>}{ArrowDown}{/Control}')
    expect(boxes()?.[1]).toMatchObject({ x: 311, y: 98, width: 120, height: 64 })
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}{Alt>}{ArrowUp}{/Alt}')
    expect(boxes()?.[1]).toMatchObject({ x: 311, y: 97, width: 119, height: 65 })
  })

  it('keeps the focus on the canvas after a deletion, and goes on from the place of the deleted box', async () => {
    const { user, canvas, boxes } = show(TWO)
    named('Box 1 of 2: Car, 100 by 50 pixels at 10, 20').focus()
    await user.keyboard('{Delete}')
    expect(boxes()?.map(({ id }) => id)).toEqual(['b'])
    expect(document.activeElement).toBe(canvas)
    await user.keyboard(']')
    expect(document.activeElement?.getAttribute('data-shape')).toBe('b')
  })

  it('undoes back to the start and redoes, without losing the focus', async () => {
    const { user, canvas, boxes } = show(NONE)
    canvas.focus()
    await user.keyboard('{Enter}{Shift>}{ArrowRight}{ArrowDown}{/Shift}{Enter}]t')
    await user.keyboard('{Control>}z{/Control}')
    expect(boxes()).toHaveLength(1)
    await user.keyboard('{Control>}z{/Control}')
    expect(boxes()).toEqual([])
    expect(document.activeElement).toBe(canvas)
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    expect(boxes()).toHaveLength(1)
  })

  it('changes the class of the focused box by its letter, but not while a list is being used', async () => {
    const { user, boxes, told } = show(TWO)
    named('Box 1 of 2: Car, 100 by 50 pixels at 10, 20').focus()
    await user.keyboard('t')
    expect(boxes()?.[0]?.class).toBe('truck')
    screen.getByRole('combobox').focus()
    const before = told.length
    await user.keyboard('2')
    expect(told).toHaveLength(before)
  })
})

describe('boxes by pointer', () => {
  it('draws by dragging, and the new box can be renamed at once', async () => {
    const { user, canvas, boxes } = show(NONE)
    drag(canvas, [100, 100], [220, 180])
    expect(boxes()).toEqual([{ id: 'b1', class: 'car', x: 100, y: 100, width: 120, height: 80 }])
    await user.click(screen.getByRole('button', { name: /^Bus/ }))
    expect(boxes()?.[0]?.class).toBe('bus')
  })

  it('selects by a tap, moves the selected box, and draws over it with Shift', () => {
    const { canvas, container, boxes } = show(TWO)
    tap(canvas, [350, 120])
    expect(container.querySelector('[data-shape="b"]')?.getAttribute('aria-pressed')).toBe('true')
    const body = container.querySelector('[data-body]')!
    drag(body, [350, 120], [360, 100])
    expect(boxes()?.[1]).toMatchObject({ x: 320, y: 68 })
    drag(container.querySelector('[data-body]')!, [350, 90], [380, 110], true)
    expect(boxes()).toHaveLength(3)
  })

  it('resizes by a handle', () => {
    const { canvas, container, boxes } = show(TWO)
    tap(canvas, [50, 40])
    drag(container.querySelector('[data-handle="se"] rect')!, [110, 70], [130, 60])
    expect(boxes()?.[0]).toMatchObject({ x: 10, y: 20, width: 120, height: 40 })
  })

  it('gives a drawing up when a second finger comes down', () => {
    const { canvas, told } = show(NONE)
    const finger = (id: number, x: number, y: number) => ({
      pointerId: id,
      pointerType: 'touch',
      button: 0,
      clientX: x,
      clientY: y,
    })
    fireEvent.pointerDown(canvas, finger(1, 100, 100))
    fireEvent.pointerMove(canvas, finger(1, 160, 160))
    fireEvent.pointerDown(canvas, finger(2, 200, 200))
    fireEvent.pointerMove(canvas, finger(2, 260, 260))
    fireEvent.pointerUp(canvas, finger(2, 260, 260))
    fireEvent.pointerMove(canvas, finger(1, 300, 300))
    fireEvent.pointerUp(canvas, finger(1, 300, 300))
    expect(told).toEqual([])
  })
})

describe('the list of boxes', () => {
  it('selects, renames and deletes, and hands the focus on', async () => {
    const { user, boxes } = show(TWO)
    await user.click(screen.getByRole('button', { name: /^1\. Car/ }))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Class of box 1' }), 'truck')
    expect(boxes()?.[0]?.class).toBe('truck')
    await user.click(screen.getByRole('button', { name: 'Delete box 1, Truck' }))
    expect(boxes()?.map(({ id }) => id)).toEqual(['b'])
    expect(document.activeElement?.getAttribute('data-row')).toBe('b')
  })

  it('is one stop of the Tab key, with arrows inside', async () => {
    const { user } = show(TWO)
    screen.getByRole('button', { name: /^1\. Car/ }).focus()
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement?.getAttribute('data-row')).toBe('b')
    expect(document.querySelectorAll('[data-row][tabindex="0"]')).toHaveLength(1)
  })
})

describe('a controlled label', () => {
  it('is replaced from outside, which starts a new history', () => {
    renderInWords(<Exchange />)
    drag(field(), [100, 100], [220, 180])
    expect(screen.getByRole('button', { name: 'Undo' }).getAttribute('aria-disabled')).toBeNull()
    fireEvent.click(screen.getByTestId('exchange'))
    expect(document.querySelectorAll('[data-shape]')).toHaveLength(2)
    expect(screen.getByRole('button', { name: 'Undo' }).getAttribute('aria-disabled')).toBe('true')
  })

  it('cannot be changed when it is read only', async () => {
    const { user, canvas, told } = show(TWO, { readOnly: true })
    drag(canvas, [200, 200], [300, 300])
    named('Box 1 of 2: Car, 100 by 50 pixels at 10, 20').focus()
    await user.keyboard('{ArrowRight}{Delete}2{Control>}z{/Control}')
    expect(told).toEqual([])
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  })

  it('speaks Korean', () => {
    show(TWO, { language: 'ko' })
    expect(named('박스 2개 중 1번째: 승용차, 가로 100 세로 50 픽셀, 위치 10, 20')).toBeTruthy()
    expect(within(screen.getByRole('group', { name: '도구' })).getAllByRole('button')).toHaveLength(8)
  })

  it('has no style attribute for a content security policy to refuse', () => {
    const { canvas, container } = show(TWO)
    tap(canvas, [50, 40])
    const styled = [...container.querySelectorAll('[style]')].filter((node) => !node.contains(canvas))
    expect(styled).toEqual([])
  })

  it('says what to do with a box that is locked or hidden, where its handles would be no use', async () => {
    const { user } = show(TWO)
    tap(named('Box 2 of 2: Bus, 120 by 64 pixels at 310, 88'), [320, 100])
    await user.keyboard('{Shift>}l{/Shift}')
    expect(screen.getByText(/^This one is locked/)).toBeTruthy()
    await user.keyboard('{Shift>}h{/Shift}')
    expect(screen.getByText(/^This one is hidden/)).toBeTruthy()
    await user.keyboard('{Shift>}h{/Shift}{Shift>}l{/Shift}')
    expect(screen.getByText(/^Drag the box to move it/)).toBeTruthy()
  })
})
