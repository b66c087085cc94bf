import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseEnv } from './env.server.ts'

describe('settings', () => {
  test('have working defaults', () => {
    expect(parseEnv({})).toMatchObject({
      PORT: 3000,
      ORIGIN: 'http://localhost:3000',
      DATA_DIR: path.resolve('data'),
      DATABASE_URL: `file:${path.resolve('data/assay.db')}`,
      NODE_ENV: 'production',
    })
  })
  test('follow one another', () => {
    expect(parseEnv({ PORT: '4000', DATA_DIR: '/srv/a' })).toMatchObject({
      ORIGIN: 'http://localhost:4000',
      DATABASE_URL: 'file:/srv/a/assay.db',
    })
    expect(parseEnv({ ORIGIN: 'https://academy.example/x' }).FIXED_ORIGIN).toBe('https://academy.example')
  })
  test('treat an empty string as absent', () => expect(parseEnv({ PORT: '' }).PORT).toBe(3000))
  test.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['ORIGIN', 'academy'],
    ['ORIGIN', 'ftp://x'],
    ['DATABASE_URL', 'postgres://x'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'prod'],
    ['TRUST_PROXY', '-1'],
    ['TEST_CLOCK_FILE', '/tmp/x'],
  ])('a bad %s (%s) names itself', (name, value) => {
    expect(() => parseEnv({ [name]: value })).toThrow(new RegExp(`Bad settings:[\\s\\S]*${name}`))
  })
  test('name every bad one at once', () => {
    expect(() => parseEnv({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT[\s\S]*LOG_LEVEL/)
  })
})
