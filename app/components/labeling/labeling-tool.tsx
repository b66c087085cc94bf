import { type ComponentType, type LazyExoticComponent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { NOTHING } from '#app/domain/labels/empty.ts'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { LabelingItem } from './contract.ts'
import { GuidelineButton, type Guideline } from './guideline.tsx'
import { later } from './later.tsx'
import { Steady } from './steady.tsx'

/** What every tool is given; each takes what it needs of it. */
export type AnyToolProps = {
  item: LabelingItem | null
  content: ItemContent | null
  taxonomy: Taxonomy
  /** What is asked; used by kinds that answer a question. */
  question: string | undefined
  seed: string
  /** Whether several classes may be chosen; used by classification. */
  multiple: boolean
  value: Label
  onChange?: (label: Label) => void
  readOnly?: boolean
}

type Tool = LazyExoticComponent<ComponentType<AnyToolProps>>

/** The tools, each fetched only where it is used. What an item must have for a tool, its definition has checked. */
const tool = <P,>(load: () => Promise<ComponentType<P>>): Tool =>
  later(async () => (await load()) as unknown as ComponentType<AnyToolProps>)

const TOOLS: Record<LabelKind, Tool> = {
  boxes: tool(async () => (await import('./boxes/boxes-tool.tsx')).BoxesTool),
  keypoints: tool(async () => (await import('./keypoints/keypoints-tool.tsx')).KeypointsTool),
  polygons: tool(async () => (await import('./polygons/polygons-tool.tsx')).PolygonsTool),
  classification: tool(async () => (await import('./classification/classification-tool.tsx')).ClassificationTool),
  spans: tool(async () => (await import('./spans/spans-tool.tsx')).SpansTool),
  transcription: tool(async () => (await import('./transcription/transcription-tool.tsx')).TranscriptionTool),
  preference: tool(async () => (await import('./preference/preference-tool.tsx')).PreferenceTool),
  ranking: tool(async () => (await import('./ranking/ranking-tool.tsx')).RankingTool),
  rating: tool(async () => (await import('./rating/rating-tool.tsx')).RatingTool),
  review: tool(async () => (await import('./review/review-tool.tsx')).ReviewTool),
}

type Props = Omit<AnyToolProps, 'content' | 'question' | 'seed' | 'multiple'> & {
  kind: LabelKind
  content?: ItemContent | null
  question?: string
  seed?: string
  multiple?: boolean
  /** What the task asks for; shown by a button and by a key, G at first. */
  guideline?: Guideline
}

/** The tool of a label's kind. A value of another kind than asked for counts as nothing labeled yet. */
export function LabelingTool({
  kind,
  value,
  content = null,
  question,
  multiple = false,
  seed = '',
  guideline,
  ...rest
}: Props) {
  const root = useRef<HTMLDivElement>(null)
  const Chosen = TOOLS[kind]
  return (
    <div ref={root}>
      {guideline ? <GuidelineButton guideline={guideline} root={root} tool={kind} /> : null}
      <Steady fallback={<Waiting />}>
        <Chosen
          value={value.kind === kind ? value : NOTHING[kind]}
          {...{ content, question, seed, multiple }}
          {...rest}
        />
      </Steady>
    </div>
  )
}

/** As high as a tool usually is, so that the page does not jump. */
function Waiting() {
  const { t } = useTranslation('labeling')
  return (
    <div role="status" className="grid min-h-96 place-items-center rounded-lg border border-line bg-sunken text-muted">
      {t('picture.loadingTool')}
    </div>
  )
}
