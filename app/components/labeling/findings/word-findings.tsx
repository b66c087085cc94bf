import { Picture, PlainText } from '#app/components/labeling/subject.tsx'
import { FindingsFrame } from './findings-frame.tsx'
import type { FindingsProps } from './findings-props.ts'

/** The findings in words, beside the text or picture they are about. */
export function WordFindings(props: FindingsProps) {
  const { item, content } = props
  return (
    <FindingsFrame {...props}>
      {() => {
        if (content?.type === 'text') return <PlainText text={content.text} language={content.language} />
        return item ? <Picture item={item} /> : null
      }}
    </FindingsFrame>
  )
}
