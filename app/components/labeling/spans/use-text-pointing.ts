import { useRef, useState, type Dispatch, type PointerEvent, type RefObject } from 'react'
import { useEdgeScroll, type Spot } from '#app/components/labeling/edge-scroll.ts'
import { nextSpanAt } from './pieces.ts'
import { chosenText, spanById, spansOf, type SpansAction, type SpansState } from './spans-state.ts'
import { graphemeAt, nearestBorder, wholeWords, wordAt, type Range, type TextIndex } from './text-index.ts'
import { isNearLetters, offsetAtPoint } from './text-place.ts'

type Options = {
  root: RefObject<HTMLDivElement>
  index: TextIndex
  state: SpansState
  dispatch: Dispatch<SpansAction>
  /** Selections grow to whole words. */
  snap: boolean
  readOnly: boolean
}
type Gesture =
  | { type: 'select'; anchor: number; moved: boolean; touched: number }
  | { type: 'tap'; x: number; y: number }
  | { type: 'grip'; edge: 'start' | 'end'; range: Range; dx: number; dy: number; span: string | null }

/** How far a finger may slip and still tap, in screen pixels. */
const SLIP = 12

/**
 * Pointers on the text. The mouse drags over text to select it, clicks a span to choose it and double-clicks a word. A
 * finger taps a word or a span and drags the handles; everything else it does scrolls the page. What is dragged to the
 * edge of the window scrolls it.
 */
