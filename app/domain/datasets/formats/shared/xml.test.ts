import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryFiles } from './memory-files.ts'
import { Unreadable } from './unreadable.ts'
import { escaped, readXmlRecords, textOf, type XmlElement } from './xml.ts'

async function records(text: string | Uint8Array, path: string, chunk = 65_536): Promise<XmlElement[]> {
  const found: XmlElement[] = []
  await readXmlRecords(
    memoryFiles(new Map([['a.xml', text]]), chunk),
    'a.xml',
    (at) => at === path,
    (element) => found.push(element),
  )
  return found
}

const refusal = async (text: string | Uint8Array): Promise<string> => {
  const error: unknown = await records(text, 'a').then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Unreadable) return error.message
  throw error ?? new Error('accepted')
}

describe('an XML file', () => {
  it('is handed over element by element, with lines, in pieces of any size', async () => {
    const text = `<?xml version="1.0"?>\n<!-- <b/> "not' here -->\n<a x='"'>\n<b n="1 > 0">one<![CDATA[ <two> & ]]>three</b>\n<c/><b\n n='2'><d>&#x1F642;&amp;&#65;</d></b></a>\n`
    const whole = await records(text, 'a/b')
    expect(whole.map(({ line, attributes, text: own }) => [line, attributes.get('n'), own])).toEqual([
      [4, '1 > 0', 'one <two> & three'],
      [5, '2', ''],
    ])
    expect(textOf(whole[1]!, 'd')).toBe('🙂&A')
    for (let size = 1; size < 40; size++) expect(await records(text, 'a/b', size)).toEqual(whole)
  })

  it('may be given any text that was escaped, but for what XML cannot hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const [element] = await records(`<a t="${escaped(text)}"></a>`, 'a')
        expect(element!.attributes.get('t')).toBe(
          text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd'),
        )
      }),
    )
  })

  it.each<[string, string | Uint8Array, RegExp]>([
    ['ends inside an element', '<a><b></b>', /ends in the middle, inside <a>/],
    ['ends inside a tag', '<a', /ends in the middle/],
    ['ends inside a comment', '<a><!-- ', /ends in the middle/],
    ['closes what is not open', '<a>\n</b></a>', /a\.xml:2: closes <b>, but <a> is open/],
    ['has two roots', '<a/><a/>', /more than one root/],
    ['has text around its root', 'hello <a/>', /is not XML: "hello"/],
    ['gives an attribute twice', '<a x="1" x="2"/>', /attribute x twice/],
    ['has an attribute without a value', '<a x/>', /is not XML/],
    ['uses an entity that it has not', '<a>&nbsp;</a>', /uses &nbsp;, which means nothing here/],
    ['uses a character that there is not', '<a>&#x110000;</a>', /means nothing here/],
    ['declares entities', '<!DOCTYPE a [<!ENTITY b "c">]><a/>', /declares entities of its own/],
    ['is empty', '', /holds no element/],
    ['is not UTF-8', Uint8Array.from([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0xfd]), /is not text in UTF-8/],
  ])('that %s is refused', async (_, text, message) => {
    expect(await refusal(text)).toMatch(message)
  })

  it('may name a document type without entities', async () => {
    expect(await records('<!DOCTYPE annotation SYSTEM "a.dtd"><a/>', 'a')).toHaveLength(1)
  })
})
