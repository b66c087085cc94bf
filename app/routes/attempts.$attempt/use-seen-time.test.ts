// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useSeenTime } from './use-seen-time.ts'

const show = (state: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}
const room = (attempt = 'a') =>
  renderHook(({ position }) => useSeenTime(attempt, position), { initialProps: { position: 0 as number | null } })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'], now: Date.UTC(2026, 10, 25) })
  localStorage.clear()
  show('visible')
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('the time of the items in the exam room', () => {
  it('counts the item that is shown, while the page can be seen', () => {
    const { result, rerender } = room()
    vi.advanceTimersByTime(3000)
    rerender({ position: 1 })
    vi.advanceTimersByTime(200)
    show('hidden')
    vi.advanceTimersByTime(60_000)
    show('visible')
    vi.advanceTimersByTime(100)
    rerender({ position: 0 })
    vi.advanceTimersByTime(50)
    expect(result.current.totals()).toEqual({ 0: 3050, 1: 300 })
  })

  it('goes on after a reload, and also after the page was only set aside', () => {
    const { result, unmount } = room()
    vi.advanceTimersByTime(1000)
    window.dispatchEvent(new Event('pagehide'))
    vi.advanceTimersByTime(5000)
    window.dispatchEvent(new Event('pageshow'))
    vi.advanceTimersByTime(10)
    expect(result.current.total(0)).toBe(1010)
    unmount()
    vi.advanceTimersByTime(5000)
    const again = room()
    vi.advanceTimersByTime(1)
    expect(again.result.current.totals()).toEqual({ 0: 1011 })
    expect(room('b').result.current.totals()).toEqual({})
  })

  it('does not count a page that was opened out of sight', () => {
    show('hidden')
    const { result } = room()
    vi.advanceTimersByTime(1000)
    expect(result.current.totals()).toEqual({})
  })

  it('leaves nothing behind when the attempt is handed in, nor for longer than a week', () => {
    const { result } = room('never handed in')
    vi.advanceTimersByTime(1000)
    result.current.totals()
    cleanup()
    expect(localStorage.length).toBe(1)
    vi.setSystemTime(Date.now() + 8 * 86_400_000)
    const next = room('next')
    expect(localStorage.length).toBe(0)
    vi.advanceTimersByTime(1000)
    expect(next.result.current.total(0)).toBe(1000)
    next.result.current.forget()
    cleanup()
    expect(localStorage.length).toBe(0)
  })
})
