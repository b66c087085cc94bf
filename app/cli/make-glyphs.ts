/**
 * Writes app/domain/scenes/glyphs.ts: outlines of the few characters that scenes draw, so that no font is needed
 * when a scene is rendered. Run after changing shop-names.ts:  npx tsx app/cli/make-glyphs.ts
 * Source: Noto Sans KR (variable), © The Noto Project Authors, SIL Open Font License 1.1, by @fontsource-variable/noto-sans-kr.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { create } from 'fontkit'
import { bladeNames, extraCharacters, shopNames } from '#app/domain/scenes/shop-names.ts'

type Point = { x: number; y: number; copy(): Point }
type Font = {
  hasGlyphForCodePoint(code: number): boolean
  glyphForCodePoint(code: number): {
    id: number
    advanceWidth: number
    path: { commands: { command: string; args: number[] }[] }
  }
  variationCoords: number[] | null
  _variationProcessor: { transformPoints(glyph: number, points: Point[]): void }
  _transformedGlyphs: Record<number, { points?: Point[] }>
  unitsPerEm: number
}

/**
 * A glyph of weight 700. fontkit's `getVariation` cannot reopen a WOFF2 file and its WOFF2 glyphs skip the variation
 * step, so the glyph's own points are moved here. The four phantom points that the format asks for are not needed after.
 */
function boldGlyph(font: Font, code: number) {
  const glyph = font.glyphForCodePoint(code)
  const points = font._transformedGlyphs[glyph.id]?.points
  if (points?.[0]) {
    const phantom = [0, 1, 2, 3].map(() => Object.assign(points[0]!.copy(), { x: 0, y: 0, endContour: true }))
    const all = [...points, ...phantom]
    font._variationProcessor.transformPoints(glyph.id, all)
  }
  return glyph
}

const folder = 'node_modules/@fontsource-variable/noto-sans-kr/files'
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const wanted = [...new Set([...shopNames, ...bladeNames, extraCharacters, alphabet].join(''))].sort()
const files = readdirSync(folder).filter((file) => file.endsWith('wght-normal.woff2'))
const letters: Record<string, string> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
}
const found = new Map<string, [number, string]>()

for (const file of files) {
  const font = create(readFileSync(`${folder}/${file}`)) as unknown as Font
  const here = wanted.filter(
    (character) => !found.has(character) && font.hasGlyphForCodePoint(character.codePointAt(0)!),
  )
  if (here.length === 0) continue
  font.variationCoords = [700]
  // A finer grid would be wasted on a sign: 500 units per em keep the file small and the curves smooth.
  const unit = 500 / font.unitsPerEm
  for (const character of here) {
    const glyph = boldGlyph(font, character.codePointAt(0)!)
    const d = glyph.path.commands
      .map(({ command, args }) => {
        const numbers = args.map((value, i) => Math.round(value * unit * (i % 2 === 0 ? 1 : -1)))
        return letters[command]! + numbers.join(' ').replaceAll(' -', '-')
      })
      .join('')
    found.set(character, [Math.round(glyph.advanceWidth * unit), d])
  }
}

const missing = wanted.filter((character) => !found.has(character))
const rows = wanted.filter((c) => found.has(c)).map((c) => `  ${JSON.stringify(c)}: ${JSON.stringify(found.get(c))},`)
writeFileSync(
  'app/domain/scenes/glyphs.ts',
  `// Made by app/cli/make-glyphs.ts; do not edit. Outlines from Noto Sans KR Bold,
// © The Noto Project Authors, licensed under the SIL Open Font License 1.1 (https://openfontlicense.org).
// prettier-ignore
/** Advance width and outline (baseline at y = 0, y down) of each character, in 500 units per em. */
export const glyphs: Record<string, [advance: number, d: string]> = {
${rows.join('\n')}
}
`,
)
console.log(`${found.size} glyphs written${missing.length > 0 ? `; not in the font: ${missing.join(' ')}` : ''}`)
