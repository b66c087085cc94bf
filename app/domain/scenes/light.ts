import { filtered, mix, muted } from './colour.ts'
import type { Light } from './dials.ts'

/** What a light does to every painted colour that does not shine by itself. */
export type Mood = {
  tone(colour: string, haze: number): string
  shadow: { colour: string; opacity: number }
  /** Lamps and windows are lit. */
  dark: boolean
  wet: boolean
}

export const moods: Record<Light, Mood> = {
  day: {
    tone: (colour, haze) => mix(colour, '#cfe0ea', haze * 0.55),
    shadow: { colour: '#2b3350', opacity: 0.38 },
    dark: false,
    wet: false,
  },
  dusk: {
    tone: (colour, haze) => mix(mix(filtered(colour, [0.68, 0.6, 0.76]), '#40306b', 0.12), '#b97a80', haze * 0.4),
    shadow: { colour: '#120e26', opacity: 0.5 },
    dark: true,
    wet: false,
  },
  rain: {
    tone: (colour, haze) => mix(mix(muted(colour, 0.22), '#55636f', 0.22), '#a9b5bd', haze * 0.7),
    shadow: { colour: '#1d2631', opacity: 0.34 },
    dark: false,
    wet: true,
  },
}
