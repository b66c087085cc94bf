/** One row with the number of the line it begins in, from 1; or what is wrong with it. */
export type Row = { line: number; cells: string[] } | { line: number; problem: string }

/**
 * The rows of comma-separated values (RFC 4180): quotes around cells that hold the delimiter, a quote (doubled) or a line
 * end; `\n` or `\r\n` between rows; empty rows left out. A row with something between a closing quote and the next
 * delimiter is a problem of its own; a quote that is never closed is one of everything behind it, which is not read.
 */
export function* rowsOf(text: string, delimiter: string): Generator<Row> {
  let at = 0
  let line = 1
  while (at < text.length) {
    const row = rowAt(text, at, delimiter)
    const begins = line
    if (row.problem !== undefined) yield { line: begins, problem: row.problem }
    else if (row.cells.length > 1 || row.cells[0] !== '' || row.quoted) yield { line: begins, cells: row.cells }
    line += row.lines
    at = row.end
  }
}

type Scanned = { cells: string[]; end: number; lines: number; quoted: boolean; problem?: string }

function rowAt(text: string, start: number, delimiter: string): Scanned {
  const row: Scanned = { cells: [], end: start, lines: 1, quoted: false }
  for (let at = start; ; at++) {
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1)
      const number = row.cells.length + 1
      if (close < 0)
        return {
          ...row,
          end: text.length,
          problem: `has a quote in column ${number} that is never closed; nothing from here on is read`,
        }
      const cell = text.slice(at + 1, close).replaceAll('""', '"')
      row.lines += lineEnds(cell)
      row.quoted = true
      row.cells.push(cell)
      at = close + 1
      const end = cellEnd(text, at, delimiter)
      if (text.slice(at, end).trim() !== '')
        row.problem ??= `has text behind the closing quote of column ${number}; it is skipped`
      at = end
    } else {
      const end = cellEnd(text, at, delimiter)
      row.cells.push(text.slice(at, text[end] === '\n' && text[end - 1] === '\r' && end > at ? end - 1 : end))
      at = end
    }
    if (text[at] === delimiter) continue
    return { ...row, end: at + 1 }
  }
}

/** Where the quote stands that closes a cell; −1 when there is none. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at
  return -1
}

/** Where a cell ends: at the next delimiter or line end, or with the text. */
function cellEnd(text: string, from: number, delimiter: string): number {
  let at = from
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++
  return at
}

function lineEnds(cell: string): number {
  let count = 0
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++
  return count
}

/** The delimiter of a table, told by its first line: whichever of tab, semicolon and comma it has most of. */
export function delimiterOf(text: string): string {
  const first = text.slice(0, Math.max(0, text.indexOf('\n')) || undefined)
  const counts = [',', '\t', ';'].map((delimiter) => ({ delimiter, count: first.split(delimiter).length }))
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).delimiter
}

/** A row as text, every cell guarded elsewhere; quoted where it must be, and where other delimiters would split it. */
export function writtenRow(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}