export function useTextPointing({ root, index, state, dispatch, snap, readOnly }: Options) {
  const gesture = useRef<Gesture | null>(null)
  const [draft, setDraft] = useState<Range | null>(null)
  const [byTouch, setByTouch] = useState(false)

  const at = (x: number, y: number): number | null => {
    const offset = root.current && offsetAtPoint(root.current, x, y)
    return offset === null || offset === undefined ? null : nearestBorder(index, offset)
  }
  const choose = (anchor: number, caret: number) => {
    if (!snap || anchor === caret) return dispatch({ type: 'choose', anchor, caret })
    const { start, end } = wholeWords(index, { start: Math.min(anchor, caret), end: Math.max(anchor, caret) })
    dispatch(
      anchor < caret ? { type: 'choose', anchor: start, caret: end } : { type: 'choose', anchor: end, caret: start },
    )
  }
  const tap = (offset: number) => {
    const span = nextSpanAt(spansOf(state), offset, state.selected)
    if (span) return dispatch({ type: 'select', id: span.id })
    const word = wordAt(index, offset)
    const chosen = chosenText(state)
    // A word that is selected already is opened further: the one character that was tapped.
    const again = chosen.start === word.start && chosen.end === word.end
    const { start, end } = again ? graphemeAt(index, offset) : word
    if (!readOnly) dispatch({ type: 'choose', anchor: start, caret: end })
  }

  const letGo = () => {
    const { start, end } = chosenText(state)
    if (state.selected !== null || end > start) dispatch({ type: 'leave' })
  }

  const grab = (event: PointerEvent, edge: 'start' | 'end', grip: Element): Gesture | null => {
    const span = spanById(state, state.selected)
    const range = span ? { start: span.start, end: span.end } : chosenText(state)
    const box = grip.getBoundingClientRect()
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    root.current?.setPointerCapture(event.pointerId)
    root.current?.toggleAttribute('data-dragging', true)
    return { type: 'grip', edge, range, dx: event.clientX - x, dy: event.clientY - y, span: span?.id ?? null }
  }
  const pulled = (from: Extract<Gesture, { type: 'grip' }>, spot: Spot): Range => {
    const offset = at(spot.clientX - from.dx, spot.clientY - from.dy)
    if (offset === null) return draft ?? from.range
    const next = from.edge === 'start' ? { ...from.range, start: offset } : { ...from.range, end: offset }
    if (next.end <= next.start) return draft ?? from.range
    return snap ? wholeWords(index, next) : next
  }

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || !event.isPrimary) return
    const touch = event.pointerType === 'touch'
    setByTouch(touch)
    const grip = (event.target as Element).closest<HTMLElement>('[data-grip]')
    if (grip && !readOnly) {
      event.preventDefault()
      gesture.current = grab(event, grip.dataset.grip as 'start' | 'end', grip)
    } else if (touch) {
      gesture.current = { type: 'tap', x: event.clientX, y: event.clientY }
    } else {
      const offset = at(event.clientX, event.clientY)
      if (offset === null) return
      root.current?.setPointerCapture(event.pointerId)
      root.current?.toggleAttribute('data-dragging', true)
      const under = root.current ? offsetAtPoint(root.current, event.clientX, event.clientY) : null
      const anchor = event.shiftKey && !readOnly ? state.anchor : offset
      gesture.current = {
        type: 'select',
        anchor,
        moved: event.shiftKey,
        touched: characterUnder(event, under ?? offset),
      }
      if (event.shiftKey && !readOnly) choose(anchor, offset)
    }
  }
  const follow = (spot: Spot) => {
    const now = gesture.current
    if (now?.type === 'grip') setDraft(pulled(now, spot))
    if (now?.type !== 'select' || readOnly) return
    const offset = at(spot.clientX, spot.clientY)
    if (offset === null || (!now.moved && offset === now.anchor)) return
    gesture.current = { ...now, moved: true }
    if (offset !== state.caret || state.selected !== null) choose(now.anchor, offset)
  }
  const edge = useEdgeScroll(follow)
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    follow(event)
    const now = gesture.current
    if (now?.type === 'grip' || (now?.type === 'select' && now.moved)) edge.at(event)
  }
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    const now = gesture.current
    stop()
    if (now?.type === 'grip') {
      const range = pulled(now, event)
      if (now.span !== null) dispatch({ type: 'border', id: now.span, range })
      else dispatch({ type: 'choose', anchor: range.start, caret: range.end })
    }
    if (now?.type === 'tap' && Math.hypot(event.clientX - now.x, event.clientY - now.y) < SLIP) {
      const { clientX, clientY } = event
      const offset = root.current && offsetAtPoint(root.current, clientX, clientY)
      // Beside the text nothing is meant: what is selected is let go of, as everywhere.
      if (!isNearLetters(event.target as Element, clientX, clientY)) letGo()
      else if (offset !== null) tap(characterUnder(event, offset))
      root.current?.focus({ preventScroll: true })
    }
    if (now?.type === 'select' && !now.moved) {
      const span = nextSpanAt(spansOf(state), now.touched, state.selected)
      if (span) dispatch({ type: 'select', id: span.id })
      else dispatch({ type: 'choose', anchor: now.anchor, caret: now.anchor })
    }
  }
  /** The caret is nearest to the pointer, on either side of a character: back to the one that is under it. */
  const characterUnder = (event: PointerEvent, offset: number) => {
    const before = graphemeAt(index, Math.max(0, offset - 1)).start
    const piece = (event.target as Element).closest<HTMLElement>('[data-at]')
    if (before === offset || !piece) return offset
    const border = document.createRange()
    const text = piece.firstChild
    const from = Number(piece.dataset.at)
    if (!(text instanceof Text) || before < from) return offset
    const units = (to: number) => index.slice(from, to).length
    border.setStart(text, Math.min(units(before), text.length))
    border.setEnd(text, Math.min(units(offset), text.length))
    const inside = [...border.getClientRects()].some(
      (box) =>
        event.clientX >= box.left &&
        event.clientX <= box.right &&
        event.clientY >= box.top &&
        event.clientY <= box.bottom,
    )
    return inside ? before : offset
  }
  const stop = () => {
    gesture.current = null
    edge.stop()
    root.current?.removeAttribute('data-dragging')
    setDraft(null)
  }

  return {
    /** Where the handle that is being dragged has the selected range now; not part of the label yet. */
    draft,
    byTouch,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: stop,
      onMouseDown: (event: { preventDefault: () => void }) => {
        // The browser's own selection would fight with ours; the focus it would have given is given here.
        event.preventDefault()
        root.current?.focus({ preventScroll: true })
      },
      onDoubleClick: (event: { clientX: number; clientY: number }) => {
        const offset = at(event.clientX, event.clientY)
        // Two taps are two taps: the second one opens the word.
        if (offset === null || readOnly || byTouch) return
        const { start, end } = wordAt(index, offset)
        dispatch({ type: 'choose', anchor: start, caret: end })
      },
    },
  }
}
