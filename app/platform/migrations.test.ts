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

describe('time on exams and work', () => {
  const NAME = migrations.find((name) => name.endsWith('_time_on_exams_and_work'))!

  it('keeps sittings, answers and work, whose time nobody measured', () => {
    const database = before(NAME)
    database.exec(`
      INSERT INTO User (id, role, createdAt) VALUES ('u', 'labeler', 1);
      INSERT INTO Dataset (id, slug, name, kind, source, taxonomy, createdAt) VALUES ('d', 's', 'S', 'boxes', 'import', '{}', 1);
      INSERT INTO Item (id, datasetId, key, width, height, meta, createdAt) VALUES ('i', 'd', 'k', 1, 2, '{}', 1);
      INSERT INTO Definition (id, type, slug, version, hash, body, origin, createdAt) VALUES ('x', 'exam', 'e', 1, 'h', '{}', 'content', 1);
      INSERT INTO Attempt (id, userId, definitionId, exam, number, state, seed, startedAt, deadlineAt)
        VALUES ('a', 'u', 'x', 'e', 1, 'open', 's', 1, 2);
      INSERT INTO AttemptItem (id, attemptId, position, itemId, goldVersion, stratum, rubricVersion)
        VALUES ('ai', 'a', 0, 'i', 1, 'all', 'r');
      INSERT INTO AnswerJournal (attemptItemId, client, seq, label, savedAt) VALUES ('ai', 'tab-aaaaaa', 1, '{}', 1);
      INSERT INTO Task (id, definitionId, project, itemId, position) VALUES ('t', 'x', 'p', 'i', 0);
      INSERT INTO Assignment (id, taskId, userId, project, leasedAt, leaseExpiresAt, outcome, submittedAt)
        VALUES ('w', 't', 'u', 'p', 1, 2, 'held', 1);`)
    database.exec(sqlOf(NAME))
    expect(database.prepare('SELECT id, visibleMs FROM AttemptItem').all()).toEqual([{ id: 'ai', visibleMs: null }])
    expect(database.prepare('SELECT label, visibleMs FROM AnswerJournal').all()).toEqual([
      { label: '{}', visibleMs: null },
    ])
    expect(database.prepare('SELECT outcome, visibleMs FROM Assignment').all()).toEqual([
      { outcome: 'held', visibleMs: null },
    ])
    expect(database.pragma('foreign_key_check')).toEqual([])
  })
})
