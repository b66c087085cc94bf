import { offsetInMixed } from './mixed-place.ts'

type Caret = { node: Node; offset: number }
type WithCarets = Document & {
  caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node; offset: number } | null
  caretRangeFromPoint?: (x: number, y: number) => globalThis.Range | null
}

/** The place in the document between two letters that is nearest to a point of the window. */
function caretFromPoint(x: number, y: number): Caret | null {
  const page = document as WithCarets
  const position = page.caretPositionFromPoint?.(x, y)
  if (position) return { node: position.offsetNode, offset: position.offset }
  const range = page.caretRangeFromPoint?.(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : null
}

/** How far beside the letters a finger may come down and still mean them; screen pixels. */
const NEAR = 16

/**
 * Whether a point of the window is on letters, on the name of a passage, or near letters, and not on what is left empty
 * of a line or of the page. `under` is the element there.
 */
export function isNearLetters(under: Element, x: number, y: number): boolean {
  if (under.closest('[data-at], [data-span]')) return true
  const pieces = under.closest('[data-end]')?.querySelectorAll('[data-at]') ?? []
  return [...pieces].some((piece) =>
    [...piece.getClientRects()].some(
      ({ left, right, top, bottom }) => x >= left - NEAR && x <= right + NEAR && y >= top - NEAR && y <= bottom + NEAR,
    ),
  )
}

/** The offset of the text, in code points, at a point of the window; null outside of it. */
export function offsetAtPoint(root: HTMLElement, x: number, y: number): number | null {
  const mixed = offsetInMixed(root, x, y)
  if (mixed !== null) return mixed
  const caret = selectably(root, () => caretFromPoint(x, y))
  if (!caret || !root.contains(caret.node)) return null
  return offsetOf(caret)
}

/** Asks while the text can be selected: of one that cannot, not every browser says where its letters are. */
function selectably<T>(root: HTMLElement, ask: () => T): T {
  const style = getComputedStyle(root)
  if (style.getPropertyValue('user-select') !== 'none' && style.getPropertyValue('-webkit-user-select') !== 'none')
    return ask()
  const names = ['user-select', '-webkit-user-select']
  for (const name of names) root.style.setProperty(name, 'text')
  try {
    return ask()
  } finally {
    for (const name of names) root.style.removeProperty(name)
  }
}

/**
 * The code point offset of a place in the document. Pieces say where they start, paragraphs also where they end, and the
 * caret and the handles, which stand between pieces, where they are.
 */
export function offsetOf({ node, offset }: Caret): number | null {
  const element = node instanceof Element ? node : node.parentElement
  const piece = element?.closest<HTMLElement>('[data-at]')
  if (piece) {
    const before = node instanceof Text ? node.data.slice(0, offset) : offset > 0 ? (piece.textContent ?? '') : ''
    return Number(piece.dataset.at) + [...before].length
  }
  const sign = element?.closest<HTMLElement>('[data-offset]')
  if (sign) return Number(sign.dataset.offset)
  const next = node instanceof Element ? pieceFrom(node.childNodes[offset]) : null
  if (next) return Number(next.dataset.at)
  const paragraph = element?.closest<HTMLElement>('[data-end]')
  return paragraph ? Number(paragraph.dataset.end) : null
}

/** The first piece in an element or after it, inside its parent. */
function pieceFrom(node: ChildNode | undefined): HTMLElement | null {
  for (let at: ChildNode | null | undefined = node; at; at = at.nextSibling) {
    if (!(at instanceof HTMLElement) || at.matches('[data-offset]')) continue
    const piece = at.matches('[data-at]') ? at : at.querySelector<HTMLElement>('[data-at]')
    if (piece) return piece
  }
  return null
}
