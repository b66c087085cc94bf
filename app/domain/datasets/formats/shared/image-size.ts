import type { Files } from '#app/domain/datasets/dataset.ts'
import type { ImageSize } from '#app/domain/labels/boxes.ts'
import { readHead } from './text.ts'

/** How far into a file its size is looked for: a JPEG may hold long notes of its camera before it. */
const HEAD_BYTES = 1_000_000
const PICTURE = /\.(?:jpe?g|png|gif|bmp|webp|tiff?|jfif)$/i

/** Whether a file's name is that of a picture. */
export function isPictureName(name: string): boolean {
  return PICTURE.test(name)
}

/** Width and height in pixels as the picture's own header says, or null when it is no PNG, JPEG, GIF, BMP or WebP. */
export async function pictureSize(files: Files, name: string): Promise<ImageSize | null> {
  return sizeFromHeader(await readHead(files, name, 64)) ?? sizeFromHeader(await readHead(files, name, HEAD_BYTES))
}

/**
 * The same from a file's first bytes. Sources: PNG (ISO 15948, IHDR), GIF89a (logical screen), BITMAPINFOHEADER,
 * WebP container (VP8, VP8L, VP8X), JPEG (ITU T.81, start-of-frame markers). A JPEG that its camera notes as turned is
 * taken as stored: labels are made on pixels.
 */
export function sizeFromHeader(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = (at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length))
  const of = (width: number, height: number) => (width > 0 && height > 0 ? { width, height } : null)
  if (bytes.length >= 24 && text(1, 3) === 'PNG' && text(12, 4) === 'IHDR')
    return of(view.getUint32(16), view.getUint32(20))
  if (bytes.length >= 10 && text(0, 3) === 'GIF') return of(view.getUint16(6, true), view.getUint16(8, true))
  if (bytes.length >= 26 && text(0, 2) === 'BM') return of(view.getInt32(18, true), Math.abs(view.getInt32(22, true)))
  if (bytes.length >= 30 && text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') return webpSize(view, text(12, 4))
  if (bytes.length >= 4 && bytes[0] === 0xff && bytes[1] === 0xd8) return jpegSize(view)
  return null
}

function webpSize(view: DataView, chunk: string): ImageSize | null {
  if (chunk === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (chunk !== 'VP8X') return null
  const side = (at: number) => (view.getUint16(at, true) | (view.getUint8(at + 2) << 16)) + 1
  return { width: side(24), height: side(27) }
}

/** Walks the markers to the first start of frame (C0–CF, but not the tables C4, C8, CC). */
function jpegSize(view: DataView): ImageSize | null {
  for (let at = 2; at + 9 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at += 1
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return width > 0 && height > 0 ? { width, height } : null
    } else if (marker === 0xda || marker === 0xd9) return null
    else at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return null
}
