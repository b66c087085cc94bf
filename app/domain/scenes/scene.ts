import type { Light, ObjectClass, SetDials } from './dials.ts'
import type { Shape } from './shapes.ts'

/** A rectangle [x, y, width, height]. */
export type Rect = [x: number, y: number, width: number, height: number]

/** A joint of a drawn person, in centimetres of the sprite; `near` is the side towards the viewer. */
export type Joint = {
  name: 'head' | 'shoulder' | 'elbow' | 'hand' | 'hip' | 'knee' | 'ankle'
  side: 'near' | 'far' | null
  x: number
  y: number
}

/** What is written on a sign, and the rectangle around its letters, in centimetres of the sprite. */
export type Writing = { text: string; area: Rect }

/** One drawing, in centimetres around the point where it touches the ground (see `shapes.ts`). */
export type Sprite = {
  /** Everything that belongs to the object: opaque paint inside one silhouette. */
  body: Shape[]
  /** Light it sends out when it is dark or wet, painted over what is farther away; never part of the object. */
  glow?: Shape[]
  /** The silhouette as a few rectangles, good enough to judge who hides whom while placing. */
  masses: Rect[]
  /** Half the width of its soft shadow on the ground; 0 for what hangs. */
  shadow: number
  /** People only. */
  joints?: Joint[]
  /** Signs only. */
  writing?: Writing
}

/** Something that stands in the scene, in paint order; one with a `class` can be labeled. */
export type Actor = {
  /** Unique within the scene: 'o1', 'o2'… for objects, '' for props. */
  id: string
  class: ObjectClass | null
  /** Name of the variant, for tests and contact sheets. */
  variant: string
  /** Where its ground point is in the picture (pixels), and pixels per centimetre. */
  x: number
  y: number
  scale: number
  mirrored: boolean
  sprite: Sprite
  /** 0 near … 1 lost in the air. */
  haze: number
}

export type Scene = {
  seed: string
  dials: SetDials
  width: number
  height: number
  light: Light
  /** Sky, houses, street: behind every actor, in pixels. */
  backdrop: Shape[]
  /** Far to near. */
  actors: Actor[]
  /** Rain and air: in front of every actor, in pixels; hides nothing. */
  overlay: Shape[]
  /** Gold of the classification tasks; null where the scene does not settle it. */
  facts: {
    'time-of-day': Light
    crosswalk: 'clear' | 'blocked' | null
    vehicle: ObjectClass | null
  }
}
