import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { detectAndRead } from '#app/domain/datasets/detect.ts'
import { pngHeader } from '#tests/support/pictures.ts'
import { makeZip, type ZipPart } from '#tests/support/zip.ts'
import { openArchive } from './archive.server.ts'
import { FilesRefused, openFiles } from './folder-files.server.ts'
import { ArchiveRefused } from './zip-checks.server.ts'

let folder = ''
let made = 0
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'assay-archive-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function zipFile(bytes: Uint8Array): string {
  const place = path.join(folder, `${made++}.zip`)
  writeFileSync(place, bytes)
  return place
}

async function contents(place: string): Promise<Record<string, string>> {
  const files = openFiles(place)
  try {
    const found: Record<string, string> = {}
    for (const name of files.names) {
      const pieces: Uint8Array[] = []
      for await (const piece of files.chunks(name)) pieces.push(piece)
      found[name] = Buffer.concat(pieces).toString()
    }
    return found
  } finally {
    files.close()
  }
}

const refusal = async (parts: ZipPart[]): Promise<string> => {
  try {
    await contents(zipFile(makeZip(parts)))
  } catch (error) {
    if (error instanceof ArchiveRefused) return error.message
    throw error
  }
  return 'accepted'
}

describe('an archive', () => {
  it('as an independent library writes it is read, packed or stored, with Korean names', async () => {
    const long = 'gold '.repeat(100_000)
    const bytes = zipSync({
      'labels/사진.txt': strToU8('0 0.5 0.5 1 1\n'),
      'long.json': strToU8(long),
      'stored.txt': [strToU8('as it is'), { level: 0 }],
    })
    expect(await contents(zipFile(bytes))).toEqual({
      'labels/사진.txt': '0 0.5 0.5 1 1\n',
      'long.json': long,
      'stored.txt': 'as it is',
    })
  })

  it('leaves out what operating systems add and archives in it, and says so of the latter', () => {
    const files = openArchive(
      zipFile(
        makeZip([
          { name: 'a.txt' },
          { name: '__MACOSX/a.txt' },
          { name: '.DS_Store' },
          { name: 'b.zip' },
          { name: 'folder/' },
        ]),
      ),
    )
    expect(files.names).toEqual(['a.txt'])
    expect(files.leftOut).toEqual([{ name: 'b.zip', reason: 'is an archive in the archive' }])
    files.close()
  })

  it.each<[string, ZipPart[], RegExp]>([
    ['climbs out of its folder', [{ name: '../../etc/passwd' }], /leaves its folder/],
    ['climbs within', [{ name: 'a/../../b' }], /leaves its folder/],
    ['has an absolute name', [{ name: '/etc/passwd' }], /absolute/],
    ['has a drive', [{ name: 'C:\\Windows\\a' }], /backslash|absolute/],
    ['has a drive and slashes', [{ name: 'C:/Windows/a' }], /absolute/],
    ['has backslashes', [{ name: '..\\..\\a' }], /backslash/],
    ['has a NUL in a name', [{ name: 'a\0.txt' }], /control characters/],
    ['has an empty name', [{ name: '' }], /empty/],
    ['holds a link', [{ name: 'passwd', content: '/etc/passwd', mode: 0o120777 }], /is a link/],
    ['names two files that differ by case', [{ name: 'Label.txt' }, { name: 'label.TXT' }], /same file on many disks/],
    [
      'names two files that differ by composition',
      [{ name: 'caf\u00e9' }, { name: 'cafe\u0301' }],
      /same file on many disks/,
    ],
    ['names a file twice', [{ name: 'a' }, { name: 'a' }], /same file/],
    [
      'shares data between entries',
      [
        { name: 'a', content: 'x'.repeat(99) },
        { name: 'b', content: 'x'.repeat(99), sharesWith: 0 },
      ],
      /overlaps/,
    ],
    ['is encrypted', [{ name: 'a', flags: 1 }], /encrypted/],
    ['is packed in a way that is not read', [{ name: 'a', method: 12 }], /method 12/],
    ['tells a size of 0', [{ name: 'a', content: 'x'.repeat(50_000_000), toldSize: 0 }], /more than the 0 bytes/],
    ['tells a size of 1', [{ name: 'a', content: 'x'.repeat(3_000_000), toldSize: 1 }], /more than the 1 bytes/],
    ['tells a size that is too large', [{ name: 'a', content: 'x', toldSize: 900_000 }], /damaged/],
    ['tells a size that is a bomb', [{ name: 'a', content: 'x'.repeat(50_000_000) }], /more than 300 times/],
    ['has another name inside', [{ name: 'a.txt', localName: 'b.txt' }], /another name/],
    ['is damaged', [{ name: 'a', content: 'some text that is packed', damaged: true }], /damaged/],
    [
      'holds nothing but archives, as 42.zip does',
      [{ name: 'lib 0.zip' }, { name: 'lib 1.zip' }],
      /nothing but archives/,
    ],
  ])('that %s is refused', async (_, parts, message) => {
    expect(await refusal(parts)).toMatch(message)
  })

  it('with a million empty entries is refused before they are looked at', () => {
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(0xffff, 10)
    const wideEnd = Buffer.alloc(56)
    wideEnd.writeUInt32LE(0x06064b50, 0)
    wideEnd.writeBigUInt64LE(1_000_000n, 32)
    const locator = Buffer.alloc(20)
    locator.writeUInt32LE(0x07064b50, 0)
    expect(() => openArchive(zipFile(Buffer.concat([wideEnd, locator, end])))).toThrow(/lists 1000000 entries/)
  })

  it('cut off at any byte is refused, never half read', async () => {
    const whole = makeZip([
      { name: 'a.txt', content: 'first' },
      { name: 'b/c.txt', content: 'second second second' },
    ])
    for (let length = 0; length < whole.length; length++)
      await expect(contents(zipFile(whole.subarray(0, length))), `${length} bytes`).rejects.toThrow(ArchiveRefused)
    expect(Object.keys(await contents(zipFile(whole)))).toHaveLength(2)
  })

  it('with any byte changed is read as it was or refused', async () => {
    const parts = [
      { name: 'a.txt', content: 'first' },
      { name: 'b/c.txt', content: 'second second second' },
    ]
    const whole = makeZip(parts)
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole)
      changed[at]! ^= 0xff
      const found = await contents(zipFile(changed)).catch((error: unknown) => {
        if (error instanceof ArchiveRefused) return null
        throw error
      })
      if (found) for (const text of Object.values(found)) expect(['first', 'second second second', '']).toContain(text)
    }
  })
})

