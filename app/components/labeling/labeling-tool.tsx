import { type ComponentType, type LazyExoticComponent, Suspense, lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { NOTHING } from '#app/domain/labels/empty.ts'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { LabelingItem } from './contract.ts'

/** What every tool is given; each takes what it needs of it. */
export type AnyToolProps = {
  item: LabelingItem | null
  content: ItemContent | null
  taxonomy: Taxonomy
  /** What is asked; used by kinds that answer a question. */
  question: string | undefined
  /** Whether a classification may choose several classes. */
  multiple: boolean
  seed: string
  value: Label
  onChange?: (label: Label) => void
  readOnly?: boolean
}

type Tool = LazyExoticComponent<ComponentType<AnyToolProps>>

/** The tools, each fetched only where it is used. What an item must have for a tool, its definition has checked. */
const tool = <P,>(load: () => Promise<ComponentType<P>>): Tool =>
  lazy(async () => ({ default: (await load()) as unknown as ComponentType<AnyToolProps> }))

const TOOLS: Partial<Record<LabelKind, Tool>> = {
  boxes: tool(async () => (await import('./boxes/boxes-tool.tsx')).BoxesTool),
  keypoints: tool(async () => (await import('./keypoints/keypoints-tool.tsx')).KeypointsTool),
  polygons: tool(async () => (await import('./polygons/polygons-tool.tsx')).PolygonsTool),
  classification: tool(async () => (await import('./classification/classification-tool.tsx')).ClassificationTool),
}

type Props = Omit<AnyToolProps, 'content' | 'question' | 'multiple' | 'seed'> & {
  kind: LabelKind
  content?: ItemContent | null
  question?: string
  multiple?: boolean
  seed?: string
  /** What the task asks for, in HTML that the server has made safe. */
  guideline?: { title: string; html: string }
}

/** The tool of a label's kind. A value of another kind than asked for counts as nothing labeled yet. */
export function LabelingTool({
  kind,
  value,
  content = null,
  question,
  multiple = false,
  seed = '',
  guideline: _guideline,
  ...rest
}: Props) {
  const Chosen = TOOLS[kind]
  if (!Chosen) throw new Error(`there is no tool for ${kind}`)
  return (
    <Suspense fallback={<Waiting />}>
      <Chosen
        value={value.kind === kind ? value : NOTHING[kind]}
        {...{ content, question, multiple, seed }}
        {...rest}
      />
    </Suspense>
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
