import { Unreadable } from './unreadable.ts'
import { unescaped } from './xml-text.ts'

/** One element with everything in it. */
export interface XmlElement {
  name: string
  attributes: ReadonlyMap<string, string>
  children: XmlElement[]
  /** Its own text, without that of its children, trimmed. */
  text: string
  /** Line of its start tag, from 1. */
  line: number
}

export const XML_LIMITS = { depth: 64, tagCharacters: 16_000_000, childrenOfRecord: 500_000 }

const CONSTRUCTS: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]
const TAG = /^<(\/?)([^\s/>=<]+)([^]*?)(\/?)>$/
const ATTRIBUTE = /\s+([^\s=/>"'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
type Open = XmlElement & { texts: string[] }

/** Finds the elements of an XML text that comes in pieces. */
export class XmlReader {
  readonly #file: string
  readonly #isRecord: (path: string) => boolean
  readonly #use: (element: XmlElement, path: string) => void
  #buffer = ''
  #line = 1
  #path: string[] = []
  /** The record that is being read and the open elements in it. */
  #record: Open[] = []
  #children = 0
  /** How much of a construct that is not complete has been looked at, and the quote that is open there. */
  #scanned = 0
  #quote = ''
  #ended = false

  constructor(file: string, isRecord: (path: string) => boolean, use: (element: XmlElement, path: string) => void) {
    this.#file = file
    this.#isRecord = isRecord
    this.#use = use
  }

  write(text: string): void {
    this.#buffer += text
    let at = 0
    for (;;) {
      const open = this.#buffer.indexOf('<', at)
      if (open < 0) break
      const end = this.#endOfConstruct(open)
      if (end < 0) {
        if (this.#buffer.length - open > XML_LIMITS.tagCharacters) throw this.#broken('has a tag that does not end')
        this.#text(at, open)
        at = open
        break
      }
      this.#text(at, open)
      this.#construct(open, end)
      this.#scanned = 0
      this.#quote = ''
      at = end
    }
    this.#buffer = this.#buffer.slice(at)
    if (this.#buffer.length > XML_LIMITS.tagCharacters) throw this.#broken('has a text that does not end')
  }

  end(): void {
    if (this.#buffer.includes('<') || this.#path.length > 0)
      throw this.#broken(`ends in the middle${this.#path.length ? `, inside <${this.#path.at(-1)}>` : ''}`)
    this.#text(0, this.#buffer.length)
    if (!this.#ended) throw this.#broken('holds no element')
  }

  /** Index behind the construct that begins at `open`, or -1 when it goes on in the next piece. */
  #endOfConstruct(open: number): number {
    if (this.#buffer.length - open < 9 && this.#buffer.startsWith('<!', open) && !this.#buffer.includes('>', open))
      return -1
    for (const [begin, finish] of CONSTRUCTS)
      if (this.#buffer.startsWith(begin, open)) {
        const from = Math.max(open + begin.length, open + this.#scanned - 2)
        const end = this.#buffer.indexOf(finish, from)
        this.#scanned = this.#buffer.length - open
        return end < 0 ? -1 : end + finish.length
      }
    return this.#endOfTag(open)
  }

  /** The same of a tag; goes on where the last piece ended. */
  #endOfTag(open: number): number {
    for (let at = open + Math.max(1, this.#scanned); at < this.#buffer.length; at++) {
      const letter = this.#buffer[at]!
      if (this.#quote) {
        at = this.#buffer.indexOf(this.#quote, at)
        if (at < 0) break
        this.#quote = ''
      } else if (letter === '"' || letter === "'") this.#quote = letter
      else if (letter === '>' || (letter === '[' && this.#buffer.startsWith('<!', open))) {
        return at + 1
      }
    }
    this.#scanned = this.#buffer.length - open
    return -1
  }

  #construct(from: number, end: number): void {
    const raw = this.#buffer.slice(from, end)
    const line = this.#line
    this.#countLines(raw)
    if (raw.startsWith('<!--') || raw.startsWith('<?')) return
    if (raw.startsWith('<![CDATA[')) return void this.#record.at(-1)?.texts.push(raw.slice(9, -3))
    if (raw.startsWith('<!')) {
      if (raw.endsWith('[')) throw this.#broken('declares entities of its own (a DOCTYPE with [ ]), which are refused')
      return
    }
    const tag = TAG.exec(raw)
    if (!tag) throw this.#broken(`is not XML: ${JSON.stringify(raw.slice(0, 40))}`)
    const [, closing, name, attributes, selfClosing] = tag as unknown as [string, string, string, string, string]
    if (closing) return this.#close(name)
    if (this.#ended && this.#path.length === 0) throw this.#broken('has more than one root element')
    this.#open(name, this.#attributes(attributes), line)
    if (selfClosing) this.#close(name)
  }

  #open(name: string, attributes: Map<string, string>, line: number): void {
    this.#ended = true
    this.#path.push(name)
    if (this.#path.length > XML_LIMITS.depth) throw this.#broken(`is nested deeper than ${XML_LIMITS.depth}`)
    const element: Open = { name, attributes, children: [], text: '', line, texts: [] }
    const parent = this.#record.at(-1)
    if (parent) {
      if (++this.#children > XML_LIMITS.childrenOfRecord)
        throw this.#broken(`has more than ${XML_LIMITS.childrenOfRecord} elements in one <${this.#record[0]!.name}>`)
      parent.children.push(element)
    } else if (!this.#isRecord(this.#path.join('/'))) return
    else this.#children = 0
    this.#record.push(element)
  }

  #close(name: string): void {
    if (this.#path.at(-1) !== name)
      throw this.#broken(
        `closes <${name}>, but ${this.#path.length ? `<${this.#path.at(-1)}> is open` : 'nothing is open'}`,
      )
    const element = this.#record.pop()
    if (element) {
      element.text = element.texts.join('').trim()
      if (this.#record.length === 0) this.#use(element, this.#path.join('/'))
    }
    this.#path.pop()
  }

  #text(from: number, to: number): void {
    if (to <= from) return
    const raw = this.#buffer.slice(from, to)
    this.#record.at(-1)?.texts.push(this.#decoded(raw))
    if (this.#path.length === 0 && raw.trim() !== '')
      throw this.#broken(`is not XML: ${JSON.stringify(raw.trim().slice(0, 40))}`)
    this.#countLines(raw)
  }

  #attributes(raw: string): Map<string, string> {
    const found = new Map<string, string>()
    const text = raw.trimEnd()
    ATTRIBUTE.lastIndex = 0
    let at = 0
    for (let match = ATTRIBUTE.exec(text); match; match = ATTRIBUTE.exec(text)) {
      at = ATTRIBUTE.lastIndex
      const [, name, double, single] = match
      if (found.has(name!)) throw this.#broken(`gives the attribute ${name} twice`)
      found.set(name!, this.#decoded(double ?? single ?? ''))
    }
    if (at < text.length) throw this.#broken(`is not XML: ${JSON.stringify(text.slice(at, at + 40))}`)
    return found
  }

  #decoded(raw: string): string {
    const text = unescaped(raw)
    if (typeof text !== 'string') throw this.#broken(text.problem)
    return text
  }

  #countLines(text: string): void {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#line++
  }

  #broken(message: string): Unreadable {
    return new Unreadable(`${this.#file}:${this.#line}`, message)
  }
}
