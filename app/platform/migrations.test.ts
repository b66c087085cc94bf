import { readFileSync, readdirSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'

const FOLDER = 'prisma/migrations'
const migrations = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()
const sqlOf = (name: string) => readFileSync(`${FOLDER}/${name}/migration.sql`, 'utf8')

/** A database as it was before a migration, with foreign keys on, as the academy opens it. */
function before(name: string) {
  const database = new Database(':memory:')
  database.pragma('foreign_keys = ON')
  for (const earlier of migrations.slice(0, migrations.indexOf(name))) database.exec(sqlOf(earlier))
  return database
}

describe('items without pictures', () => {
  const NAME = migrations.find((name) => name.endsWith('_items_without_pictures'))!

  it('keeps every item, what refers to it, and the unique key; a text may then have no picture', () => {
    const database = before(NAME)
    database.exec(`
      INSERT INTO Dataset (id, slug, name, kind, source, taxonomy, createdAt) VALUES ('d', 's', 'S', 'boxes', 'import', '{}', 1);
      INSERT INTO Item (id, datasetId, key, media, width, height, meta, recipe, createdAt)
        VALUES ('i', 'd', 'a.jpg', 'm.webp', 640, 480, '{"objects":3}', '{"seed":"x"}', 7), ('j', 'd', 'b.jpg', 'n.webp', 1, 2, '{}', NULL, 8);
      INSERT INTO GoldLabel (id, itemId, version, label, createdAt) VALUES ('g', 'i', 1, '{}', 1);`)
    const items = () =>
      database.prepare('SELECT id, datasetId, key, media, width, height, meta, recipe, createdAt FROM Item ORDER BY id')
    const was = items().all()
    database.exec(sqlOf(NAME))
    expect(items().all()).toEqual(was)
    expect(database.prepare('SELECT content FROM Item').all()).toEqual([{ content: null }, { content: null }])
    expect(database.prepare('SELECT itemId FROM GoldLabel').all()).toEqual([{ itemId: 'i' }])
    expect(database.pragma('foreign_key_check')).toEqual([])
    const add = (id: string, key: string) =>
      database
        .prepare(
          `INSERT INTO Item (id, datasetId, key, media, width, height, content, meta, createdAt)
           VALUES (?, 'd', ?, NULL, 0, 0, '{"type":"text","text":"서울"}', '{}', 9)`,
        )
        .run(id, key)
    expect(add('k', 'c').changes).toBe(1)
    expect(() => add('l', 'c')).toThrow(/UNIQUE/)
    expect(() => database.exec("DELETE FROM Item WHERE id = 'i'")).toThrow(/FOREIGN KEY/)
  })
})
