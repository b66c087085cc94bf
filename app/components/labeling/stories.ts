import type { Finding } from '#app/domain/grading/finding.ts'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { GoldLabel, Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { LabelingItem } from './contract.ts'

/** A tool in one of its states, for looking at and for tests; shown under /dev/tools, which production does not have. */
export interface Story {
  /** Unique among the stories of its kind; part of the address. */
  name: string
  item: LabelingItem | null
  content?: ItemContent
  taxonomy: Taxonomy
  question?: string
  /** Whether several classes may be chosen. */
  multiple?: boolean
  /** What the tool starts from. */
  value: Label
  readOnly?: boolean
  /** A graded answer (`value`) over its gold instead of the tool. */
  graded?: { gold: GoldLabel; findings: Finding[] }
}

const files = import.meta.glob<{ stories: Story[] }>('./*/stories.ts', { eager: true })

/** All stories by `kind/name`, in the order of their folders. */
export const STORIES: ReadonlyMap<string, Story> = new Map(
  Object.values(files).flatMap(({ stories }) => stories.map((story) => [`${story.value.kind}/${story.name}`, story])),
)
