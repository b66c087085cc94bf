/** The raster of a scene's `idSvg`: each pixel's colour is the number of the object that is seen there. */
export type NumberPicture = { rgba: Uint8Array; width: number; height: number }

/** The object number at a pixel, counted row by row from the top left; 0 where no object is. */
export function numberAt(rgba: Uint8Array, pixel: number): number {
  const at = pixel * 4
  return (rgba[at]! << 16) | (rgba[at + 1]! << 8) | rgba[at + 2]!
}

/** The object number at a place of the picture, in pixels; null outside the picture. */
export function numberUnder({ rgba, width, height }: NumberPicture, x: number, y: number): number | null {
  const [column, row] = [Math.floor(x), Math.floor(y)]
  if (column < 0 || row < 0 || column >= width || row >= height) return null
  return numberAt(rgba, row * width + column)
}
