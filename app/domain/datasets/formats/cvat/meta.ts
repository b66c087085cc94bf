import type { Dataset } from '#app/domain/datasets/dataset.ts'
import { escaped } from '#app/domain/datasets/formats/shared/xml.ts'
import type { Attributes } from '#app/domain/labels/parts.ts'
import type { Skeleton, Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { CROWD } from './labels.ts'

type Input = { type: 'checkbox' | 'select' | 'text'; values: string[] }

/** `<meta>`: every class with its attributes; those that shapes have and the taxonomy does not define are texts or flags. */
export function metaOf(dataset: Dataset): string[] {
  const used = usedAttributes(dataset)
  const labels = dataset.taxonomy.classes.flatMap(({ name, skeleton }) => {
    const attributes = attributesOf(name, dataset.taxonomy, used.get(name) ?? new Map())
    return labelOf(name, attributes, skeleton)
  })
  return ['  <meta>', '    <task>', '      <labels>', ...labels, '      </labels>', '    </task>', '  </meta>']
}

/** Of each class, the attributes that its shapes have, and whether all their values are flags. */
function usedAttributes(dataset: Dataset): Map<string, Map<string, boolean>> {
  const used = new Map<string, Map<string, boolean>>()
  const note = (label: string, attributes: Attributes) => {
    const own = used.get(label) ?? new Map<string, boolean>()
    used.set(label, own)
    for (const [name, value] of Object.entries(attributes))
      own.set(name, (own.get(name) ?? true) && typeof value === 'boolean')
  }
  for (const { labels } of dataset.items)
    for (const label of labels) {
      const shapes =
        label.kind === 'boxes'
          ? label.boxes
          : label.kind === 'polygons'
            ? label.polygons
            : label.kind === 'keypoints'
              ? label.instances
              : []
      for (const shape of shapes) note(shape.class, { ...shape.attributes, ...(shape.ignore && { [CROWD]: true }) })
    }
  return used
}

function attributesOf(label: string, taxonomy: Taxonomy, used: ReadonlyMap<string, boolean>): Map<string, Input> {
  const inputs = new Map<string, Input>()
  for (const [name, flag] of used) {
    const built = name === 'occluded' && flag
    if (!built) inputs.set(name, flag ? { type: 'checkbox', values: ['false', 'true'] } : { type: 'text', values: [] })
  }
  for (const { name, values, classes } of taxonomy.attributes ?? []) {
    if (classes && !classes.includes(label)) continue
    const input: Input = values
      ? { type: 'select', values: values.map((value) => value.name) }
      : { type: 'checkbox', values: ['false', 'true'] }
    // A text cannot pass for a flag, whatever the taxonomy says.
    if (input.type !== 'checkbox' || (used.get(name) ?? true)) inputs.set(name, input)
  }
  return inputs
}

function labelOf(name: string, attributes: ReadonlyMap<string, Input>, skeleton: Skeleton | undefined): string[] {
  const lines = [
    '        <label>',
    `          <name>${escaped(name)}</name>`,
    `          <type>${skeleton ? 'skeleton' : 'any'}</type>`,
  ]
  if (skeleton) lines.push(`          <svg>${escaped(svgOf(skeleton))}</svg>`)
  lines.push('          <attributes>')
  for (const [attribute, { type, values }] of attributes)
    lines.push(
      '            <attribute>',
      `              <name>${escaped(attribute)}</name>`,
      '              <mutable>False</mutable>',
      `              <input_type>${type}</input_type>`,
      `              <default_value>${escaped(values[0] ?? '')}</default_value>`,
      // One value a line, each with its own end, so that a single one with blanks is not taken for several.
      `              <values>${values
        .map((value) => `${escaped(value)}\n`)
        .join('')
        .replace(/\n$/, values.length > 1 ? '' : '\n')}</values>`,
      '            </attribute>',
    )
  lines.push('          </attributes>', '        </label>')
  for (const point of skeleton?.points ?? [])
    lines.push(
      '        <label>',
      `          <name>${escaped(point.name)}</name>`,
      '          <type>points</type>',
      '          <attributes></attributes>',
      `          <parent>${escaped(name)}</parent>`,
      '        </label>',
    )
  return lines
}

/** How CVAT draws a skeleton: circles and the lines between them, by number from 1. Places are in a row; nobody said where. */
function svgOf({ points, edges }: Skeleton): string {
  const x = (index: number) => Math.round(((index + 1) / (points.length + 1)) * 100)
  const lines = edges.map(
    ([from, to]) =>
      `<line x1="${x(from)}" y1="50" x2="${x(to)}" y2="50" data-type="edge" data-node-from="${from + 1}" data-node-to="${to + 1}"></line>`,
  )
  const circles = points.map(
    ({ name }, index) =>
      `<circle r="1.5" cx="${x(index)}" cy="50" data-type="element node" data-element-id="${index + 1}" data-node-id="${index + 1}" data-label-name="${escaped(name)}"></circle>`,
  )
  return [...lines, ...circles].join('')
}
