const ENTITIES = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/** XML text with its entities replaced; a problem when it uses any but the five of XML itself and numbered characters. */
export function unescaped(raw: string): string | { problem: string } {
  if (!raw.includes('&')) return raw
  let unknown = ''
  const text = raw.replace(/&([^;&\s]{0,32});?/g, (whole, entity: string) => {
    const number = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(entity)
    const code = number ? parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10) : NaN
    const letter = ENTITIES.get(entity) ?? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined)
    if (letter === undefined || !whole.endsWith(';')) unknown ||= whole.slice(0, 40)
    return letter ?? ''
  })
  return unknown ? { problem: `uses ${unknown}, which means nothing here` } : text
}

/** Text as it may stand in XML; characters that XML 1.0 cannot hold become the replacement character. */
export function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"'\t\n\r]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
