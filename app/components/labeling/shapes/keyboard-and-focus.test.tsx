// @vitest-environment happy-dom
import { cleanup, createEvent, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { BoxesLabel } from '#app/domain/labels/boxes.ts'
import type { KeypointsLabel } from '#app/domain/labels/keypoints.ts'
import type { PolygonsLabel } from '#app/domain/labels/polygons.ts'
import { BoxesTool } from '#app/components/labeling/boxes/boxes-tool.tsx'
import { KeypointsTool } from '#app/components/labeling/keypoints/keypoints-tool.tsx'
import { PolygonsTool } from '#app/components/labeling/polygons/polygons-tool.tsx'
import { field, Holder, renderInWords, STREET, VEHICLES } from '#app/components/labeling/test-support/render-tool.tsx'

afterEach(cleanup)

const BOXES: BoxesLabel = {
  kind: 'boxes',
  boxes: [
    { id: 'a', class: 'car', x: 10, y: 20, width: 100, height: 50 },
    { id: 'b', class: 'bus', x: 310, y: 88, width: 120, height: 64 },
  ],
}
const SQUARE: PolygonsLabel = {
  kind: 'polygons',
  polygons: [{ id: 'a', class: 'car', rings: [[10, 10, 90, 10, 90, 90, 10, 90]] }],
}
const ARM = {
  classes: [
    { name: 'arm', skeleton: { points: [{ name: 'shoulder' }, { name: 'elbow' }, { name: 'hand' }], edges: [] } },
  ],
}
const canvas = () => field()
const shape = (id: string) => document.querySelector<SVGGElement>(`[data-shape="${id}"]`)
const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName

function boxes() {
  const told: BoxesLabel[] = []
  const tool = renderInWords(
    <Holder start={BOXES} told={told}>
      {(value, onChange) => <BoxesTool item={STREET} taxonomy={VEHICLES} value={value} onChange={onChange} />}
    </Holder>,
  )
  return { ...tool, told }
}
function polygons(start: PolygonsLabel) {
  const told: PolygonsLabel[] = []
  const tool = renderInWords(
    <Holder start={start} told={told}>
      {(value, onChange) => <PolygonsTool item={STREET} taxonomy={VEHICLES} value={value} onChange={onChange} />}
    </Holder>,
  )
  return { ...tool, told }
}
function keypoints() {
  const told: KeypointsLabel[] = []
  const tool = renderInWords(
    <Holder start={{ kind: 'keypoints', instances: [] } as KeypointsLabel} told={told}>
      {(value, onChange) => <KeypointsTool item={STREET} taxonomy={ARM} value={value} onChange={onChange} />}
    </Holder>,
  )
  return { ...tool, told }
}
const press = (x: number, y: number) => {
  const at = { pointerId: 1, pointerType: 'mouse', button: 0, clientX: x, clientY: y }
  fireEvent.pointerDown(canvas(), at)
  fireEvent.pointerUp(canvas(), at)
}

describe('keys of a tool for shapes', () => {
  it('set one point, and no more while the space bar is held', async () => {
    const { user, told } = keypoints()
    canvas().focus()
    await user.keyboard('{ArrowLeft}{ >5/}')
    expect(told).toHaveLength(1)
    expect(told[0]!.instances[0]!.points.map(({ v }) => v)).toEqual([2, 0, 0])
  })

  it('close what the mouse has drawn, though the keyboard was used before', async () => {
    const { user, told } = polygons({ kind: 'polygons', polygons: [] })
    canvas().focus()
    await user.keyboard('{ArrowLeft}')
    press(100, 100)
    press(200, 100)
    press(200, 200)
    await user.keyboard('{Enter}')
    expect(told.at(-1)?.polygons[0]?.rings).toEqual([[100, 100, 200, 100, 200, 200]])
  })

  it('delete the region when the region has the focus, not the vertex that had it before', async () => {
    const { user, told } = polygons(SQUARE)
    shape('a')!.focus()
    await user.keyboard('{Enter}')
    expect(focused()).toBe('Vertex 1 of 4 at 10, 10')
    shape('a')!.focus()
    await user.keyboard('{Delete}')
    expect(told.at(-1)?.polygons).toEqual([])
  })

  it('move the vertex that has the focus, also after an undo', async () => {
    const { user, told } = polygons(SQUARE)
    shape('a')!.focus()
    await user.keyboard('{Enter}{ArrowRight}{Control>}z{/Control}{ArrowDown}')
    expect(told.at(-1)?.polygons[0]?.rings?.[0]?.slice(0, 2)).toEqual([10, 11])
  })

  it('begin a hole inside its region', async () => {
    const { user, told } = polygons(SQUARE)
    shape('a')!.focus()
    await user.keyboard('{Shift>}X{/Shift}{Enter}{Alt>}{ArrowRight}{/Alt}{Enter}{Alt>}{ArrowDown}{/Alt}{Enter}{Enter}')
    expect(told.at(-1)?.polygons[0]?.rings?.[1]).toEqual([50, 50, 51, 50, 51, 51])
  })

  it('undo from a list of classes, but leave its letters to it', async () => {
    const { user, told } = boxes()
    await user.click(screen.getByRole('button', { name: /^1\. Car/ }))
    const list = screen.getByRole('combobox', { name: 'Class of box 1' })
    await user.selectOptions(list, 'bus')
    list.focus()
    await user.keyboard('1')
    expect(told.at(-1)?.boxes[0]?.class).toBe('bus')
    await user.keyboard('{Control>}z{/Control}')
    expect(told.at(-1)?.boxes[0]?.class).toBe('car')
  })

  it('move the copy after pasting, not what was copied', async () => {
    const { user, told } = boxes()
    shape('a')!.focus()
    await user.keyboard('{Control>}cv{/Control}{ArrowRight}')
    expect(told.at(-1)?.boxes.map(({ x }) => x)).toEqual([10, 310, 23])
  })

  it('leave the arrows to the page while the mouse only rests on the picture', () => {
    const { container, told } = boxes()
    const root = container.querySelector<HTMLElement>('[class="@container"]')!
    root.matches = (selector) => selector === ':hover'
    const arrow = createEvent.keyDown(document.body, { key: 'ArrowDown', code: 'ArrowDown' })
    fireEvent(document.body, arrow)
    expect(arrow.defaultPrevented).toBe(false)
    expect(document.querySelector('.lab-cursor')).toBeNull()
    expect(told).toEqual([])
  })

  it('do nothing while a letter is being composed', () => {
    const { told } = boxes()
    shape('a')!.focus()
    fireEvent.keyDown(shape('a')!, { key: 'ㅅ', code: 'KeyT', isComposing: true })
    expect(told).toEqual([])
    fireEvent.keyDown(shape('a')!, { key: 'ㅅ', code: 'KeyT' })
    expect(told.at(-1)?.boxes[0]?.class).toBe('truck')
  })
})

describe('the focus', () => {
  it.each([
    ['the button that locks it', 'Lock box 1', '{Escape}', /^$|1\. Car/],
    ['the button that hides it', 'Hide box 1', '{Delete}', /Drawing area/],
  ])('goes on when %s disappears', async (_, button, key, next) => {
    const { user } = boxes()
    await user.click(screen.getByRole('button', { name: /^1\. Car/ }))
    screen.getByRole('button', { name: button }).focus()
    await user.keyboard(key)
    const name = document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent
    expect(document.activeElement).not.toBe(document.body)
    expect(name).toMatch(next)
  })

  it('goes to the canvas when a panel about the deleted region disappears', async () => {
    const { user } = polygons(SQUARE)
    await user.click(screen.getByRole('button', { name: /^1\. Car/ }))
    screen.getByRole('button', { name: 'Simplify' }).focus()
    await user.keyboard('{Delete}')
    expect(document.activeElement).toBe(canvas())
  })

  it('goes to the point before one that was taken away, and the last one stays', async () => {
    const { user, told } = keypoints()
    canvas().focus()
    await user.keyboard('{Enter}{ArrowRight}{Enter}{ArrowRight}{Enter}')
    shape('s1')!.focus()
    await user.keyboard('{Enter}]]{Delete}')
    expect(focused()).toMatch(/^elbow, point 2 of 3/)
    await user.keyboard('{Delete}{Delete}')
    expect(told.at(-1)?.instances[0]?.points.map(({ v }) => v)).toEqual([2, 0, 0])
    expect(focused()).toMatch(/^shoulder, point 1 of 3/)
  })
})
