import { useEffect, useRef, useState } from 'react'
import { keepsDrafts } from '#app/components/draft-store.ts'
import { sameLabel } from '#app/components/labeling/label-state.ts'
import type { Label } from '#app/domain/labels/label.ts'
import {
  type GoldDraft,
  type GoldWork,
  type Place,
  findGoldDrafts,
  forgetGoldDraft,
  keepGoldDraft,
} from './gold-drafts.ts'

/**
 * An unfinished correction that was found: put back (`restored`); left aside because the gold has a newer version
 * (`older`); or put over that version because the person said so (`over`). `thrown` while it can still be brought back.
 */
export interface Found {
  state: 'restored' | 'older' | 'over'
  draft: GoldDraft
  thrown: boolean
}

/**
 * A correction under work that survives a reload, a crash and a lost connection: every finished change is kept in this
 * browser until it is written or thrown away.
 * @param version the version it is made on; null when the item has no gold
 */
export function useGoldDraft(place: Place, version: number | null, start: Label) {
  const [work, setWork] = useState<GoldWork>({ label: start, reason: '' })
  const [found, setFound] = useState<Found | null>(null)
  const [kept, setKept] = useState(true)
  // Tools report in effects, letters come between two renders: each change builds on the newest.
  const latest = useRef(work)
  const fixed = useRef({ place, version, start })

  const show = (next: GoldWork) => {
    latest.current = { label: next.label, reason: next.reason }
    setWork(latest.current)
  }
  const keep = (next: GoldWork) => {
    show(next)
    setKept(keepWork(fixed.current, latest.current))
  }
  useEffect(() => {
    const { place, version, start } = fixed.current
    setKept(keepsDrafts())
    const { current, older } = findGoldDrafts(place, { version, kind: start.kind, now: Date.now() })
    if (current) {
      show(current)
      setFound({ state: 'restored', draft: current, thrown: false })
    } else if (older && sameLabel(older.label, start)) {
      // It was written, and the answer never heard.
      forgetGoldDraft(place, older.version)
    } else if (older) setFound({ state: 'older', draft: older, thrown: false })
  }, [])

  const forget = () => forgetGoldDraft(fixed.current.place, fixed.current.version)
  const throwAway = ({ state, draft }: Found) => {
    if (state === 'older') forgetGoldDraft(place, draft.version)
    setFound({ state, draft: state === 'older' ? draft : { ...draft, ...latest.current }, thrown: true })
    if (state !== 'older') keep({ label: fixed.current.start, reason: '' })
  }
  const bringBack = ({ state, draft }: Found) => {
    if (state === 'older') setKept(keepGoldDraft(place, draft))
    else keep(draft)
    setFound({ state, draft, thrown: false })
  }
  const putOver = ({ draft }: Found) => {
    keep(draft)
    forgetGoldDraft(place, draft.version)
    setFound({ state: 'over', draft, thrown: false })
  }
  const change = (part: Partial<GoldWork>) => keep({ ...latest.current, ...part })
  return { work, change, found, kept, forget, throwAway, bringBack, putOver, version: fixed.current.version }
}

/** Keeps what differs from the gold; what says nothing new is no draft. */
function keepWork(
  { place, version, start }: { place: Place; version: number | null; start: Label },
  work: GoldWork,
): boolean {
  if (work.reason.trim() === '' && sameLabel(work.label, start)) {
    forgetGoldDraft(place, version)
    return keepsDrafts()
  }
  return keepGoldDraft(place, { ...work, version, at: new Date().toISOString() })
}
