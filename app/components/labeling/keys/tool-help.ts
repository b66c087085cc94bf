/** Keys that are always the same, with the message that says what they do. A space separates keys. */
export type FixedKeys = readonly (readonly [keys: string, message: string])[]

/** What the overlay says of a tool besides the keys that can be changed. */
export type ToolHelp = {
  /** What mouse and fingers do, as messages. */
  gestures: readonly string[]
  fixed: FixedKeys
  /** What keeps a chord from being chosen, as a message. */
  reserved?: (chord: string) => string | undefined
}
