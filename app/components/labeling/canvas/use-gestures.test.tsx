// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { useCanvas } from './use-canvas.ts'
import { useGestures } from './use-gestures.ts'

afterEach(cleanup)

/** A canvas that writes down what is done on it. */
function Paper({ done }: { done: string[] }) {
  const canvas = useCanvas({ width: 100, height: 100 })
  const handlers = useGestures(
    canvas,
    {
      onDragStart: () => done.push('start') > 0,
      onDrag: ({ x, y }) => void done.push(`to ${x} ${y}`),
      onDragEnd: () => void done.push('end'),
      onDragCancel: () => void done.push('cancel'),
      onTap: () => void done.push('tap'),
    },
    { current: false },
  )
  return <svg ref={canvas.svg} {...handlers} />
}

type Kind = 'mouse' | 'touch' | 'pen'
function paper() {
  const done: string[] = []
  const canvas = render(<Paper done={done} />).container.querySelector('svg')!
  const hand = (pointerType: Kind, pointerId: number) => {
    const at = (x: number, y: number) => ({ pointerType, pointerId, clientX: x, clientY: y, button: 0 })
    return {
      down: (x: number, y: number) => fireEvent.pointerDown(canvas, at(x, y)),
      move: (x: number, y: number) => fireEvent.pointerMove(canvas, at(x, y)),
      up: (x: number, y: number) => fireEvent.pointerUp(canvas, at(x, y)),
      cancel: () => fireEvent.pointerCancel(canvas, at(0, 0)),
      lose: () => fireEvent.lostPointerCapture(canvas, at(0, 0)),
    }
  }
  return { done, hand }
}

describe('a drag on the canvas', () => {
  it.each(['mouse', 'touch', 'pen'] as const)('is begun, carried on and ended by the %s', (kind) => {
    const { done, hand } = paper()
    const one = hand(kind, 1)
    one.down(10, 10)
    one.move(40, 40)
    one.up(40, 40)
    one.move(60, 60)
    expect(done).toEqual(['start', 'to 40 40', 'end'])
  })

  it('belongs to the pointer that began it: a touch beside the mouse changes nothing', () => {
    const { done, hand } = paper()
    const [mouse, finger] = [hand('mouse', 1), hand('touch', 2)]
    mouse.down(10, 10)
    mouse.move(40, 40)
    finger.down(80, 80)
    finger.move(5, 5)
    finger.up(5, 5)
    mouse.move(50, 50)
    mouse.up(50, 50)
    expect(done).toEqual(['start', 'to 40 40', 'to 50 50', 'end'])
  })

  it('is the pen’s when a hand rests on the screen, before or after', () => {
    const { done, hand } = paper()
    const [palm, pen, wrist] = [hand('touch', 1), hand('pen', 2), hand('touch', 3)]
    palm.down(80, 80)
    pen.down(10, 10)
    wrist.down(90, 90)
    pen.move(40, 40)
    palm.move(60, 60)
    palm.up(60, 60)
    wrist.up(90, 90)
    pen.up(40, 40)
    expect(done).toEqual(['start', 'to 40 40', 'end'])
  })

  it.each(['cancel', 'lose'] as const)('is given up when the system takes the pointer away (%s)', (how) => {
    const { done, hand } = paper()
    const mouse = hand('mouse', 1)
    mouse.down(10, 10)
    mouse.move(40, 40)
    mouse[how]()
    mouse.move(60, 60)
    mouse.up(60, 60)
    expect(done).toEqual(['start', 'to 40 40', 'cancel'])
  })

  it('ends once, though the browser lets go of the pointer afterwards', () => {
    const { done, hand } = paper()
    const finger = hand('touch', 7)
    finger.down(10, 10)
    finger.up(10, 10)
    finger.lose()
    expect(done).toEqual(['tap'])
  })

  it('is no tap of the finger that stays after a pinch', () => {
    const { done, hand } = paper()
    const [one, two] = [hand('touch', 1), hand('touch', 2)]
    one.down(10, 10)
    two.down(50, 50)
    two.up(50, 50)
    one.up(10, 10)
    expect(done).toEqual([])
    one.down(10, 10)
    one.up(10, 10)
    expect(done).toEqual(['tap'])
  })
})
