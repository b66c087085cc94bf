// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { NumberField } from './number-field.tsx'

afterEach(cleanup)

function Held({ told }: { told: number[] }) {
  const [value, setValue] = useState(20)
  const take = (next: number) => {
    told.push(next)
    setValue(next)
  }
  return <NumberField id="angle" min={-180} max={180} step={1} value={value} onChange={take} className="" />
}

it('is typed sign by sign, tells what lies in its range, and shows the number again when it is left', async () => {
  const told: number[] = []
  render(<Held told={told} />)
  const user = userEvent.setup()
  const field = screen.getByRole<HTMLInputElement>('spinbutton')
  await user.clear(field)
  expect(field.value).toBe('')
  await user.type(field, '-12')
  expect(told).toEqual([-1, -12])
  await user.type(field, '5000')
  expect(told.at(-1)).toBe(-125)
  await user.tab()
  expect(field.value).toBe('-125')
})
