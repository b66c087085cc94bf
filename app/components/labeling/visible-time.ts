import { useCallback, useEffect, useRef } from 'react'

/**
 * Quietly measures how long an item has been looked at: milliseconds during which the page was visible. Call the
 * answer to read it; another `item` starts from zero. Nothing is drawn again because of it.
 */
export function useVisibleTime(item: string): () => number {
  const clock = useRef({ sum: 0, since: null as number | null })
  useEffect(() => {
    const shown = () => (document.visibilityState === 'visible' ? performance.now() : null)
    clock.current = { sum: 0, since: shown() }
    const onChange = () => {
      clock.current = { sum: elapsed(clock.current), since: shown() }
    }
    document.addEventListener('visibilitychange', onChange)
    return () => document.removeEventListener('visibilitychange', onChange)
  }, [item])
  return useCallback(() => Math.round(elapsed(clock.current)), [])
}

function elapsed({ sum, since }: { sum: number; since: number | null }): number {
  return since === null ? sum : sum + performance.now() - since
}
