import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gzipOf, piece, storedPiece, takesGzip } from './gzip-pieces.server.ts'

test('pieces in a row, compressed before or stored now, unpack to the whole page', () => {
  const text = fc.string({ maxLength: 3000, unit: 'grapheme' })
  fc.assert(
    fc.property(fc.array(fc.record({ text, stored: fc.boolean() }), { maxLength: 12 }), (parts) => {
      const packed = gzipOf(parts.map(({ text, stored }) => (stored ? storedPiece(text) : piece(text))))
      expect(gunzipSync(packed).toString()).toBe(parts.map((part) => part.text).join(''))
    }),
    { numRuns: 200 },
  )
})

test('gzip goes only to clients that take it', () => {
  const answers = ['gzip, deflate, br', 'br;q=1, gzip;q=0.5', 'gzip', 'gzip;q=0', 'gzip; q=0.0, br', 'br', ''].map(
    takesGzip,
  )
  expect(answers).toEqual([true, true, true, false, false, false, false])
  expect(takesGzip(undefined)).toBe(false)
})
