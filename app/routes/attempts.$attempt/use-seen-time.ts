import { useEffect, useMemo } from 'react'
import { draftKeys, forgetDraft, keepDraft, readDraft } from '#app/components/draft-store.ts'
import { SeenTime } from './seen-time.ts'

const PREFIX = 'assay:seen:'
/** No attempt takes so long: what is older belongs to one that was never handed in from this device. */
const WEEK = 7 * 86_400_000

interface Kept {
  at?: number
  times?: unknown
}
const kept = (key: string) => (readDraft(key) ?? {}) as Kept

/**
 * Measures quietly how long each item is in sight: while the page is visible, and it is the one that is shown. Nothing
 * is drawn again because of it.
 * @param position the item that is shown; null for none
 */
export function useSeenTime(attempt: string, position: number | null): SeenTime {
  const seen = useMemo(() => seenTimeOf(attempt), [attempt])
  useEffect(sweep, [])
  useEffect(() => {
    const look = () => seen.show(document.visibilityState === 'visible' ? position : null)
    const leave = () => seen.show(null)
    look()
    document.addEventListener('visibilitychange', look)
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', look)
      leave()
    }
  }, [seen, position])
  return seen
}

function seenTimeOf(attempt: string): SeenTime {
  const key = PREFIX + attempt
  return new SeenTime(
    {
      read: () => kept(key).times,
      write: (times) => void keepDraft(key, { at: Date.now(), times }),
      forget: () => forgetDraft(key),
    },
    () => performance.now(),
  )
}

function sweep(): void {
  for (const key of draftKeys(PREFIX)) if (Date.now() - (kept(key).at ?? 0) > WEEK) forgetDraft(key)
}
