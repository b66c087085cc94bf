import type { ItemContent } from '#app/domain/labels/content.ts'
import type { GoldLabel, Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { LabelingItem } from './contract.ts'
import type { Guideline } from './guideline.tsx'
import type { StoryStep } from './story-steps.ts'

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
  /** The answer (`value`) graded over this gold instead of the tool. */
  gold?: GoldLabel
  /** How it is graded, besides the defaults of its kind. */
  rubric?: Record<string, unknown>
  guideline?: Guideline
  /** What is done to it then; the state that this leads to is the story. */
  does?: readonly StoryStep[]
}

// Beside the stories that are told by what a tool is given, `states.ts` has those that a person's doing leads to.
const files = import.meta.glob<{ stories: Story[] }>(['./*/stories.ts', './*/states.ts'], { eager: true })

/** All stories by `kind/name`, in the order of their folders. */
export const STORIES: ReadonlyMap<string, Story> = new Map(
  Object.values(files).flatMap(({ stories }) => stories.map((story) => [`${story.value.kind}/${story.name}`, story])),
)
