// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
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

  it('stays where it is elsewhere on the page', async () => {
    render(<Tool />)
    screen.getByRole('button', { name: 'Once' }).focus()
    screen.getByRole('button', { name: 'Outside' }).focus()
    await userEvent.keyboard('{Enter}')
    expect(screen.queryByRole('button', { name: 'Once' })).toBeNull()
    expect(focused()).toBe('Outside')
  })
})
