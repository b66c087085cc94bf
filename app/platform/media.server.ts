import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { env } from './env.server.ts'
import { newId } from './id.server.ts'

/**
 * Pictures of items under DATA_DIR/media/aa/<sha-256>.webp. A file's name is made from its content, so storing twice
 * is storing once, and no name ever comes from outside.
 */
const NAME = /^[0-9a-f]{64}\.webp$/
/** Decoding more than this is refused: a small file can claim to be an endless picture. */
const MAX_PIXELS = 64_000_000
/** WebP holds no longer side. */
const MAX_SIDE = 16_383
const READ_FORMATS = new Set(['jpeg', 'png', 'webp', 'tiff', 'gif', 'heif'])

export interface StoredRaster {
  /** The generated name; what `Item.media` holds. */
  name: string
  /** Pixels. */
  width: number
  height: number
}

/** A picture that was not stored, and why, in words for the person who imports it. */
export class RasterRefused extends Error {}

/**
 * Stores a picture from outside: decoded with limits and encoded anew as WebP, without its metadata (place, camera,
 * person). A picture whose EXIF orientation says that its pixels are turned is refused: gold drawn on the turned view
 * would lie beside the objects in the stored one, and nothing in the file says which view was labeled.
 * @param input the file's bytes or its path
 * @throws RasterRefused with the reason
 */
export async function storeRaster(input: Buffer | string): Promise<StoredRaster> {
  const refuse = (reason: string): never => {
    throw new RasterRefused(reason)
  }
  const picture = sharp(input, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1, sequentialRead: true })
  const meta = await picture
    .metadata()
    .catch((error: Error) => refuse(`is not a picture that can be read (${error.message})`))
  if (!READ_FORMATS.has(meta.format)) refuse(`is ${meta.format}; use JPEG, PNG or WebP`)
  if (meta.orientation && meta.orientation !== 1)
    refuse(`has EXIF orientation ${meta.orientation}: save it upright, with labels drawn on the upright picture`)
  if (meta.width > MAX_SIDE || meta.height > MAX_SIDE)
    refuse(`is ${meta.width}×${meta.height} pixels; at most ${MAX_SIDE} a side`)
  const { data, info } = await picture
    .toColourspace('srgb')
    .webp({ quality: 88, effort: 3 })
    .toBuffer({ resolveWithObject: true })
    .catch((error: Error) => refuse(`is damaged (${error.message})`))
  return { name: await store(data), width: info.width, height: info.height }
}

/** Stores a WebP that this program itself rendered, as it is. @returns its name */
export function storeRendered(webp: Uint8Array): Promise<string> {
  return store(webp)
}

/** Written aside, flushed, then moved into place: a name either has all of its bytes or does not exist. */
async function store(webp: Uint8Array): Promise<string> {
  const name = `${createHash('sha256').update(webp).digest('hex')}.webp`
  const file = mediaFile(name)
  if (existsSync(file)) return name
  await mkdir(path.dirname(file), { recursive: true })
  const aside = `${file}.${newId()}`
  const handle = await open(aside, 'wx')
  try {
    await handle.writeFile(webp)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(aside, file).catch(async (error: unknown) => {
    await rm(aside, { force: true })
    throw error
  })
  return name
}

/** Where a stored picture lies. @throws Error when the name is not one that `store` makes */
export function mediaFile(name: string): string {
  if (!NAME.test(name)) throw new Error(`not a media name: ${JSON.stringify(name)}`)
  return path.join(env.DATA_DIR, 'media', name.slice(0, 2), name)
}

/** Media type of stored pictures. */
export const MEDIA_TYPE = 'image/webp'
