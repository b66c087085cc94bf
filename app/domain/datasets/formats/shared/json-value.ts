const [OPEN, CLOSE, LIST, LIST_END, COMMA, QUOTE, BACKSLASH] = [0x7b, 0x7d, 0x5b, 0x5d, 0x2c, 0x22, 0x5c]

/** Finds where one JSON value ends, whatever is in it, in a text that comes in pieces. */
export class ValueScanner {
  /** The deepest nesting of objects and lists in the value so far. */
  deepest = 0
  #depth = 0
  #bare = false
  #quoted = false
  #escaped = false

  /** Begins a value: `bare` is a number or a word, anything else ends by itself. */
  begin(bare: boolean): void {
    this.#bare = bare
    this.deepest = this.#depth = 0
    this.#quoted = this.#escaped = false
  }

  /** The place behind the value's last byte, or -1 when the value goes on after this piece. */
  endIn(chunk: Uint8Array, from: number): number {
    return this.#bare ? endOfBare(chunk, from) : this.#endOfClosed(chunk, from)
  }

  #endOfClosed(chunk: Uint8Array, from: number): number {
    // Fields are kept in variables: this loop sees every byte of a file.
    let [depth, quoted, escaped, deepest] = [this.#depth, this.#quoted, this.#escaped, this.deepest]
    let end = -1
    for (let at = from; at < chunk.length && end < 0; at++) {
      const code = chunk[at]!
      if (quoted) {
        if (escaped) escaped = false
        else if (code === BACKSLASH) escaped = true
        else if (code === QUOTE) {
          quoted = false
          if (depth === 0) end = at + 1
        }
      } else if (code === QUOTE) quoted = true
      else if (code === OPEN || code === LIST) {
        if (++depth > deepest) deepest = depth
      } else if ((code === CLOSE || code === LIST_END) && --depth === 0) end = at + 1
    }
    this.#depth = depth
    this.deepest = deepest
    this.#quoted = quoted
    this.#escaped = escaped
    return end
  }
}

function endOfBare(chunk: Uint8Array, from: number): number {
  for (let at = from; at < chunk.length; at++) {
    const code = chunk[at]!
    if (code === COMMA || code === CLOSE || code === LIST_END || code <= 0x20) return at
  }
  return -1
}
