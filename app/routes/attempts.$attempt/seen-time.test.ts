import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SeenTime, type SeenStore, type Times } from './seen-time.ts'

/** A device with one clock and one storage, and as many tabs as are opened. */
function device() {
  const clock = { now: 0 }
  const kept: { value: unknown } = { value: undefined }
  const store: SeenStore = {
    read: () => structuredClone(kept.value),
    write: (times: Times) => void (kept.value = structuredClone(times)),
    forget: () => void (kept.value = undefined),
  }
  return { clock, kept, store, open: () => new SeenTime(store, () => clock.now) }
}

describe('how long an item of an exam was in sight', () => {
  it('adds up the visits, and leaves out what lies between them', () => {
    const { clock, open } = device()
    const room = open()
    for (const [position, ms] of [
      [0, 3000],
      [1, 500],
      [null, 60_000],
      [0, 250],
    ] as const) {
      room.show(position)
      clock.now += ms
    }
    expect(room.totals()).toEqual({ 0: 3250, 1: 500 })
    expect(room.total(7)).toBe(0)
  })

  it('counts no moment twice when it is read often, or the item is shown again while it is shown', () => {
    const { clock, open } = device()
    const room = open()
    room.show(0)
    for (let i = 0; i < 10; i++) {
      clock.now += 100
      room.total(0)
      room.show(0)
    }
    expect(room.total(0)).toBe(1000)
  })

  it('goes on after a reload', () => {
    const { clock, open } = device()
    const before = open()
    before.show(0)
    clock.now += 1000
    before.show(null)
    const after = open()
    after.show(0)
    clock.now += 200
    expect(after.totals()).toEqual({ 0: 1200 })
  })

  it('is one total for two tabs, and two windows side by side count once', () => {
    const { clock, open } = device()
    const [one, two] = [open(), open()]
    one.show(0)
    two.show(0)
    clock.now += 1000
    one.show(null)
    expect(two.total(0)).toBe(1000)
    two.show(null)
    one.show(0)
    clock.now += 50
    expect([one.total(0), two.total(0)]).toEqual([1050, 1050])
  })

  it.each([null, 'garbage', [], { 0: 'x', 1: -5, 2: 1.5, 3: null }])('begins at zero where %j is kept', (value) => {
    const { clock, kept, open } = device()
    kept.value = value
    const room = open()
    room.show(0)
    clock.now += 10
    expect(room.totals()).toEqual({ 0: 10 })
  })

  it('measures also where nothing can be kept', () => {
    const { clock, store } = device()
    const room = new SeenTime({ ...store, write: () => {} }, () => clock.now)
    room.show(0)
    clock.now += 10
    room.show(1)
    clock.now += 20
    expect(room.totals()).toEqual({ 0: 10, 1: 20 })
  })

  it('leaves nothing on the device when the attempt is over', () => {
    const { clock, kept, open } = device()
    const room = open()
    room.show(0)
    clock.now += 10
    room.forget()
    clock.now += 10
    room.show(null)
    expect(kept.value).toBeUndefined()
  })

  it('never falls, and all items together never exceed the time that has passed', () => {
    const step = fc.record({
      tab: fc.integer({ min: 0, max: 1 }),
      act: fc.constantFrom('show' as const, 'hide' as const, 'reload' as const, 'read' as const),
      position: fc.integer({ min: 0, max: 2 }),
      ms: fc.integer({ min: 0, max: 5000 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { clock, open } = device()
        const tabs = [open(), open()]
        let before: Times = {}
        for (const { tab, act, position, ms } of steps) {
          if (act === 'show') {
            // A screen shows one tab at a time.
            tabs[1 - tab]!.show(null)
            tabs[tab]!.show(position)
          } else if (act === 'hide') tabs[tab]!.show(null)
          else if (act === 'reload') {
            tabs[tab]!.show(null)
            tabs[tab] = open()
          }
          clock.now += ms
          const totals = tabs[tab]!.totals()
          for (const [key, was] of Object.entries(before)) expect(totals[Number(key)]).toBeGreaterThanOrEqual(was)
          before = totals
        }
        const all = { ...tabs[0]!.totals(), ...tabs[1]!.totals() }
        expect(Object.values(all).reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(clock.now)
      }),
    )
  })
})
