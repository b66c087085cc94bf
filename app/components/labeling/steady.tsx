import { Suspense, useEffect, useState, type ReactNode } from 'react'

/**
 * A Suspense boundary that the server has rendered and whose code comes later. Until it has hydrated, it keeps what it
 * was given first: React throws away a boundary that changes while it still waits for its code (a clock that ticks, a
 * draft that is found), says so as an error, and draws it anew.
 */
export function Steady({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  const [ready, setReady] = useState(false)
  const now = (
    <Suspense fallback={fallback}>
      {children}
      <Ready onReady={setReady} />
    </Suspense>
  )
  const [first] = useState(now)
  // The very same element: React does not even look inside.
  return ready ? now : first
}

/** Tells when it is there, and with it what stands beside it. */
function Ready({ onReady }: { onReady: (ready: boolean) => void }) {
  useEffect(() => onReady(true), [onReady])
  return null
}
