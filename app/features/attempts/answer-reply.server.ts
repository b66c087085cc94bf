import { type SaveOutcome, saveAnswer } from './save-answer.server.ts'

/** What the answer-save address says: a status and a JSON body. Errors are message keys. */
export interface AnswerReply {
  status: number
  body: Record<string, unknown>
}

const ERRORS = {
  unknown: { status: 404, error: 'exam:save.unknown' },
  late: { status: 409, error: 'exam:save.late' },
  closed: { status: 409, error: 'exam:save.closed' },
  conflict: { status: 409, error: 'exam:save.conflict' },
} as const satisfies Partial<Record<SaveOutcome['outcome'], { status: number; error: string }>>

/**
 * Saves an answer and says it in HTTP: for the hot path and for the route, which must never differ.
 * @param person who asks; null when nobody is logged in
 */
export async function answerReply(
  person: { id: string } | null,
  attempt: string,
  input: unknown,
  now: Date,
): Promise<AnswerReply> {
  if (!person) return { status: 401, body: { error: 'exam:save.signedOut' } }
  const saved = await saveAnswer(person.id, attempt, input, now)
  if (saved.outcome === 'saved') return { status: 200, body: { saved: true, seq: saved.seq, savedAt: saved.savedAt } }
  if (saved.outcome === 'invalid')
    return { status: 400, body: { error: 'exam:save.invalid', problems: saved.problems } }
  const { status, error } = ERRORS[saved.outcome]
  return { status, body: { error, outcome: saved.outcome } }
}
