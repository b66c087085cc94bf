import { asLabel, draftKeys, forgetDraft, keepDraft, readDraft } from '#app/components/draft-store.ts'
import type { Label } from '#app/domain/labels/label.ts'

/** Whose work, on which item. */
export interface Place {
  person: string
  item: string
}

/** What is being written: the label and why. */
export interface GoldWork {
  label: Label
  reason: string
}

/** An unfinished correction: what it was made on, what it says, and when it last changed by the device's clock. */
export interface GoldDraft extends GoldWork {
  /** Null: the item had no gold. */
  version: number | null
  at: string
}

const PREFIX = 'assay:gold:'
/** Nobody comes back to what is older, and gold should not lie about in browsers. */
const LONGEST = 30 * 86_400_000

const prefixOf = ({ person, item }: Place) => `${PREFIX}${person}:${item}:`
const keyOf = (place: Place, version: number | null) => `${prefixOf(place)}${version ?? 0}`

/** Keeps a draft, one for each person, item and version. @returns whether it is kept now */
export function keepGoldDraft(place: Place, draft: GoldDraft): boolean {
  return keepDraft(keyOf(place, draft.version), draft)
}

export function forgetGoldDraft(place: Place, version: number | null): void {
  forgetDraft(keyOf(place, version))
}

/**
 * What a person left unfinished on an item: on the version that is newest now, and on the newest of those before.
 * Whatever is too old is forgotten, whoever kept it.
 */
export function findGoldDrafts(
  place: Place,
  { version, kind, now }: { version: number | null; kind: Label['kind']; now: number },
): { current: GoldDraft | null; older: GoldDraft | null } {
  for (const key of draftKeys(PREFIX)) {
    const { at } = (readDraft(key) ?? {}) as Partial<GoldDraft>
    if (!(now - Date.parse(at ?? '') < LONGEST)) forgetDraft(key)
  }
  const drafts = draftKeys(prefixOf(place))
    .flatMap((key) => usable(readDraft(key), kind) ?? [])
    .sort((a, b) => (b.version ?? 0) - (a.version ?? 0))
  return {
    current: drafts.find((draft) => draft.version === version) ?? null,
    older: drafts.find((draft) => (draft.version ?? 0) < (version ?? 0)) ?? null,
  }
}

function usable(value: unknown, kind: Label['kind']): GoldDraft | null {
  const { version, label, reason, at } = value as Partial<GoldDraft>
  const found = asLabel(label, kind)
  if (!found || typeof at !== 'string' || typeof reason !== 'string') return null
  return { version: typeof version === 'number' ? version : null, label: found, reason, at }
}
