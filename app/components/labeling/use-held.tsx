import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * Props as they were at first, until what they are for has come alive. A part of the page whose code is fetched lazily is
 * woken later than the rest; an update that reaches it before (a clock that ticks, a draft that is found) would make
 * React throw the server's HTML away (error 421). Props for something else (`same` says no) are not held back.
 * Answers the props to use, and what `Awake` is to call.
 */
export function useHeld<P>(props: P, same: (first: P, now: P) => boolean): [held: P, awake: () => void] {
  const [alive, setAlive] = useState(false)
  const first = useRef(props)
  const awake = useCallback(() => setAlive(true), [])
  return [alive || !same(first.current, props) ? props : first.current, awake]
}

/** Stands beside what is fetched lazily, inside its Suspense, and tells when it has come alive. */
export function Awake({ tell }: { tell: () => void }) {
  useEffect(tell, [tell])
  return null
}
