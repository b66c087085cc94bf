import { constants, crc32, deflateRawSync } from 'node:zlib'

/**
 * Pages put together from pieces that are compressed beforehand: each piece is deflated on its own and ends on a byte
 * (RFC 1951, a full flush), so that pieces in a row are one valid stream. A page then costs a copy and a checksum
 * instead of a compression.
 */
export interface Piece {
  plain: Buffer
  /** Raw deflate blocks, none of them final. */
  deflated: Buffer
}

export function piece(text: string): Piece {
  const plain = Buffer.from(text)
  return { plain, deflated: deflateRawSync(plain, { level: 9, finishFlush: constants.Z_FULL_FLUSH }) }
}

/** A piece made for one response: stored as it is, which needs no compressor. At most 65,535 bytes. */
export function storedPiece(text: string): Piece {
  const plain = Buffer.from(text)
  const header = Buffer.alloc(5)
  header.writeUInt16LE(plain.length, 1)
  header.writeUInt16LE(~plain.length & 0xffff, 3)
  return { plain, deflated: Buffer.concat([header, plain]) }
}

const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff])
/** An empty final block. */
const END = Buffer.from([3, 0])

/** Pieces in a row as a gzip file (RFC 1952). */
export function gzipOf(pieces: readonly Piece[]): Buffer {
  const trailer = Buffer.alloc(8)
  let checksum = 0
  let length = 0
  for (const { plain } of pieces) {
    // zlib begins anew when it is given nothing.
    if (plain.length > 0) checksum = crc32(plain, checksum)
    length += plain.length
  }
  trailer.writeUInt32LE(checksum, 0)
  trailer.writeUInt32LE(length, 4)
  return Buffer.concat([HEADER, ...pieces.map(({ deflated }) => deflated), END, trailer])
}

/** Whether a client takes gzip; `gzip;q=0` says that it does not. */
export function takesGzip(acceptEncoding: string | undefined): boolean {
  return acceptEncoding !== undefined && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(acceptEncoding)
}
