import { readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { createWorld } from '#tests/support/world.ts'
import { RasterRefused, mediaFile, storeRaster, storeRendered } from './media.server.ts'

const { dataDir } = await createWorld()
const blank = (width = 30, height = 20) => sharp({ create: { width, height, channels: 3, background: '#806040' } })

describe('storing a picture from outside', () => {
  it('gives it a name made of its content: storing twice is storing once', async () => {
    const png = await blank().png().toBuffer()
    const first = await storeRaster(png)
    expect(first).toMatchObject({ width: 30, height: 20 })
    expect(await storeRaster(png)).toEqual(first)
    expect(mediaFile(first.name)).toBe(path.join(dataDir, 'media', first.name.slice(0, 2), first.name))
    expect(await readdir(path.dirname(mediaFile(first.name)))).toEqual([first.name])
  })

  it('keeps no metadata', async () => {
    const exif = { IFD0: { Artist: 'Somebody', Software: 'A camera' } }
    const jpeg = await blank().withExif(exif).jpeg().toBuffer()
    expect(jpeg.includes('Somebody')).toBe(true)
    const { name } = await storeRaster(jpeg)
    const stored = await readFile(mediaFile(name))
    expect(stored.includes('Somebody')).toBe(false)
    expect((await sharp(stored).metadata()).exif).toBeUndefined()
  })

  it('reads a file by its path', async () => {
    const file = path.join(dataDir, 'a.png')
    await writeFile(file, await blank(7, 5).png().toBuffer())
    expect(await storeRaster(file)).toMatchObject({ width: 7, height: 5 })
  })

  it.each([
    ['turned pixels', () => blank().withMetadata({ orientation: 6 }).jpeg().toBuffer(), /EXIF orientation 6/],
    ['text', async () => Buffer.from('hello'), /not a picture/],
    [
      'an SVG, which can reach elsewhere',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      /svg/,
    ],
    ['half a file', async () => (await blank(300, 300).jpeg().toBuffer()).subarray(0, 700), /damaged|not a picture/],
    ['more pixels than anybody labels', async () => blank(9000, 9000).png().toBuffer(), /pixel/i],
  ])('refuses %s in words', async (_, make, reason) => {
    const refused = storeRaster(await make())
    await expect(refused).rejects.toBeInstanceOf(RasterRefused)
    await expect(refused).rejects.toThrow(reason)
  })
})

describe('the place of a stored picture', () => {
  it.each(['../../etc/passwd', 'a.webp', `${'0'.repeat(64)}.webp/..`, `${'0'.repeat(64)}.png`, ''])(
    'is not had for %j',
    (name) => {
      expect(() => mediaFile(name)).toThrow('not a media name')
    },
  )

  it('holds our own renders as they are', async () => {
    const webp = await blank().webp().toBuffer()
    expect(await readFile(mediaFile(await storeRendered(webp)))).toEqual(webp)
  })
})
