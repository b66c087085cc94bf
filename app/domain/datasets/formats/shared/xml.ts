import type { Files } from '#app/domain/datasets/dataset.ts'
import { utf8Chunks } from './text.ts'
import { Unreadable } from './unreadable.ts'
import { XmlReader, type XmlElement } from './xml-reader.ts'

export type { XmlElement } from './xml-reader.ts'
export { escaped } from './xml-text.ts'

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
  const decoded = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch {
      throw new Unreadable(name, 'is not text in UTF-8')
    }
  }
  for await (const chunk of utf8Chunks(files.chunks(name))) reader.write(decoded(chunk))
  reader.write(decoded())
  reader.end()
}

/** The first child of this name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name)
}

/** The text of the first child of this name, '' when there is none. */
export function textOf(element: XmlElement, name: string): string {
  return childOf(element, name)?.text ?? ''
}