describe('a folder', () => {
  it('is read with the folders in it, but no link is followed', async () => {
    const root = path.join(folder, 'dataset')
    mkdirSync(path.join(root, 'labels'), { recursive: true })
    writeFileSync(path.join(root, 'labels', 'a.txt'), '0 0.5 0.5 1 1')
    writeFileSync(path.join(folder, 'secret.txt'), 'secret')
    symlinkSync(path.join(folder, 'secret.txt'), path.join(root, 'link.txt'))
    symlinkSync('/etc', path.join(root, 'etc'))
    expect(await contents(root)).toEqual({ 'labels/a.txt': '0 0.5 0.5 1 1' })
    expect(openFiles(root).leftOut.map(({ name }) => name)).toEqual(['etc', 'link.txt'])
  })

  it('does not give a file that has become a link since', async () => {
    const root = path.join(folder, 'changing')
    mkdirSync(root)
    writeFileSync(path.join(root, 'a.txt'), 'plain')
    const files = openFiles(root)
    rmSync(path.join(root, 'a.txt'))
    symlinkSync(path.join(folder, 'secret.txt'), path.join(root, 'a.txt'))
    await expect(files.chunks('a.txt')[Symbol.asyncIterator]().next()).rejects.toThrow(FilesRefused)
  })

  it('gives no file that is not in its list', () => {
    const root = path.join(folder, 'dataset')
    expect(() => openFiles(root).size('../secret.txt')).toThrow(/no file/)
  })

  it('may be a single file, and must exist', async () => {
    const place = path.join(folder, 'one.json')
    writeFileSync(place, '{}')
    expect(await contents(place)).toEqual({ 'one.json': '{}' })
    expect(() => openFiles(path.join(folder, 'nowhere'))).toThrow(FilesRefused)
  })
})

describe('a damaged archive that is read as a dataset', () => {
  it('is refused in words like any other file', async () => {
    const labels = '0 0.5 0.5 0.1 0.1\n'.repeat(20)
    const place = zipFile(
      makeZip([
        { name: 'classes.txt', content: 'car' },
        { name: 'labels/a.txt', content: labels, damaged: true },
      ]),
    )
    const read = await detectAndRead(openFiles(place))
    expect(read).toMatchObject({ outcome: 'unreadable', format: null })
    expect(read.problems[0]).toMatchObject({ where: '(archive)', message: expect.stringMatching(/damaged/) as string })
  })

  it('is read when it is whole', async () => {
    const picture = Buffer.from(pngHeader(20, 10))
    const place = zipFile(
      makeZip([
        { name: 'set/classes.txt', content: 'car' },
        { name: 'set/labels/a.txt', content: '0 0.5 0.5 0.1 0.2' },
        { name: 'set/images/a.png', content: picture },
      ]),
    )
    const read = await detectAndRead(openFiles(place))
    expect(read).toMatchObject({ outcome: 'read', format: 'yolo', problems: [] })
  })
})
