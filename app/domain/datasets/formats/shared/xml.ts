import type { Files } from '#app/domain/datasets/dataset.ts'
import { utf8Chunks } from './text.ts'
import { Unreadable } from './unreadable.ts'

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
const ENTITIES = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/**
 * Reads an XML file of any size element by element: `isRecord` says of a path (`annotations/image`) whether its elements
 * are handed over whole. Only one of them is in memory at a time. There are no entities but the five of XML itself and
 * numbered characters: a file that declares its own (the way to blow a small file up) is refused.
 * @throws Unreadable when the file is no well-formed XML, ends early or goes beyond the limits
 */
export async function readXmlRecords(
  files: Files,
  name: string,
  isRecord: (path: string) => boolean,
  use: (element: XmlElement, path: string) => void,
): Promise<void> {
  const reader = new XmlReader(name, isRecord, use)
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  try {
    for await (const chunk of utf8Chunks(files.chunks(name))) reader.write(decoder.decode(chunk, { stream: true }))
    reader.write(decoder.decode())
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable(name, 'is not text in UTF-8')
  }
  reader.end()
}

type Open = XmlElement & { texts: string[] }

class XmlReader {
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
    this.#text(0, this.#buffer.length)
    if (this.#buffer.includes('<') || this.#path.length > 0)
      throw this.#broken(`ends in the middle${this.#path.length ? `, inside <${this.#path.at(-1)}>` : ''}`)
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
    if (!raw.includes('&')) return raw
    return raw.replace(/&([^;&\s]{0,32});?/g, (whole, entity: string) => {
      const number = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(entity)
      const code = number ? parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10) : NaN
      const letter = ENTITIES.get(entity) ?? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined)
      if (letter === undefined || !whole.endsWith(';'))
        throw this.#broken(`uses ${whole.slice(0, 40)}, which means nothing here`)
      return letter
    })
  }

  #countLines(text: string): void {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#line++
  }

  #broken(message: string): Unreadable {
    return new Unreadable(`${this.#file}:${this.#line}`, message)
  }
}

/** The first child of this name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name)
}

/** The text of the first child of this name, '' when there is none. */
export function textOf(element: XmlElement, name: string): string {
  return childOf(element, name)?.text ?? ''
}

/** Text as it may stand in XML; characters that XML 1.0 cannot hold become the replacement character. */
export function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"'\t\n\r]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
