import { useEffect } from 'react'
import type { CanvasControl } from './use-canvas.ts'

/** The wheel and a trackpad's pinch zoom to the pointer. */
export function useWheel({ svg, zoom, onCanvas }: CanvasControl) {
  useEffect(() => {
    const element = svg.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      // The page keeps its wheel until the person works in the canvas; Ctrl (and a trackpad's pinch) always zooms.
      if (!event.ctrlKey && !event.metaKey && !element.contains(document.activeElement)) return
      event.preventDefault()
      const lines = event.deltaMode === 1 ? 16 : 1
      const delta = Math.max(-120, Math.min(120, event.deltaY * lines))
      zoom(Math.exp(-delta * (event.ctrlKey ? 0.008 : 0.0025)), onCanvas(event))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [svg, zoom, onCanvas])
}
