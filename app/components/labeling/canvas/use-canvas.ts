import { useCallback, useMemo, useRef, useState } from 'react'
import { useBrowserLayoutEffect } from '#app/components/labeling/browser-layout-effect.ts'
import type { Point, Rect, Size } from '#app/components/labeling/geometry.ts'
import { closeUp, fitView, panBy, resettled, revealed, toImage, toScreen, zoomAt, type View } from './view.ts'

export type CanvasControl = ReturnType<typeof useCanvas>

/**
 * The view of one image in one SVG element. Before the element is measured (on the server, or without a
 * layout) the whole image is shown and `scale` is 1. Zooming changes only the viewBox and one custom
 * property, so that the shapes on the canvas need not be drawn again.
 */
export function useCanvas(image: Size) {
  const svg = useRef<SVGSVGElement>(null)
  const [size, setSize] = useState<Size | null>(null)
  // null: the image fits the canvas, and goes on fitting when the canvas changes its size.
  const [chosen, setChosen] = useState<View | null>(null)
  const { width, height } = image

  useBrowserLayoutEffect(() => {
    const element = svg.current
    if (!element) return
    const measure = () => {
      const { width, height } = element.getBoundingClientRect()
      setSize((old) =>
        old?.width === width && old.height === height ? old : width && height ? { width, height } : null,
      )
    }
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const view = useMemo(
    () => (size ? (chosen ? resettled(chosen, { width, height }, size) : fitView({ width, height }, size)) : null),
    [chosen, size, width, height],
  )
  const scale = view?.scale ?? 1
  useBrowserLayoutEffect(() => {
    // For everything that lies on the picture, in whichever element.
    svg.current?.parentElement?.style.setProperty('--lab-px', String(1 / scale))
  }, [scale])

  const latest = useRef({ view, size, image })
  useBrowserLayoutEffect(() => {
    latest.current = { view, size, image }
  })

  /** Changes the view by what it is now; several changes in one frame add up. */
  const change = useCallback((next: (view: View, size: Size, image: Size) => View | null) => {
    const { view, size, image } = latest.current
    if (!view || !size) return
    const changed = next(view, size, image)
    if (changed === view) return
    latest.current.view = changed ?? fitView(image, size)
    setChosen(changed)
  }, [])

  /** Zooms to a point of the canvas (screen pixels). */
  const zoom = useCallback(
    (factor: number, at?: Point) =>
      change((view, size, image) => {
        const next = zoomAt(view, at ?? middleOf(size), factor, image, size)
        // All the way out is the fitted view again.
        return next.scale <= fitView(image, size).scale * 1.001 ? null : next
      }),
    [change],
  )
  /** Zooms to a point of the image, or to the middle when the point is out of sight. */
  const zoomTo = useCallback(
    (factor: number, target: Point) => {
      const { view, size } = latest.current
      if (!view || !size) return
      const at = toScreen(view, target)
      const seen = at.x >= 0 && at.y >= 0 && at.x <= size.width && at.y <= size.height
      zoom(factor, seen ? at : undefined)
    },
    [zoom],
  )
  const pan = useCallback(
    (by: Point) =>
      change((view, size, image) => {
        const next = panBy(view, by, image, size)
        // A picture that fits has nowhere to go, and goes on fitting.
        return next.x === view.x && next.y === view.y ? view : next
      }),
    [change],
  )
  const fit = useCallback(() => setChosen(null), [])
  const reveal = useCallback((rect: Rect) => change((view, size, image) => revealed(view, rect, image, size)), [change])
  const lookAt = useCallback((rect: Rect) => change((_, size, image) => closeUp(rect, image, size)), [change])

  /** A place of the browser window as a point of the canvas, in screen pixels. */
  const onCanvas = useCallback((at: { clientX: number; clientY: number }): Point => {
    const box = svg.current?.getBoundingClientRect()
    return { x: at.clientX - (box?.left ?? 0), y: at.clientY - (box?.top ?? 0) }
  }, [])
  /** A place of the browser window as a point of the image, which may be outside of it. */
  const onImage = useCallback(
    (at: { clientX: number; clientY: number }): Point =>
      toImage(latest.current.view ?? { x: 0, y: 0, scale: 1 }, onCanvas(at)),
    [onCanvas],
  )

  const shown: Rect =
    view && size
      ? { x: view.x, y: view.y, width: size.width / view.scale, height: size.height / view.scale }
      : { x: 0, y: 0, width, height }

  return {
    svg,
    image,
    shown,
    scale,
    fitted: chosen === null,
    zoom,
    zoomTo,
    pan,
    fit,
    reveal,
    lookAt,
    onCanvas,
    onImage,
  }
}

const middleOf = (size: Size): Point => ({ x: size.width / 2, y: size.height / 2 })
