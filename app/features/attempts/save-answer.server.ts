import { z } from 'zod'
import { MAX_EXAM_ITEMS } from '#app/domain/exams/definition.ts'
import { GRACE_SECONDS } from '#app/domain/exams/timing.ts'
import { labelSchemaFor } from '#app/domain/labels/label.ts'
import { type Problem, problemsOf } from '#app/domain/labels/problems.ts'
import { visibleMsSchema } from '#app/domain/labels/visible-ms.ts'
import { limitsOf } from '#app/features/items/label-limits.ts'
import { rawWrite, sqlTime, statement } from '#app/platform/db.server.ts'
import { definitionById } from '#app/platform/definitions.server.ts'

/** One saved change of one answer. `client` is random per opened page, `seq` counts its changes of this item. */
const answerSchema = z.strictObject({
  position: z.number().int().min(0).max(MAX_EXAM_ITEMS),
  client: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 letters, digits, - or _'),
  seq: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  label: z.unknown(),
  /** How long the item has been in sight so far, all visits together. */
  visibleMs: visibleMsSchema,
})

export type SaveOutcome =
  /** It is on disk. Also the answer to a replay of something that was on disk already. */
  | { outcome: 'saved'; seq: number; savedAt: string }
  | { outcome: 'invalid'; problems: Problem[] }
  /** No such attempt or item, or somebody else's. */
  | { outcome: 'unknown' }
  /** Later than the deadline and its grace. What was saved before counts. */
  | { outcome: 'late' }
  /** The attempt was handed in. */
  | { outcome: 'closed' }
  /** This client and number named a different answer before. */
  | { outcome: 'conflict' }

interface Place {
  attemptItemId: string
  definitionId: string
  itemId: string
  width: number
  height: number
  hasContent: 0 | 1
}
const PLACE = `SELECT ai.id AS attemptItemId, a.definitionId, i.id AS itemId, i.width, i.height,
    i.content IS NOT NULL AS hasContent
  FROM Attempt a JOIN AttemptItem ai ON ai.attemptId = a.id JOIN Item i ON i.id = ai.itemId
  WHERE a.id = ? AND a.userId = ? AND ai.position = ?`

/** Whose, open and in time is asked by the write itself, so that no submission can slip in between. */
const INSERT = `INSERT OR IGNORE INTO AnswerJournal (attemptItemId, client, seq, label, savedAt, visibleMs)
  SELECT ai.id, ?, ?, ?, ?, ? FROM AttemptItem ai JOIN Attempt a ON a.id = ai.attemptId
  WHERE ai.id = ? AND a.userId = ? AND a.state = 'open' AND a.deadlineAt >= ?`
const EARLIER = 'SELECT label, savedAt FROM AnswerJournal WHERE attemptItemId = ? AND client = ? AND seq = ?'
const STATE = 'SELECT state FROM Attempt a JOIN AttemptItem ai ON ai.attemptId = a.id WHERE ai.id = ?'

type LabelSchema = ReturnType<typeof labelSchemaFor>
const schemas = new Map<string, LabelSchema>()

const CONTENT = 'SELECT content FROM Item WHERE id = ?'

/**
 * The schema of answers to an item; kept, because building it costs more than using it. Versions never change, and
 * neither does an item's content. Pictures of one size share a schema; an item that says something has its own.
 */
async function schemaOf({ definitionId, itemId, width, height, hasContent }: Place): Promise<LabelSchema> {
  const key = `${definitionId} ${width} ${height} ${hasContent ? itemId : ''}`
  let schema = schemas.get(key)
  if (!schema) {
    const exam = await definitionById('exam', definitionId)
    if (!exam) throw new Error(`the exam definition ${definitionId} is gone`)
    const { content } = hasContent ? (statement(CONTENT).get(itemId) as { content: string }) : { content: null }
    // Every change is kept, also the first of three ratings: a reload brings it back, and what is open grades as open.
    const limits = { ...limitsOf(exam.body, { width, height, content }), unfinished: true }
    schema = labelSchemaFor(exam.body.taxonomy, limits)
    if (schemas.size > 500) schemas.clear()
    schemas.set(key, schema)
  }
  return schema
}

/**
 * Appends one change of an answer to its journal. `saved` is said only after the commit is on disk.
 * @param input the request's body, unchecked
 * @param now when the request arrived
 */
export async function saveAnswer(userId: string, attempt: string, input: unknown, now: Date): Promise<SaveOutcome> {
  const body = answerSchema.safeParse(input)
  if (!body.success) return { outcome: 'invalid', problems: problemsOf(body.error) }
  const { position, client, seq, visibleMs = null } = body.data
  const place = statement(PLACE).get(attempt, userId, position) as Place | undefined
  if (!place) return { outcome: 'unknown' }
  const label = (await schemaOf(place)).safeParse(body.data.label)
  if (!label.success) {
    const problems = problemsOf(label.error).map(({ where, message }) => ({ where: `label.${where}`, message }))
    return { outcome: 'invalid', problems }
  }
  const text = JSON.stringify(label.data)
  const { attemptItemId } = place
  const [at, latestDeadline] = [sqlTime(now), sqlTime(new Date(now.getTime() - GRACE_SECONDS * 1000))]
  return rawWrite((): SaveOutcome => {
    const { changes } = statement(INSERT).run(client, seq, text, at, visibleMs, attemptItemId, userId, latestDeadline)
    if (changes === 1) return { outcome: 'saved', seq, savedAt: now.toISOString() }
    const earlier = statement(EARLIER).get(attemptItemId, client, seq) as { label: string; savedAt: string } | undefined
    if (earlier)
      return earlier.label === text
        ? { outcome: 'saved', seq, savedAt: new Date(earlier.savedAt).toISOString() }
        : { outcome: 'conflict' }
    const { state } = statement(STATE).get(attemptItemId) as { state: string }
    return { outcome: state === 'open' || state === 'expired' ? 'late' : 'closed' }
  })
}
