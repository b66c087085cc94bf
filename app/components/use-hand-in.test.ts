// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useHandIn } from './use-hand-in.ts'

type Fate = 'lost' | Response
const json = (status: number, body: unknown) => Response.json(body, { status })

/** A page that hands in over a connection whose fate is told beforehand. */
function page(...fates: Fate[]) {
  const sent: unknown[] = []
  const done: unknown[] = []
  vi.stubGlobal('fetch', (_address: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body))
    const fate = fates.shift()!
    return fate === 'lost' ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(fate)
  })
  const { result, unmount } = renderHook(() => useHandIn<string, unknown>('/gold', (said) => done.push(said)))
  return { sent, done, unmount, now: () => result.current }
}
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('handing in', () => {
  it('tries again by itself, later each time, until the server has it', async () => {
    const { now, sent, done } = page('lost', json(503, {}), json(200, { version: 2 }))
    act(() => now().submit('work'))
    await pass(0)
    expect(now().handIn).toEqual({ state: 'offline', seconds: 3 })
    await pass(3000)
    expect(now().handIn).toEqual({ state: 'offline', seconds: 6 })
    await pass(5999)
    expect(sent).toHaveLength(2)
    await pass(1)
    expect(sent).toEqual(['work', 'work', 'work'])
    expect(done).toEqual([{ version: 2 }])
  })

  it('tries at once when the browser is back on line', async () => {
    const { now, done } = page('lost', json(200, 'taken'))
    act(() => now().submit('work'))
    await pass(0)
    act(() => void window.dispatchEvent(new Event('online')))
    await pass(0)
    expect(done).toEqual(['taken'])
  })

  it('stops when told to, and sends nothing more', async () => {
    const { now, sent } = page('lost')
    act(() => now().submit('work'))
    await pass(0)
    act(() => now().stop())
    await pass(60_000)
    expect(now().handIn).toEqual({ state: 'idle' })
    expect(sent).toHaveLength(1)
  })

  it('is over when the page is left: an answer that comes late changes nothing', async () => {
    const { now, sent, done, unmount } = page(json(200, 'taken'))
    act(() => now().submit('work'))
    unmount()
    await pass(60_000)
    expect([sent, done]).toEqual([['work'], []])
  })

  it('tells a refusal with all it says, an ended session, and what is gone', async () => {
    const { now } = page(json(409, { outcome: 'stale', version: 3 }), json(401, {}), json(404, {}))
    for (const expected of [
      { state: 'refused', refusal: { outcome: 'stale', version: 3 } },
      { state: 'session-over' },
      { state: 'gone' },
    ]) {
      act(() => now().submit('work'))
      await pass(0)
      expect(now().handIn).toEqual(expected)
    }
  })
})
