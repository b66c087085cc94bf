import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { correctGold } from '#app/features/datasets/correct-gold.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import { getUser, hasRole } from '#app/platform/session.server.ts'

const bodySchema = z.strictObject({
  label: z.unknown(),
  /** The version that was edited; null where there was none. */
  shown: z.int().min(1).nullable(),
  reason: z.string().default(''),
})
const reasonSchema = z.string().trim().min(3).max(500)

export function loader() {
  return notFound('Page')
}

/**
 * Operators: writes a corrected or first gold, `{ label, shown, reason }` as JSON. Sending the same again is harmless.
 * 200 { outcome: written | unchanged, version } · 400 { outcome: no-reason | invalid, problems } · 401 the session is
 * over · 404 no such item, or no operator · 409 { outcome: stale, version }
 */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const operator = await getUser(request)
  if (!operator) return Response.json({ outcome: 'session-over' }, { status: 401 })
  if (!hasRole(operator, 'operator')) return Response.json({ outcome: 'unknown' }, { status: 404 })
  const body = bodySchema.safeParse(await request.json().catch(() => null))
  if (!body.success) return invalid('(body)', 'send { "label": …, "shown": version or null, "reason": … } as JSON')
  const reason = reasonSchema.safeParse(body.data.reason)
  if (!reason.success) return Response.json({ outcome: 'no-reason', version: 0, problems: [] }, { status: 400 })
  const { label, shown } = body.data
  const item = { dataset: params.dataset ?? '', itemId: params.item ?? '' }
  const correction = { ...item, shown, label, reason: reason.data, operatorId: operator.id, now: now() }
  const result = await correctGold(correction)
  switch (result.outcome) {
    case 'unknown':
      return Response.json(result, { status: 404 })
    case 'fixed':
      return invalid('label', 'gold of this dataset is not authored here')
    case 'invalid':
      return Response.json({ ...result, version: 0 }, { status: 400 })
    case 'stale':
      return Response.json({ ...result, problems: [] }, { status: 409 })
    case 'written':
    case 'unchanged':
      return Response.json(result)
  }
}

function invalid(where: string, message: string): Response {
  return Response.json({ outcome: 'invalid', version: 0, problems: [{ where, message }] }, { status: 400 })
}
