import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { FindingsView } from '#app/components/labeling/findings/findings-view.tsx'
import { LabelingTool } from '#app/components/labeling/labeling-tool.tsx'
import { STORIES, type Story } from '#app/components/labeling/stories.ts'
import { env } from '#app/platform/env.server.ts'
import { found, notFound } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Tools · Assay' }]

/** Every tool in every state, for those who build them; `?story=kind/name` shows one. Production does not have it. */
export function loader({ request }: LoaderFunctionArgs) {
  if (env.NODE_ENV === 'production') notFound('Page')
  const name = new URL(request.url).searchParams.get('story')
  if (name !== null) found(STORIES.get(name), 'Story')
  return { name }
}

export default function Tools() {
  const { name } = useLoaderData<typeof loader>()
  const story = name === null ? undefined : STORIES.get(name)
  return story ? <OneStory key={name} story={story} /> : <List />
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

/** The tool with its label beside it, as text that tests read; the label survives a reload, as it does everywhere. */
function OneStory({ story }: { story: Story }) {
  const kept = `assay:story:${story.value.kind}/${story.name}`
  const [label, setLabel] = useState(story.value)
  useEffect(() => {
    const found = sessionStorage.getItem(kept)
    if (found) setLabel(JSON.parse(found) as typeof label)
  }, [kept])
  const { item, content = null, taxonomy, question, readOnly, multiple, graded } = story
  return (
    <>
      <h1 className="mb-3 text-xl font-bold">{`${story.value.kind}/${story.name}`}</h1>
      {graded ? (
        <FindingsView {...{ item, content, taxonomy }} answer={label} {...graded} />
      ) : (
        <LabelingTool
          kind={story.value.kind}
          seed={story.name}
          value={label}
          {...{ item, content, taxonomy, question, readOnly, multiple }}
          onChange={(next) => {
            setLabel(next)
            sessionStorage.setItem(kept, JSON.stringify(next))
          }}
        />
      )}
      <output data-label hidden>
        {JSON.stringify(label)}
      </output>
    </>
  )
}
