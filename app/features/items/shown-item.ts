import { type ItemContent, itemContentSchema } from '#app/domain/labels/content.ts'

/** An item as it is stored; raw statements hold its content as text. */
export interface StoredItem {
  id: string
  media: string | null
  width: number
  height: number
  content: unknown
}

/** An item as a page may show it: a picture, what it says, or both. Nothing in it tells what is right. */
export interface ShownItem {
  /** Pixels; null for a text. */
  picture: { src: string; width: number; height: number } | null
  content: ItemContent | null
}

/** The columns of an item that pages need. */
export const SHOWN_ITEM = { id: true, media: true, width: true, height: true, content: true } as const

/** What of an item leaves the server: the fields listed here, its content through its schema. */
export function shownItem({ id, media, width, height, content }: StoredItem): ShownItem {
  return {
    picture: media === null ? null : { src: `/media/${id}`, width, height },
    content: contentOf(content),
  }
}

/**
 * The content of an item, checked again on its way out, so that a field which does not belong there never leaves.
 * @throws ZodError when the stored content is none
 */
export function contentOf(stored: unknown): ItemContent | null {
  if (stored === null || stored === undefined) return null
  return itemContentSchema.parse(typeof stored === 'string' ? JSON.parse(stored) : stored)
}
