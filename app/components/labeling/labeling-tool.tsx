import type { Label } from '#app/domain/labels/label.ts'
import { BoxesTool } from './boxes/boxes-tool.tsx'
import { ClassificationTool } from './classification/classification-tool.tsx'
import type { ToolProps } from './contract.ts'

type Props = ToolProps<Label> & {
  kind: Label['kind']
  /** What is asked; used by kinds that answer a question. */
  question?: string
}

/** The tool of a label's kind. A value of another kind than asked for counts as nothing labelled yet. */
export function LabelingTool({ kind, value, question, ...rest }: Props) {
  switch (kind) {
    case 'boxes':
      return <BoxesTool value={value.kind === 'boxes' ? value : NO_BOXES} {...rest} />
    case 'classification':
      return (
        <ClassificationTool value={value.kind === 'classification' ? value : NO_CLASS} question={question} {...rest} />
      )
  }
}

const NO_BOXES = { kind: 'boxes' as const, boxes: [] }
const NO_CLASS = { kind: 'classification' as const, classes: [] }
