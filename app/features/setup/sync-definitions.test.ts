import { describe, expect, it } from 'vitest'
import { db, transaction } from '#app/platform/db.server.ts'
import { currentDefinition, parseBody, publishDefinition } from '#app/platform/definitions.server.ts'
import { MONDAY, createWorld } from '#tests/support/world.ts'
import { type ContentDefinitions, syncDefinitions } from './sync-definitions.server.ts'

await createWorld()
const text = (words: string) => ({ en: words, ko: words })
const practice = (slug: string, title = slug) =>
  parseBody('practice', {
    slug,
    title: text(title),
    summary: text('A set.'),
    kind: 'boxes',
    taxonomy: { classes: [{ name: 'car' }] },
    rubric: { kind: 'boxes' },
    pool: { source: 'dataset', dataset: 'photos' },
  })
const content = (...sets: ContentDefinitions['practice']): ContentDefinitions => ({
  qualification: [],
  exam: [],
  practice: sets,
  project: [],
})
const titleOf = async (slug: string) => (await currentDefinition('practice', slug))?.body.title.en

describe('definitions in step with the content folder', () => {
  it('are published once, and again only when the file changes', async () => {
    expect(await syncDefinitions(content(practice('a')), MONDAY)).toEqual(['published practice a'])
    expect(await syncDefinitions(content(practice('a')), MONDAY)).toEqual([])
    expect(await syncDefinitions(content(practice('a', 'A, better')), MONDAY)).toEqual(['published practice a'])
    expect(await titleOf('a')).toBe('A, better')
    expect(await db.definition.count({ where: { slug: 'a' } })).toBe(2)
  })

  it('leave what an operator changed or withdrew, until the file itself changes', async () => {
    const files = content(practice('a', 'A, better'), practice('b'))
    await syncDefinitions(files, MONDAY)
    const edited = practice('b', 'B, by hand')
    await transaction((tx) => publishDefinition(tx, 'practice', edited, { origin: 'operator', at: MONDAY }))
    expect(await syncDefinitions(files, MONDAY)).toEqual([])
    expect(await titleOf('b')).toBe('B, by hand')
    await transaction((tx) => tx.definition.updateMany({ where: { slug: 'b' }, data: { withdrawnAt: MONDAY } }))
    expect(await syncDefinitions(files, MONDAY)).toEqual([])
    expect(await titleOf('b')).toBeUndefined()
    await syncDefinitions(content(practice('a', 'A, better'), practice('b', 'B, new')), MONDAY)
    expect(await titleOf('b')).toBe('B, new')
  })

  it('are withdrawn when their file is gone, and come back with it', async () => {
    expect(await syncDefinitions(content(practice('b', 'B, new')), MONDAY)).toEqual([
      'withdrew practice a: its file is gone',
    ])
    expect(await titleOf('a')).toBeUndefined()
    expect(await syncDefinitions(content(practice('b', 'B, new')), MONDAY)).toEqual([])
    await syncDefinitions(content(practice('a', 'A, better'), practice('b', 'B, new')), MONDAY)
    expect(await titleOf('a')).toBe('A, better')
  })
})
