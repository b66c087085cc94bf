import { Unreadable } from '#app/domain/datasets/formats/shared/unreadable.ts'

/** An archive that cannot be trusted or understood. A reader of datasets that meets it refuses the files in words. */
export class ArchiveRefused extends Unreadable {
  constructor(message: string) {
    super('(archive)', message)
  }
}

/** One file in an archive, as its directory tells. Nothing in it is believed until the bytes have been counted. */
export interface ZipEntry {
  name: string
  method: 'stored' | 'deflated'
  crc: number
  packed: number
  size: number
  /** Where its local header begins. */
  offset: number
}

/** What an archive may hold. `ratio` is how many times larger a file of some size may become. */
export const ZIP_LIMITS = {
  entries: 200_000,
  directoryBytes: 128_000_000,
  totalBytes: 64_000_000_000,
  ratio: 300,
  ratioFrom: 1_000_000,
}

/** Two names that differ in case or in how a letter is composed are one file on many disks. */
export function refuseCollisions(entries: readonly ZipEntry[]): void {
  const seen = new Map<string, string>()
  for (const { name } of entries) {
    const same = name.normalize('NFC').toLowerCase()
    const other = seen.get(same)
    if (other !== undefined)
      throw new ArchiveRefused(
        `the archive holds ${JSON.stringify(other.slice(0, 80))} and ${JSON.stringify(name.slice(0, 80))}, which are the same file on many disks`,
      )
    seen.set(same, name)
  }
}

/** Bombs are built of entries that share their data; honest archives lay one behind the other. */
export function refuseOverlaps(entries: readonly ZipEntry[], directoryStart: number): void {
  const ordered = [...entries].sort((a, b) => a.offset - b.offset)
  ordered.forEach(({ name, offset, packed }, index) => {
    const end = ordered[index + 1]?.offset ?? directoryStart
    if (offset + 30 + packed > end)
      throw new ArchiveRefused(`${JSON.stringify(name.slice(0, 80))} overlaps what comes behind it in the archive`)
  })
}

export function refuseBombs(entries: readonly ZipEntry[]): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > ZIP_LIMITS.totalBytes)
    throw new ArchiveRefused(`the archive would unpack to ${total} bytes; ${ZIP_LIMITS.totalBytes} are allowed`)
  const bomb = entries.find(({ size, packed }) => isBomb(size, packed))
  if (bomb)
    throw new ArchiveRefused(
      `${JSON.stringify(bomb.name.slice(0, 80))} would unpack to more than ${ZIP_LIMITS.ratio} times its size`,
    )
}

/** Whether unpacking `packed` bytes to `size` is more than any honest file gains. */
export function isBomb(size: number, packed: number): boolean {
  return size > ZIP_LIMITS.ratioFrom && size > ZIP_LIMITS.ratio * packed
}
