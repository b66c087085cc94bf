import { isRightToLeft } from './text-index.ts'

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/**
 * The offset nearest to a point where a text goes both ways, by the letter that is under the point. Where the direction
 * turns, one place on the screen is two places in the text, and browsers answer with the one far away: the end of an
 * English name in a Hebrew sentence for a press on its first letter. Null where the text goes one way, or nothing is there.
 */
export function offsetInMixed(root: HTMLElement, x: number, y: number): number | null {
  const piece = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-at]')
  const text = piece?.firstChild
  const paragraph = piece?.closest<HTMLElement>('[data-end]')
  if (!piece || !paragraph || !root.contains(piece) || !(text instanceof Text)) return null
  if (!RIGHT_TO_LEFT.test(paragraph.textContent ?? '')) return null
  let offset = Number(piece.dataset.at)
  let unit = 0
  const range = document.createRange()
  for (const letter of text.data) {
    range.setStart(text, unit)
    range.setEnd(text, (unit += letter.length))
    const box = [...range.getClientRects()].find((box) => holds(box, x, y))
    if (box) {
      const first = x < (box.left + box.right) / 2
      const backwards = /[\p{L}\p{N}]/u.test(letter) ? isRightToLeft(letter) : paragraph.dir === 'rtl'
      return first === backwards ? offset + 1 : offset
    }
    offset += 1
  }
  return null
}

const holds = ({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean =>
  x >= left && x <= right && y >= top && y <= bottom
