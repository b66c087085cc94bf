import { crc32, deflateRawSync } from 'node:zlib'

/** What an archive made for a test says of an entry, true or not. */
export interface ZipPart {
  name: string
  content?: string | Buffer
  /** The size that the directory tells, instead of the true one. */
  toldSize?: number
  /** The name that the entry's own header has, instead of the directory's. */
  localName?: string
  /** Unix mode; 0o120777 is a link. */
  mode?: number
  flags?: number
  method?: number
  /** Shares the data of the entry of this index. */
  sharesWith?: number
  damaged?: boolean
}

/** A zip archive in which anything may be wrong. */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const pieces: Buffer[] = []
  const offsets: number[] = []
  const central: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const content = Buffer.from(part.content ?? '')
    const packed = deflateRawSync(content)
    if (part.damaged) packed[Math.floor(packed.length / 2)]! ^= 0xff
    const localName = Buffer.from(part.localName ?? part.name)
    const offset = part.sharesWith === undefined ? at : offsets[part.sharesWith]!
    offsets.push(offset)
    if (part.sharesWith === undefined) {
      const local = Buffer.alloc(30)
      local.writeUInt32LE(0x04034b50, 0)
      local.writeUInt16LE(localName.length, 26)
      pieces.push(local, localName, packed)
      at += 30 + localName.length + packed.length
    }
    const name = Buffer.from(part.name)
    const header = Buffer.alloc(46)
    header.writeUInt32LE(0x02014b50, 0)
    header.writeUInt16LE(part.flags ?? 0, 8)
    header.writeUInt16LE(part.method ?? 8, 10)
    header.writeUInt32LE(crc32(content), 16)
    header.writeUInt32LE(packed.length, 20)
    header.writeUInt32LE(part.toldSize ?? content.length, 24)
    header.writeUInt16LE(name.length, 28)
    header.writeUInt32LE(((part.mode ?? 0o100644) << 16) >>> 0, 38)
    header.writeUInt32LE(offset, 42)
    central.push(header, name)
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(0xffff, parts.length), 8)
  end.writeUInt16LE(Math.min(0xffff, parts.length), 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...pieces, directory, end])
}
