// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Label } from '#app/domain/labels/label.ts'
import { useGoldDraft } from './use-gold-draft.ts'

const PLACE = { person: 'oda', item: 'street' }
const chosen = (...classes: string[]): Label => ({ kind: 'classification', classes })
const CAR = chosen('car')
const BUS = chosen('bus')
const TRAM = chosen('tram')

/** The page of an item's gold, opened anew. */
function open(version: number | null, gold: Label) {
  cleanup()
  const { result } = renderHook(() => useGoldDraft(PLACE, version, gold))
  return {
    now: () => result.current,
    /** Does something with the page, and with what it found. */
    do: (what: (page: typeof result.current) => void) => act(() => what(result.current)),
  }
}
const keptKeys = () => Object.keys(localStorage)

beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('a correction under work', () => {
  it('is there again when the page is opened again, label and reason', () => {
    const first = open(1, CAR)
    first.do((page) => page.change({ label: BUS }))
    first.do((page) => page.change({ reason: 'it is a bus' }))
    const again = open(1, CAR)
    expect(again.now().work).toEqual({ label: BUS, reason: 'it is a bus' })
    expect(again.now().found).toMatchObject({ state: 'restored', draft: { version: 1 }, thrown: false })
  })

  it('is no draft when nothing differs from the gold', () => {
    const page = open(1, CAR)
    page.do(({ change }) => change({ label: BUS }))
    expect(keptKeys()).toHaveLength(1)
    page.do(({ change }) => change({ label: chosen('car') }))
    expect(keptKeys()).toEqual([])
    expect(open(1, CAR).now().found).toBeNull()
  })

  it('can be thrown away, and brought back as it was last', () => {
    open(1, CAR).do(({ change }) => change({ label: BUS, reason: 'it is a bus' }))
    const page = open(1, CAR)
    page.do(({ change }) => change({ label: TRAM }))
    page.do(({ throwAway, found }) => throwAway(found!))
    expect(page.now().work).toEqual({ label: CAR, reason: '' })
    expect(keptKeys()).toEqual([])
    page.do(({ bringBack, found }) => bringBack(found!))
    expect(page.now().work).toEqual({ label: TRAM, reason: 'it is a bus' })
    expect(open(1, CAR).now().work.label).toEqual(TRAM)
  })

  it('of an older version is not put into a newer one, but offered', () => {
    open(1, CAR).do(({ change }) => change({ label: BUS, reason: 'it is a bus' }))
    const page = open(2, TRAM)
    expect(page.now().work).toEqual({ label: TRAM, reason: '' })
    expect(page.now().found).toMatchObject({ state: 'older', draft: { version: 1, label: BUS } })
    page.do(({ putOver, found }) => putOver(found!))
    expect(page.now().work).toEqual({ label: BUS, reason: 'it is a bus' })
    expect(keptKeys()).toEqual(['assay:gold:oda:street:2'])
    expect(open(2, TRAM).now().found).toMatchObject({ state: 'restored', draft: { version: 2 } })
  })

  it('of an older version can be thrown away and brought back, too', () => {
    open(1, CAR).do(({ change }) => change({ label: BUS }))
    const page = open(2, TRAM)
    page.do(({ throwAway, found }) => throwAway(found!))
    expect(keptKeys()).toEqual([])
    page.do(({ bringBack, found }) => bringBack(found!))
    expect(page.now().work.label).toEqual(TRAM)
    expect(open(2, TRAM).now().found).toMatchObject({ state: 'older', thrown: false })
  })

  it('is forgotten when the newest gold says the same: it was written, and the answer was lost', () => {
    open(1, CAR).do(({ change }) => change({ label: BUS, reason: 'it is a bus' }))
    expect(open(2, BUS).now().found).toBeNull()
    expect(keptKeys()).toEqual([])
  })

  it('says so where the browser keeps nothing, and goes on', () => {
    const setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    vi.stubGlobal('localStorage', { getItem: () => null, removeItem: () => undefined, setItem })
    const page = open(1, CAR)
    expect(page.now().kept).toBe(true)
    page.do(({ change }) => change({ label: BUS }))
    expect(page.now()).toMatchObject({ kept: false, work: { label: BUS } })
  })
})
