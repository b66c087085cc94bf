import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { Finding } from '#app/domain/grading/finding.ts'
import { FindingsView } from '#app/components/labeling/findings/findings-view.tsx'
import { findingsOf } from '#app/components/labeling/graded-story.ts'
import { LabelingTool } from '#app/components/labeling/labeling-tool.tsx'
import { STORIES, type Story } from '#app/components/labeling/stories.ts'
import { env } from '#app/platform/env.server.ts'
import { found, notFound } from '#app/platform/http.server.ts'
import { perform } from './perform.ts'

export const meta: MetaFunction = () => [{ title: 'Tools · Assay' }]

/** Every tool in every state, for those who build them; `?story=kind/name` shows one. Production does not have it. */
export function loader({ request }: LoaderFunctionArgs) {
  if (env.NODE_ENV === 'production') notFound('Page')
  const name = new URL(request.url).searchParams.get('story')
  // Graded here: the browser does not have the grader.
  const findings = name === null ? [] : findingsOf(found(STORIES.get(name), 'Story'))
  return { name, findings }
}

export default function Tools() {
  const { name, findings } = useLoaderData<typeof loader>()
  const story = name === null ? undefined : STORIES.get(name)
  return story ? <OneStory key={name} story={story} findings={findings as Finding[]} /> : <List />
}

function List() {
  return (
    <ul className="columns-2 sm:columns-3">
      {[...STORIES.keys()].map((name) => (
        <li key={name}>
          <Link to={`?story=${name}`} className="inline-flex min-h-11 items-center underline">
            {name}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The tool with its label beside it, as text that tests read; what is done to it is done before it counts as ready. */
function OneStory({ story, findings }: { story: Story; findings: Finding[] }) {
  const [label, setLabel] = useKept(story)
  const { item, content = null, taxonomy, question, readOnly, multiple, gold, guideline } = story
  const { tool, there, ready } = useDoing(story)
  return (
    <>
      <h1 className="mb-3 text-xl font-bold wrap-anywhere">{`${story.value.kind}/${story.name}`}</h1>
      <div ref={tool} data-ready={ready || undefined}>
        {gold ? (
          <FindingsView {...{ item, content, taxonomy, gold, findings }} answer={label} />
        ) : there ? (
          <LabelingTool
            kind={story.value.kind}
            seed={story.name}
            value={label}
            {...{ item, content, taxonomy, question, readOnly, multiple, guideline }}
            onChange={setLabel}
          />
        ) : null}
      </div>
      <output data-label hidden>
        {JSON.stringify(label)}
      </output>
    </>
  )
}

/** The story's label; it survives a reload, as it does everywhere, unless the story makes it by what is done. */
function useKept({ value, name, does }: Story) {
  const kept = does ? null : `assay:story:${value.kind}/${name}`
  const [label, setLabel] = useState(value)
  useEffect(() => {
    const found = kept && sessionStorage.getItem(kept)
    if (found) setLabel(JSON.parse(found) as typeof label)
  }, [kept])
  const keep = (next: typeof label) => {
    setLabel(next)
    if (kept) sessionStorage.setItem(kept, JSON.stringify(next))
  }
  return [label, keep] as const
}

/** Does what the story says. A tool that something is done to is drawn by the browser alone, and so alive when it is there. */
function useDoing({ does }: Story) {
  const tool = useRef<HTMLDivElement>(null)
  const [there, setThere] = useState(!does)
  const [ready, setReady] = useState(false)
  useEffect(() => {
    let over = false
    setThere(true)
    void perform(does ?? [], tool.current!, () => over).then(() => {
      if (!over) setReady(true)
    })
    return () => {
      over = true
    }
  }, [does])
  return { tool, there, ready }
}
