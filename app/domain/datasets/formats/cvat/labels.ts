import { Classes } from '#app/domain/datasets/formats/shared/assemble.ts'
import type { Report } from '#app/domain/datasets/formats/shared/report.ts'
import { childOf, textOf, type XmlElement } from '#app/domain/datasets/formats/shared/xml.ts'
import {
  attributeSchema,
  skeletonSchema,
  type AttributeDefinition,
  type Skeleton,
} from '#app/domain/labels/taxonomy.ts'

/** The attribute by which CVAT's own COCO export marks a crowd; it becomes `ignore`. */
export const CROWD = 'is_crowd'

/** What a file's `<meta>` says of labels: classes, and which of their attributes are flags. */
export class CvatLabels {
  readonly classes = new Classes()
  readonly #flags = new Set<string>()
  readonly #definitions = new Map<string, { flag: boolean; values: Set<string>; classes: Set<string> }>()
  readonly #skeletons = new Map<string, string[]>()
  #count = 0

  /** Reads `<meta>`: labels stand in the task, the project or the job. */
  readMeta(meta: XmlElement, report: Report, file: string): void {
    const holders = ['task', 'project', 'job'].flatMap((name) => childOf(meta, name) ?? [])
    const labels = holders.flatMap((holder) => childOf(holder, 'labels')?.children ?? [])
    for (const label of labels.filter(({ name }) => name === 'label')) {
      const name = textOf(label, 'name')
      const parent = textOf(label, 'parent')
      if (parent !== '') this.#skeletons.set(parent, [...(this.#skeletons.get(parent) ?? []), name])
      else {
        const problem = this.classes.problem(name)
        if (problem) report.add(`${file}:${label.line}`, problem)
        else this.#readAttributes(label, name)
        this.#count++
      }
    }
    for (const label of labels) this.#readSkeleton(label, report, file)
  }

  isFlag(attribute: string, label: string): boolean {
    return this.#flags.has(flagKey(attribute, label))
  }

  skeleton(label: string): Skeleton | undefined {
    return this.classes.get(label)?.skeleton
  }

  /** The attributes that can be chosen: flags and lists. Free texts and numbers have no definition in a taxonomy. */
  definitions(): AttributeDefinition[] {
    return [...this.#definitions].flatMap(([name, { flag, values, classes }]): AttributeDefinition[] => {
      const definition = {
        name,
        ...(!flag && { values: [...values].map((value) => ({ name: value })) }),
        ...(classes.size < this.#count && { classes: [...classes] }),
      }
      const parsed = attributeSchema.safeParse(definition)
      return parsed.success ? [parsed.data] : []
    })
  }

  #readAttributes(label: XmlElement, className: string): void {
    for (const attribute of childOf(label, 'attributes')?.children ?? []) {
      const name = textOf(attribute, 'name')
      const type = textOf(attribute, 'input_type').toLowerCase()
      if (type === 'checkbox') this.#flags.add(flagKey(name, className))
      if (name === CROWD || !['checkbox', 'radio', 'select'].includes(type)) continue
      const definition = this.#definitions.get(name) ?? {
        flag: type === 'checkbox',
        values: new Set(),
        classes: new Set(),
      }
      this.#definitions.set(name, definition)
      definition.classes.add(className)
      for (const value of type === 'checkbox' ? [] : valuesOf(textOf(attribute, 'values'))) definition.values.add(value)
    }
  }

  /** A skeleton's points are labels of their own that name it as their parent; its lines are drawn in an SVG text. */
  #readSkeleton(label: XmlElement, report: Report, file: string): void {
    const name = textOf(label, 'name')
    const points = this.#skeletons.get(name)
    if (!points || textOf(label, 'parent') !== '' || textOf(label, 'type') !== 'skeleton') return
    const edges = [...textOf(label, 'svg').matchAll(/data-node-from="(\d+)"[^>]*data-node-to="(\d+)"/g)].map(
      ([, from, to]) => [Number(from) - 1, Number(to) - 1] as [number, number],
    )
    const skeleton = skeletonSchema.safeParse({ points: points.map((point) => ({ name: point })), edges })
    if (skeleton.success) this.classes.amend(name, { skeleton: skeleton.data })
    else report.add(`${file}:${label.line}`, `skeleton: ${skeleton.error.issues[0]!.message}`)
  }
}

function flagKey(attribute: string, label: string): string {
  return JSON.stringify([attribute, label])
}

/** One value a line in CVAT; older files and other tools put blanks between them. */
function valuesOf(text: string): string[] {
  return text.split(text.includes('\n') ? /\r?\n/ : /\s+/).flatMap((value) => value.trim() || [])
}
