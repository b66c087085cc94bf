import { PlainText } from '#app/components/labeling/subject.tsx'
import { FindingsFrame } from './findings-frame.tsx'
import type { FindingsProps } from './findings-props.ts'

/** The findings in words, beside the text they are about if there is one. */
export function WordFindings(props: FindingsProps) {
  const { content } = props
  return (
    <FindingsFrame {...props}>
      {() => (content?.type === 'text' ? <PlainText text={content.text} language={content.language} /> : null)}
    </FindingsFrame>
  )
}
