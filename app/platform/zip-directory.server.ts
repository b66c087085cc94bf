import { fileNameProblem } from '#app/domain/datasets/file-name.ts'
import {
  ArchiveRefused,
  refuseBombs,
  refuseCollisions,
  refuseOverlaps,
  ZIP_LIMITS,
  type ZipEntry,
} from './zip-checks.server.ts'

const END = 0x06054b50
const END64_LOCATOR = 0x07064b50
const END64 = 0x06064b50
const CENTRAL = 0x02014b50
const ZIPS = /\.(?:zip|jar|7z|rar|tar|gz|tgz|bz2|xz|zst)$/i
const IGNORED = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/

export type ReadAt = (position: number, length: number) => Buffer

/**
 * Reads the directory at the end of a zip archive (PKWARE APPNOTE 6.3.10, with the 64-bit extension) and checks every
 * entry: safe names, no links, no two that a file system could take for one, no overlapping data, no bombs by their own
 * account.
 * @throws ArchiveRefused
 */
export function readDirectory(
  read: ReadAt,
  fileSize: number,
): { entries: ZipEntry[]; leftOut: { name: string; reason: string }[] } {
  const { count, start, length } = findDirectory(read, fileSize)
  if (count > ZIP_LIMITS.entries)
    throw new ArchiveRefused(`the archive lists ${count} entries; ${ZIP_LIMITS.entries} are allowed`)
  if (length > ZIP_LIMITS.directoryBytes || start + length > fileSize)
    throw new ArchiveRefused('the directory of the archive does not fit into it')
  const directory = read(start, length)
  const entries: ZipEntry[] = []
  const leftOut: { name: string; reason: string }[] = []
  let at = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL)
      throw new ArchiveRefused(`the directory of the archive ends in entry ${index + 1} of ${count}`)
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) =>
      directory.readUInt16LE(at + place),
    ) as [number, number, number]
    const next = at + 46 + nameLength + extraLength + commentLength
    if (next > directory.length)
      throw new ArchiveRefused(`the directory of the archive ends in entry ${index + 1} of ${count}`)
    const name = directory.subarray(at + 46, at + 46 + nameLength)
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const entry = readEntry(directory.subarray(at, at + 46), decodeName(name), extra)
    if (ZIPS.test(entry.name)) leftOut.push({ name: entry.name, reason: 'is an archive in the archive' })
    else if (!entry.name.endsWith('/') && !IGNORED.test(entry.name)) entries.push(entry)
    at = next
  }
  if (entries.length === 0 && leftOut.length > 0)
    throw new ArchiveRefused('the archive holds nothing but archives; unpack it first')
  refuseCollisions(entries)
  refuseOverlaps(entries, start)
  refuseBombs(entries)
  return { entries, leftOut }
}

function findDirectory(read: ReadAt, fileSize: number): { count: number; start: number; length: number } {
  const tailLength = Math.min(fileSize, 22 + 65_535)
  const tail = read(fileSize - tailLength, tailLength)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END || at + 22 + tail.readUInt16LE(at + 20) !== tail.length) continue
    if (tail.readUInt16LE(at + 4) !== 0 || tail.readUInt16LE(at + 6) !== 0)
      throw new ArchiveRefused('the archive is one part of several')
    const plain = {
      count: tail.readUInt16LE(at + 10),
      length: tail.readUInt32LE(at + 12),
      start: tail.readUInt32LE(at + 16),
    }
    const isWide = plain.count === 0xffff || plain.length === 0xffffffff || plain.start === 0xffffffff
    return isWide ? findWideDirectory(read, fileSize - tail.length + at - 20, fileSize) : plain
  }
  throw new ArchiveRefused('this is no zip archive, or it ends early: its directory is missing')
}

function findWideDirectory(
  read: ReadAt,
  locatorAt: number,
  fileSize: number,
): { count: number; start: number; length: number } {
  const locator = locatorAt >= 0 ? read(locatorAt, 20) : Buffer.alloc(0)
  if (locator.length < 20 || locator.readUInt32LE(0) !== END64_LOCATOR)
    throw new ArchiveRefused('the 64-bit directory of the archive is missing')
  const endAt = wide(locator, 8)
  const end = endAt + 56 <= fileSize ? read(endAt, 56) : Buffer.alloc(0)
  if (end.length < 56 || end.readUInt32LE(0) !== END64)
    throw new ArchiveRefused('the 64-bit directory of the archive is missing')
  return { count: wide(end, 32), length: wide(end, 40), start: wide(end, 48) }
}

function wide(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ArchiveRefused('the archive tells a size that cannot be')
  return Number(value)
}

/** Names are UTF-8 by the standard's flag; older tools that use other letters leave it out, and are read alike. */
function decodeName(name: Buffer): string {
  return new TextDecoder('utf-8').decode(name)
}

function readEntry(header: Buffer, name: string, extra: Buffer): ZipEntry {
  const shown = JSON.stringify(name.slice(0, 80))
  const unsafe = fileNameProblem(name.endsWith('/') ? name.slice(0, -1) : name)
  if (unsafe) throw new ArchiveRefused(`the archive names ${shown}, which ${unsafe}`)
  const [flags, method] = [header.readUInt16LE(8), header.readUInt16LE(10)]
  if (flags & 1) throw new ArchiveRefused(`${shown} is encrypted`)
  // The upper half holds the Unix mode; 0o120000 is a link.
  if (((header.readUInt32LE(38) >>> 16) & 0o170000) === 0o120000)
    throw new ArchiveRefused(`${shown} is a link, which is refused`)
  if (method !== 0 && method !== 8)
    throw new ArchiveRefused(`${shown} is packed by method ${method}; only stored and deflated are read`)
  const sizes = { size: header.readUInt32LE(24), packed: header.readUInt32LE(20), offset: header.readUInt32LE(42) }
  return { name, method: method === 0 ? 'stored' : 'deflated', crc: header.readUInt32LE(16), ...widened(sizes, extra) }
}

/** Sizes that do not fit into 32 bits stand in the extra field 1, in the order size, packed, offset. */
function widened(
  sizes: { size: number; packed: number; offset: number },
  extra: Buffer,
): { size: number; packed: number; offset: number } {
  const result = { ...sizes }
  for (let at = 0; at + 4 <= extra.length;) {
    const [id, length] = [extra.readUInt16LE(at), extra.readUInt16LE(at + 2)]
    let inside = at + 4
    const end = Math.min(extra.length, inside + length)
    for (const name of ['size', 'packed', 'offset'] as const)
      if (id === 1 && sizes[name] === 0xffffffff && inside + 8 <= end) {
        result[name] = wide(extra, inside)
        inside += 8
      }
    at += 4 + length
  }
  return result
}
