import type { Dataset } from '#app/domain/datasets/dataset.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'

/**
 * The label configuration in which Label Studio shows what `results.ts` writes: an object for pictures or texts, and a
 * control for each kind of label, under the names that the results have (labelstud.io/tags). Pairs and rankings have no
 * control: what is compared is no part of a dataset.
 */
export function configOf({ taxonomy, items }: Dataset): string {
  const kinds = new Set(items.flatMap(({ labels }) => labels.map(({ kind }) => kind)))
  const texts = items.some(({ text }) => text !== null)
  const pictures = items.some(({ text }) => text === null)
  const names = taxonomy.classes.map(({ name }) => name)
  const labels = names.map((name) => tag('Label', { value: name }))
  const choices = names.map((name) => tag('Choice', { value: name }))
  const about = { toName: texts ? 'text' : 'image' }
  const several = items.some((item) => item.labels.some((label) => 'classes' in label && label.classes.length !== 1))
  const ratings = (taxonomy.criteria ?? []).map(({ name, max }) =>
    tag('Rating', { name: `rating:${name}`, ...about, maxRating: String(max) }),
  )
  const controls: Partial<Record<LabelKind, string[]>> = {
    boxes: [tag('RectangleLabels', { name: 'box', toName: 'image' }, labels)],
    polygons: [tag('PolygonLabels', { name: 'polygon', toName: 'image' }, labels)],
    keypoints: [tag('KeyPointLabels', { name: 'keypoint', toName: 'image' }, labels)],
    spans: [tag('Labels', { name: 'label', toName: 'text' }, labels)],
    classification: [tag('Choices', { name: 'choice', ...about, choice: several ? 'multiple' : 'single' }, choices)],
    transcription: [tag('TextArea', { name: 'transcription', ...about })],
    rating: ratings,
  }
  return tag('View', {}, [
    ...(pictures ? [tag('Image', { name: 'image', value: '$image' })] : []),
    ...(texts ? [tag('Text', { name: 'text', value: '$text' })] : []),
    ...[...kinds].flatMap((kind) => controls[kind] ?? []),
  ])
}

function tag(name: string, attributes: Readonly<Record<string, string>>, inside: readonly string[] = []): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const open = `<${name}${written.join('')}`
  return inside.length === 0 ? `${open}/>\n` : `${open}>\n${inside.join('').replace(/^(?=.)/gm, '  ')}</${name}>\n`
}

function escaped(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
