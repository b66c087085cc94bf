import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import type { OpenedFiles } from './folder-files.server.ts'
import { ArchiveRefused, isBomb, type ZipEntry } from './zip-checks.server.ts'
import { readDirectory, type ReadAt } from './zip-directory.server.ts'

const LOCAL = 0x04034b50
const CHUNK = 262_144

/**
 * A zip archive as a dataset's files. It is never unpacked to disk: each file is inflated piece by piece when it is read,
 * and its bytes are counted as they come out, whatever the archive says of their number. Archives in the archive are left
 * out, and so is what operating systems add.
 * @throws ArchiveRefused when an entry is unsafe (names, links, overlaps, bombs), now or when its bytes are read
 */
export function openArchive(place: string): OpenedFiles {
  const file = openSync(place, 'r')
  try {
    const read: ReadAt = (position, length) => readExactly(file, position, length)
    const { entries, leftOut } = readDirectory(read, fstatSync(file).size)
    const byName = new Map(entries.map((entry) => [entry.name, entry]))
    const of = (name: string): ZipEntry => {
      const entry = byName.get(name)
      if (!entry) throw new Error(`there is no file ${name}`)
      return entry
    }
    return {
      names: entries.map(({ name }) => name),
      leftOut,
      close: () => closeSync(file),
      size: (name) => of(name).size,
      chunks: (name) => contentOf(of(name), read),
    }
  } catch (error) {
    closeSync(file)
    throw error
  }
}

function readExactly(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const got = readSync(file, buffer, filled, length - filled, position + filled)
    if (got === 0) throw new ArchiveRefused('the archive ends early')
    filled += got
  }
  return buffer
}

async function* contentOf(entry: ZipEntry, read: ReadAt): AsyncGenerator<Uint8Array> {
  let [size, crc] = [0, 0]
  for await (const piece of entry.method === 'stored' ? storedPieces(entry, read) : inflatedPieces(entry, read)) {
    size += piece.length
    crc = crc32(piece, crc)
    if (size > entry.size || isBomb(size, entry.packed))
      throw new ArchiveRefused(
        `${JSON.stringify(entry.name)} unpacks to more than the ${entry.size} bytes that the archive tells`,
      )
    yield piece
  }
  if (size !== entry.size || crc !== entry.crc)
    throw new ArchiveRefused(`${JSON.stringify(entry.name)} is damaged: its bytes are not those that were packed`)
}

/** The packed bytes, found behind the entry's own header, whose name must be the one of the directory. */
function* storedPieces(entry: ZipEntry, read: ReadAt): Generator<Buffer> {
  const header = read(entry.offset, 30)
  if (header.readUInt32LE(0) !== LOCAL)
    throw new ArchiveRefused(`${JSON.stringify(entry.name)} is not where the archive says`)
  const [nameLength, extraLength] = [header.readUInt16LE(26), header.readUInt16LE(28)]
  if (new TextDecoder('utf-8').decode(read(entry.offset + 30, nameLength)) !== entry.name)
    throw new ArchiveRefused(`${JSON.stringify(entry.name)} has another name in its own place`)
  const start = entry.offset + 30 + nameLength + extraLength
  for (let at = 0; at < entry.packed; at += CHUNK) yield read(start + at, Math.min(CHUNK, entry.packed - at))
}

async function* inflatedPieces(entry: ZipEntry, read: ReadAt): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: CHUNK })
  // A pipe waits until what is inflated has been taken, so that a bomb fills no buffer.
  const source = Readable.from(storedPieces(entry, read)).on('error', (error) => inflate.destroy(error))
  source.pipe(inflate)
  try {
    yield* inflate as AsyncIterable<Buffer>
  } catch (error) {
    if (error instanceof ArchiveRefused) throw error
    throw new ArchiveRefused(`${JSON.stringify(entry.name)} is damaged: ${(error as Error).message}`)
  } finally {
    source.destroy()
    inflate.destroy()
  }
}
