export interface Preview {
  /** Null for a text. */
  picture: { src: string; width: number; height: number } | null
  /** The beginning of what the item says. */
  excerpt: string | null
}

/** An item in a list: its picture, else the beginning of its text. */
export function Thumbnail({ picture, excerpt }: Preview) {
  return picture ? (
    <img {...picture} alt="" loading="lazy" decoding="async" className="aspect-[4/3] w-full bg-sunken object-cover" />
  ) : (
    <span className="block aspect-[4/3] overflow-hidden bg-sunken p-3 text-sm">{excerpt}</span>
  )
}
