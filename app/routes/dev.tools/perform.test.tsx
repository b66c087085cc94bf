// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { perform } from './perform.ts'

afterEach(cleanup)

const never = () => false

/** Something that tells what is done to it. */
function Told() {
  const [told, setTold] = useState<string[]>([])
  const tell = (what: string) => setTold((before) => [...before, what])
  return (
    <div data-testid="tool">
      <button
        onKeyDown={({ key, code, ctrlKey, shiftKey }) => tell([key, code, ctrlKey, shiftKey].join())}
        onClick={() => tell('clicked')}
        onFocus={() => tell('focused')}
        onPointerUp={() => tell('tapped')}
      />
      <input value={told.at(-1) ?? ''} onChange={(event) => tell(`written ${event.target.value}`)} />
      <output>{told.join(' | ')}</output>
    </div>
  )
}

async function told(...steps: Parameters<typeof perform>[0]) {
  render(<Told />)
  await perform(steps, screen.getByTestId('tool'), never)
  return screen.getByRole('status').textContent
}

describe('what a story does', () => {
  it('reaches the tool as a person’s doing would', async () => {
    expect(await told({ focus: 'button' }, 'Ctrl+Shift+Z', { click: 'button' }, { tap: 'button' })).toBe(
      'focused | Z,KeyZ,true,true | clicked | tapped',
    )
  })

  it.each([
    ['2', '2,Digit2,false,false'],
    ['A', 'a,KeyA,false,false'],
    ['Space', ' ,Space,false,false'],
    ['Shift+ArrowLeft', 'ArrowLeft,ArrowLeft,false,true'],
    ['+', '+,+,false,false'],
  ])('presses %s', async (chord, pressed) => {
    expect(await told({ focus: 'button' }, chord)).toBe(`focused | ${pressed}`)
  })

  it('writes into a field that its tool controls', async () => {
    expect(await told({ write: 'refund', in: 'input' })).toBe('written refund')
  })

  it('waits for what comes later', async () => {
    render(<Told />)
    const tool = screen.getByTestId('tool')
    const done = perform([{ focus: '.later' }], tool, never)
    tool.insertAdjacentHTML('beforeend', '<a class="later" href="#"></a>')
    await done
    expect(document.activeElement?.className).toBe('later')
  })

  it('stops when its page is left', async () => {
    render(<Told />)
    await perform([{ click: 'button' }], screen.getByTestId('tool'), () => true)
    expect(screen.getByRole('status').textContent).toBe('')
  })
})
