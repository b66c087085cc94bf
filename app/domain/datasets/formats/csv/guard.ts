/**
 * What spreadsheets take for a formula: a cell that begins with = + - @, their full-width forms, or a tab or line end
 * before them (OWASP, "CSV Injection"). Such a cell is written with an apostrophe before it; so is one that has the
 * apostrophe already, so that taking one away gives back exactly what was there. Plain numbers are no formulas.
 */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r\n]/
const NUMBER = /^'*-?\d+(?:\.\d+)?$/

function isFormula(cell: string): boolean {
  return FORMULA.test(cell) && !NUMBER.test(cell)
}

/** The cell as it can be written. */
export function guarded(cell: string): string {
  return isFormula(cell) ? `'${cell}` : cell
}

/** The cell as it was before it was guarded. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && isFormula(cell) ? cell.slice(1) : cell
}
