// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useVisibleTime } from './visible-time.ts'

const show = (state: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  show('visible')
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('time on an item', () => {
  it('counts only while the page can be seen', () => {
    const { result } = renderHook(() => useVisibleTime('a'))
    vi.advanceTimersByTime(3000)
    show('hidden')
    vi.advanceTimersByTime(60_000)
    show('visible')
    vi.advanceTimersByTime(500)
    expect(result.current()).toBe(3500)
  })

  it('begins anew with another item', () => {
    const { result, rerender } = renderHook(({ item }) => useVisibleTime(item), { initialProps: { item: 'a' } })
    vi.advanceTimersByTime(3000)
    rerender({ item: 'b' })
    vi.advanceTimersByTime(200)
    expect(result.current()).toBe(200)
  })

  it('does not count a page that was opened out of sight', () => {
    show('hidden')
    const { result } = renderHook(() => useVisibleTime('a'))
    vi.advanceTimersByTime(3000)
    expect(result.current()).toBe(0)
  })
})
