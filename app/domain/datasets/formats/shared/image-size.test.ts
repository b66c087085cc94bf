import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { pictureSize, sizeFromHeader } from './image-size.ts'
import { memoryFiles } from './memory-files.ts'

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 10, b: 10, alpha: 0.5 } } })

/** A Windows bitmap by its definition (BITMAPFILEHEADER, BITMAPINFOHEADER); a negative height means rows from the top. */
function bitmap(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(54)
  bytes.write('BM', 'latin1')
  bytes.writeUInt32LE(40, 14)
  bytes.writeInt32LE(width, 18)
  bytes.writeInt32LE(height, 22)
  return bytes
}

describe("a picture's size by its header", () => {
  it.each<[string, (picture: Sharp) => Promise<Buffer>]>([
    ['PNG', (picture) => picture.png().toBuffer()],
    ['JPEG', (picture) => picture.jpeg().toBuffer()],
    ['progressive JPEG', (picture) => picture.jpeg({ progressive: true }).toBuffer()],
    [
      'JPEG with a long note before it',
      (picture) =>
        picture
          .jpeg()
          .withExif({ IFD0: { ImageDescription: 'x'.repeat(30_000) } })
          .toBuffer(),
    ],
    ['GIF', (picture) => picture.gif().toBuffer()],
    ['WebP with transparency', (picture) => picture.webp().toBuffer()],
    ['WebP without', (picture) => picture.removeAlpha().webp().toBuffer()],
    ['lossless WebP', (picture) => picture.webp({ lossless: true }).toBuffer()],
  ])('is that which libvips wrote: %s', async (_, make) => {
    for (const [width, height] of [
      [1, 1],
      [37, 211],
      [640, 480],
      [4097, 3],
    ] as const)
      expect(sizeFromHeader(await make(drawn(width, height)))).toEqual({ width, height })
  })

  it('of a bitmap, rows from below or from above', () => {
    expect(sizeFromHeader(bitmap(37, 211))).toEqual({ width: 37, height: 211 })
    expect(sizeFromHeader(bitmap(37, -211))).toEqual({ width: 37, height: 211 })
  })

  it('is unknown for anything else, however it is cut off', async () => {
    expect(sizeFromHeader(new Uint8Array())).toBeNull()
    expect(sizeFromHeader(Buffer.from('<svg width="3" height="4"/>'))).toBeNull()
    for (const whole of [
      await drawn(5, 6).png().toBuffer(),
      await drawn(5, 6).jpeg().toBuffer(),
      await drawn(5, 6).webp().toBuffer(),
      bitmap(5, 6),
    ])
      for (let length = 0; length < whole.length; length++)
        expect([null, 5]).toContain(sizeFromHeader(whole.subarray(0, length))?.width ?? null)
  })

  it('is found without reading the picture', async () => {
    const bytes = await drawn(300, 200).jpeg().toBuffer()
    let given = 0
    async function* endless() {
      yield bytes
      for (;;) {
        given++
        yield new Uint8Array(100_000)
      }
    }
    const files = { ...memoryFiles(new Map([['a.jpg', bytes]])), chunks: endless }
    expect(await pictureSize(files, 'a.jpg')).toEqual({ width: 300, height: 200 })
    expect(given).toBeLessThanOrEqual(12)
  })
})
