/** Colours are '#rrggbb'. */

const channels = (colour: string): [number, number, number] => {
  const value = parseInt(colour.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

/** `share` of `other` in `colour`, per sRGB channel. */
export function mix(colour: string, other: string, share: number): string {
  const [a, b] = [channels(colour), channels(other)]
  const mixed = a.map((channel, i) => Math.round(channel + (b[i]! - channel) * share))
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** Seen through a filter: each channel is multiplied. */
export function filtered(colour: string, filter: [number, number, number]): string {
  const passed = channels(colour).map((channel, i) => Math.round(channel * filter[i]!))
  return `#${passed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

export const lighter = (colour: string, share: number): string => mix(colour, '#ffffff', share)
export const darker = (colour: string, share: number): string => mix(colour, '#141824', share)

/** Toward the grey of the same brightness. */
export function muted(colour: string, share: number): string {
  const [r, g, b] = channels(colour)
  const grey = Math.round(0.3 * r + 0.59 * g + 0.11 * b)
    .toString(16)
    .padStart(2, '0')
  return mix(colour, `#${grey}${grey}${grey}`, share)
}
