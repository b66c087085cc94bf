import type { Currency } from './currency.ts'
import { money, sumByCurrency, type Money } from './money.ts'

/** Why something is owed. Together with the assignment it makes an entry unique, so that nothing is owed twice. */
export const ENTRY_REASONS = ['task-accepted'] as const
export type EntryReason = (typeof ENTRY_REASONS)[number]

/** A line of the append-only ledger. */
export type Entry = Money & { assignmentId: string; userId: string; reason: EntryReason; at: Date }

/** The entry that an assignment's outcome calls for; null when nothing is owed (unpaid, rejected or held). */
export function entryFor(assignment: {
  id: string
  userId: string
  outcome: 'accepted' | 'rejected' | 'held'
  pay: { amountMinor: number; currency: Currency } | null
  at: Date
}): Entry | null {
  const { id, userId, outcome, pay, at } = assignment
  if (outcome !== 'accepted' || !pay) return null
  return { ...money(pay.amountMinor, pay.currency), assignmentId: id, userId, reason: 'task-accepted', at }
}

/** What is owed for any number of entries, one total per currency. An entry listed twice counts once. */
export function balanceOf(entries: Iterable<Entry>): Money[] {
  const once = new Map<string, Entry>()
  for (const entry of entries) once.set(`${entry.reason} ${entry.assignmentId}`, entry)
  return sumByCurrency(once.values())
}
