// @vitest-environment happy-dom
import { act, cleanup } from '@testing-library/react'
import { lazy, memo, Suspense, useState, type ComponentType } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, it } from 'vitest'
import { Awake, useHeld } from './use-held.tsx'

afterEach(cleanup)

const later = () => new Promise((resolve) => setTimeout(resolve, 20))

/** A page that ticks around something whose code comes late; on the server it is there. */
function world(held: boolean) {
  let arrive = (_: { default: ComponentType<{ tick: number }> }) => {}
  const Shown = ({ tick }: { tick: number }) => <b>{tick}</b>
  const Late = lazy(() => new Promise<{ default: ComponentType<{ tick: number }> }>((resolve) => (arrive = resolve)))
  const Part = memo(function Part({ tick, awake, on }: { tick: number; awake: () => void; on: 'server' | 'browser' }) {
    return (
      <Suspense fallback="…">
        {on === 'server' ? <Shown tick={tick} /> : <Late tick={tick} />}
        <Awake tell={awake} />
      </Suspense>
    )
  })
  let tick = () => {}
  function Page({ on }: { on: 'server' | 'browser' }) {
    const [count, setCount] = useState(0)
    tick = () => setCount((old) => old + 1)
    const [props, awake] = useHeld({ tick: count }, () => held)
    return <Part {...props} awake={awake} on={on} />
  }
  return { Page, tick: () => tick(), arrive: () => arrive({ default: Shown }) }
}

describe('props held back', () => {
  it.each([
    ['keep the HTML of the server while the code is under way', true, 0],
    ['not held back would cost it, which is why', false, 1],
  ])('%s', async (_, held, errors) => {
    const { Page, tick, arrive } = world(held)
    const place = document.createElement('div')
    place.innerHTML = renderToString(<Page on="server" />)
    const element = place.querySelector('b')
    const complaints: unknown[] = []
    await act(async () => {
      hydrateRoot(place, <Page on="browser" />, { onRecoverableError: (error) => complaints.push(error) })
      await later()
    })
    await act(async () => {
      tick()
      await later()
    })
    await act(async () => {
      arrive()
      await later()
    })
    expect(complaints).toHaveLength(errors)
    expect(place.querySelector('b') === element).toBe(held)
    // Once alive it is told what happened meanwhile, and whatever happens then.
    expect(place.textContent).toBe('1')
    await act(async () => tick())
    expect(place.textContent).toBe('2')
  })
})
