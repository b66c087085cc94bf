// @vitest-environment happy-dom
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Label } from '#app/domain/labels/label.ts'
import { type GoldDraft, findGoldDrafts, forgetGoldDraft, keepGoldDraft } from './gold-drafts.ts'

const NOON = Date.parse('2026-11-25T03:00:00.000Z')
const DAY = 86_400_000
const ODA = { person: 'oda', item: 'street' }
const label: Label = { kind: 'classification', classes: ['car'] }
const draft = (version: number | null, rest: Partial<GoldDraft> = {}): GoldDraft => ({
  version,
  label,
  reason: 'it is a bus',
  at: new Date(NOON - 1000).toISOString(),
  ...rest,
})
const find = (version: number | null, place = ODA, now = NOON) =>
  findGoldDrafts(place, { version, kind: 'classification', now })

beforeEach(() => localStorage.clear())

describe('drafts of gold in the browser', () => {
  it('are found by the same person, on the same item and version, and by nobody else', () => {
    expect(keepGoldDraft(ODA, draft(2))).toBe(true)
    expect(find(2)).toEqual({ current: draft(2), older: null })
    expect(find(2, { ...ODA, person: 'ben' })).toEqual({ current: null, older: null })
    expect(find(2, { ...ODA, item: 'lane' })).toEqual({ current: null, older: null })
  })

  it('of an item without gold are drafts of no version, and older than its first', () => {
    keepGoldDraft(ODA, draft(null))
    expect(find(null).current).toEqual(draft(null))
    expect(find(1)).toEqual({ current: null, older: draft(null) })
  })

  it('are gone once forgotten, each by itself', () => {
    keepGoldDraft(ODA, draft(1))
    keepGoldDraft(ODA, draft(2))
    forgetGoldDraft(ODA, 2)
    expect(find(2)).toEqual({ current: null, older: draft(1) })
  })

  it('are forgotten after thirty days, whoever kept them', () => {
    keepGoldDraft({ ...ODA, person: 'ben' }, draft(1))
    find(1, ODA, NOON + 29 * DAY)
    expect(localStorage).toHaveLength(1)
    find(1, ODA, NOON + 30 * DAY)
    expect(localStorage).toHaveLength(0)
  })

  it('of another kind, or broken, are not offered', () => {
    keepGoldDraft(ODA, draft(1, { label: { kind: 'boxes', boxes: [] } }))
    expect(find(1).current).toBeNull()
    for (const text of ['{', '7', 'null', '{"at":"2026-11-25T03:00:00.000Z"}']) {
      localStorage.setItem('assay:gold:oda:street:1', text)
      expect(find(1)).toEqual({ current: null, older: null })
    }
  })

  it('are never offered as current where the gold has another version, and never as older where it has not', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 9 })), fc.integer({ min: 1, max: 9 }), (kept, newest) => {
        localStorage.clear()
        for (const version of kept) keepGoldDraft(ODA, draft(version))
        const { current, older } = find(newest)
        expect(current?.version ?? null).toBe(kept.includes(newest) ? newest : null)
        const before = kept.filter((version) => version < newest)
        expect(older?.version ?? null).toBe(before.length > 0 ? Math.max(...before) : null)
      }),
    )
  })
})
