import { ValueScanner } from './json-value.ts'
import { joined } from './text.ts'
import { Unreadable } from './unreadable.ts'

/** What one record, one name and one nesting may measure; anything beyond is no dataset. */
export const JSON_LIMITS = { recordBytes: 64_000_000, keyBytes: 1000, depth: 100 }

/** Who is told what a JSON file holds, as it is read. */
export interface JsonVisitor {
  /** Whether the elements of this top-level list are wanted; of others only the number is counted. */
  wants(list: string): boolean
  /** One element of a wanted list, as text. The list of a file that is itself a list has the name ''. */
  record(list: string, index: number, text: string): void
  /** A list began. */
  list?(name: string): void
  /** Any other value of the top-level object: its text when it is wanted, else ''. */
  value?(key: string, text: string): void
}

const [OPEN, CLOSE, LIST, LIST_END, COMMA, COLON, QUOTE] = [0x7b, 0x7d, 0x5b, 0x5d, 0x2c, 0x3a, 0x22]

type State = 'start' | 'key' | 'colon' | 'value' | 'inside' | 'string' | 'bare' | 'after' | 'end'

/** Finds the records of a JSON text that comes in pieces. */
export class JsonSplitter {
  readonly #file: string
  readonly #visitor: JsonVisitor
  #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  #state: State = 'start'
  #offset = 0
  #inObject = false
  #inList = false
  #key = ''
  #index = 0
  #isKey = false
  #mayEnd = false
  #scanner = new ValueScanner()
  #wanted = false
  #pieces: Uint8Array[] = []
  #held = 0

  constructor(file: string, visitor: JsonVisitor) {
    this.#file = file
    this.#visitor = visitor
  }

  write(chunk: Uint8Array): void {
    let at = 0
    while (at < chunk.length) {
      if (this.#state === 'inside' || this.#state === 'string' || this.#state === 'bare') at = this.#token(chunk, at)
      else at = this.#between(chunk, at)
    }
    this.#offset += chunk.length
  }

  end(): void {
    if (this.#state !== 'end')
      throw this.#broken(this.#offset === 0 ? 'is empty' : `ends in the middle, after ${this.#offset} bytes`)
  }

  /** One character between values; returns where to go on. */
  #between(chunk: Uint8Array, at: number): number {
    const code = chunk[at]!
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) return at + 1
    switch (this.#state) {
      case 'start':
        if (code === OPEN) this.#inObject = true
        else if (code === LIST) this.#beginList('')
        else throw this.#unexpected(code, at, 'the beginning of an object or a list')
        if (this.#inObject) this.#expect('key', true)
        return at + 1
      case 'key':
        if (code === CLOSE && this.#mayEnd) return this.#endOfFile(at)
        if (code !== QUOTE) throw this.#unexpected(code, at, 'a name in quotes')
        this.#isKey = true
        return this.#beginToken('string', at, true)
      case 'colon':
        if (code !== COLON) throw this.#unexpected(code, at, 'a colon')
        this.#expect('value', false)
        return at + 1
      case 'value':
        return this.#value(code, at)
      case 'after':
        if (code === COMMA) this.#expect(this.#inList ? 'value' : 'key', false)
        else if (this.#inList ? code === LIST_END : code === CLOSE)
          return this.#inList ? this.#endList(at) : this.#endOfFile(at)
        else throw this.#unexpected(code, at, 'a comma')
        return at + 1
      default:
        throw this.#broken(`goes on after its end, at byte ${this.#offset + at}`)
    }
  }

  #value(code: number, at: number): number {
    if (code === LIST_END && this.#inList && this.#mayEnd) return this.#endList(at)
    if (code === LIST && !this.#inList) {
      this.#beginList(this.#key)
      return at + 1
    }
    if (code === COMMA || code === COLON || code === CLOSE || code === LIST_END)
      throw this.#unexpected(code, at, 'a value')
    return this.#beginToken(
      code === QUOTE ? 'string' : code === OPEN || code === LIST ? 'inside' : 'bare',
      at,
      this.#wanted,
    )
  }

  #beginList(name: string): void {
    this.#inList = true
    this.#index = 0
    this.#key = name
    this.#visitor.list?.(name)
    this.#wanted = this.#visitor.wants(name)
    this.#expect('value', true)
  }

  #endList(at: number): number {
    this.#inList = false
    if (this.#inObject) this.#expect('after', false)
    else this.#state = 'end'
    return at + 1
  }

  #endOfFile(at: number): number {
    this.#state = 'end'
    return at + 1
  }

  #expect(state: State, mayEnd: boolean): void {
    this.#state = state
    this.#mayEnd = mayEnd
  }

  #beginToken(state: State, at: number, kept: boolean): number {
    this.#state = state
    this.#scanner.begin(state === 'bare')
    this.#wanted = kept
    this.#held = 0
    return at
  }

  /** Goes on in a value; keeps its bytes when they are wanted. */
  #token(chunk: Uint8Array, from: number): number {
    const end = this.#scanner.endIn(chunk, from)
    if (this.#scanner.deepest > JSON_LIMITS.depth)
      throw this.#broken(`is nested deeper than ${JSON_LIMITS.depth} in ${this.#place()}`)
    const length = (end < 0 ? chunk.length : end) - from
    this.#held += length
    if (this.#held > (this.#isKey ? JSON_LIMITS.keyBytes : JSON_LIMITS.recordBytes))
      throw this.#broken(`has a value of more than ${JSON_LIMITS.recordBytes} bytes in ${this.#place()}`)
    if (end < 0) {
      if (this.#wanted) this.#pieces.push(chunk.slice(from))
      return chunk.length
    }
    const last = chunk.subarray(from, end)
    const bytes = this.#pieces.length === 0 ? last : joined([...this.#pieces, last])
    this.#pieces = []
    this.#finish(this.#wanted ? this.#decoded(bytes) : '')
    return end
  }

  #finish(text: string): void {
    if (this.#isKey) {
      this.#isKey = false
      this.#key = this.#keyOf(text)
      this.#wanted = this.#visitor.wants(this.#key)
      return this.#expect('colon', false)
    }
    if (!this.#inList) this.#visitor.value?.(this.#key, text)
    else {
      const index = this.#index++
      if (this.#wanted) this.#visitor.record(this.#key, index, text)
    }
    this.#expect('after', false)
  }

  #decoded(bytes: Uint8Array): string {
    try {
      return this.#decoder.decode(bytes)
    } catch {
      throw this.#broken(`is not text in UTF-8 in ${this.#place()}`)
    }
  }

  #keyOf(text: string): string {
    try {
      return String(JSON.parse(text))
    } catch {
      throw this.#broken('has a name that is not JSON')
    }
  }

  #place(): string {
    return this.#inList ? `${this.#key || '(list)'}[${this.#index}]` : `"${this.#key}"`
  }

  #unexpected(code: number, at: number, wanted: string): Unreadable {
    const shown = code > 0x20 && code < 0x7f ? `"${String.fromCharCode(code)}"` : `byte ${code}`
    return this.#broken(`is not JSON: ${shown} at byte ${this.#offset + at}, where ${wanted} should be`)
  }

  #broken(message: string): Unreadable {
    return new Unreadable(this.#file, message)
  }
}
