// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useRef, useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { useKeptFocus } from './use-kept-focus.ts'

afterEach(cleanup)

function Tool() {
  const root = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(true)
  useKeptFocus(root, ['[data-none]', '[data-near]'])
  return (
    <>
      <div ref={root}>
        {open ? <button onClick={() => setOpen(false)}>Once</button> : null}
        <button data-near>Near</button>
      </div>
      <button onClick={() => setOpen(false)}>Outside</button>
    </>
  )
}
const focused = () => document.activeElement?.textContent

describe('the focus', () => {
  it('goes to what is near when what had it is taken away', async () => {
    render(<Tool />)
    screen.getByRole('button', { name: 'Once' }).focus()
    await userEvent.keyboard('{Enter}')
    expect(screen.queryByRole('button', { name: 'Once' })).toBeNull()
    expect(focused()).toBe('Near')
  })

  it('comes back to what was moved in the page', async () => {
    function Moved() {
      const root = useRef<HTMLDivElement>(null)
      const [names, setNames] = useState(['a', 'b'])
      useKeptFocus(root, [])
      return (
        <div ref={root}>
          {names.map((name) => (
            <button key={name} onClick={() => setNames(['b', 'a'])}>
              {name}
            </button>
          ))}
        </div>
      )
    }
    render(<Moved />)
    for (const name of ['a', 'b']) {
      screen.getByRole('button', { name }).focus()
      await userEvent.keyboard('{Enter}')
      expect(focused()).toBe(name)
    }
  })

  it('is not taken back from who leaves, also when the tool is drawn again because of it', () => {
    function Noticing() {
      const root = useRef<HTMLDivElement>(null)
      const [left, setLeft] = useState(false)
      useKeptFocus(root, ['button'])
      return (
        <div ref={root}>
          <button onBlur={() => setLeft(true)}>{left ? 'left' : 'here'}</button>
        </div>
      )
    }
    render(<Noticing />)
    const button = screen.getByRole('button')
    act(() => button.focus())
    act(() => button.blur())
    expect(button.textContent).toBe('left')
    expect(document.activeElement).toBe(document.body)
  })

  it('stays where it is elsewhere on the page', async () => {
    render(<Tool />)
    screen.getByRole('button', { name: 'Once' }).focus()
    screen.getByRole('button', { name: 'Outside' }).focus()
    await userEvent.keyboard('{Enter}')
    expect(screen.queryByRole('button', { name: 'Once' })).toBeNull()
    expect(focused()).toBe('Outside')
  })
})
