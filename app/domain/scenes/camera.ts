import type { SetDials } from './dials.ts'

export const WIDTH = 960
export const HEIGHT = 640

/**
 * A level pinhole camera looking across the street. On level ground, something whose foot is at picture row `y`
 * is drawn at (y − horizon) / cameraHeight pixels per metre: farther is higher up and smaller.
 */
export type Camera = { horizon: number; cameraHeight: number }

const cameras: Record<SetDials['distance'], Camera> = {
  near: { horizon: 246, cameraHeight: 3.7 },
  mixed: { horizon: 254, cameraHeight: 4.5 },
  far: { horizon: 262, cameraHeight: 6 },
}
export const cameraFor = (distance: SetDials['distance']): Camera => cameras[distance]

/** Pixels per centimetre for something that stands at row `y`. */
export const scaleAt = ({ horizon, cameraHeight }: Camera, y: number): number => (y - horizon) / cameraHeight / 100

/** The row a share of the way (by true distance on the ground, not by rows) from row `far` to row `near`. */
export function rowBetween({ horizon }: Camera, far: number, near: number, share: number): number {
  const [a, b] = [1 / (far - horizon), 1 / (near - horizon)]
  return horizon + 1 / (a + (b - a) * share)
}

/** Rows of the street, top to bottom. */
export const rows = { houses: 350, kerbFar: 384, kerbNear: 566, bottom: HEIGHT } as const
