import type { Dataset, WrittenDataset } from '#app/domain/datasets/dataset.ts'

/** The first bytes of a PNG of this size: enough for everything that asks only how large it is. */
export function pngHeader(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(33)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes)
  bytes.writeUInt32BE(13, 8)
  bytes.write('IHDR', 12, 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

/** A written YOLO dataset with its pictures where they belong. */
export function withPictures({ files }: WrittenDataset, { items }: Dataset): Map<string, string | Uint8Array> {
  const all = new Map<string, string | Uint8Array>(files)
  for (const { key, width, height, attributes } of items) {
    const split = typeof attributes?.split === 'string' ? `${attributes.split}/` : ''
    const name = key.startsWith(split) ? key.slice(split.length) : key
    const inSplit = `images/${split}${name}`
    all.set(inSplit, pngHeader(width!, height!))
  }
  return all
}
