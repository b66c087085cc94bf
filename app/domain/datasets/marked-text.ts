import type { Span } from '#app/domain/labels/spans.ts'

/** A text and the spans that are marked in it; offsets in code points of the NFC text. */
export type MarkedText = { text: string; spans: Span[] }

export type ReadMarkedText = ({ ok: true } & MarkedText) | { ok: false; message: string }

type Open = { start: number }

/**
 * Reads a text in which spans are marked as people can read and review them: `[김하은|person]은 [서울|place]에 산다`. Marks
 * may nest. A backslash takes the meaning from `[`, `|`, `]` and itself. Spans come in the order in which they begin,
 * longer ones first, with the ids 1, 2, ….
 */
export function readMarkedText(marked: string): ReadMarkedText {
  const characters = [...marked.normalize('NFC')]
  const text: string[] = []
  const open: Open[] = []
  const found: Omit<Span, 'id'>[] = []
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!
    if (character === '\\' && at + 1 < characters.length) text.push(characters[++at]!)
    else if (character === '[') open.push({ start: text.length })
    else if (character === '|' && open.length > 0) {
      const end = characters.indexOf(']', at)
      if (end < 0) return { ok: false, message: 'a mark has no end: write [words|class]' }
      const { start } = open.pop()!
      const name = characters.slice(at + 1, end).join('')
      if (start === text.length) return { ok: false, message: `the mark of class "${name}" holds no words` }
      found.push({ class: name, start, end: text.length })
      at = end
    } else if (character === ']')
      return { ok: false, message: 'a ] has no class before it: write [words|class], or \\]' }
    else text.push(character)
  }
  if (open.length > 0) return { ok: false, message: 'a [ is never closed: write [words|class], or \\[' }
  const ordered = found.sort((a, b) => a.start - b.start || b.end - a.end)
  return { ok: true, text: text.join(''), spans: ordered.map((span, index) => ({ id: String(index + 1), ...span })) }
}
