import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * Whether the picture of an SVG image element has arrived, and a way to ask for it again when it has not.
 * Asks the element itself: its picture may have arrived before the page came alive, and is not fetched twice.
 */
export function usePicture(src: string) {
  const element = useRef<SVGImageElement>(null)
  const [state, setState] = useState<{ src: string; status: 'ready' | 'failed' } | null>(null)
  const [tries, setTries] = useState(0)

  useEffect(() => {
    let over = false
    const settle = (status: 'ready' | 'failed') => () => {
      if (!over) setState({ src, status })
    }
    decoded(element.current, src).then(settle('ready'), settle('failed'))
    return () => {
      over = true
    }
  }, [src, tries])

  const retry = useCallback(() => {
    setState(null)
    setTries((count) => count + 1)
  }, [])
  const status = state?.src === src ? state.status : 'loading'
  return { element, status, tries, retry } as const
}

function decoded(element: SVGImageElement | null, src: string): Promise<unknown> {
  if (element && 'decode' in element) return (element as SVGImageElement & { decode(): Promise<void> }).decode()
  // Browsers that cannot ask the element ask for the picture once more; it comes from their cache.
  const image = new Image()
  image.src = src
  return image.decode?.() ?? new Promise(() => {})
}
