// @vitest-environment happy-dom
import { Suspense, act, lazy, useEffect, useState, type ComponentType } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Steady } from './steady.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

type Shown = { label: string }
const Tool = ({ label }: Shown) => <p>{label}</p>
type Boundary = ComponentType<{ fallback: string; children: JSX.Element }>

/** A page that changes what its tool shows right after it is there, as a draft that is found does. */
function Page({ tool: Inner, boundary: Around }: { tool: ComponentType<Shown>; boundary: Boundary }) {
  const [label, setLabel] = useState('empty')
  useEffect(() => setLabel('draft'), [])
  return (
    <Around fallback="waiting">
      <Inner label={label} />
    </Around>
  )
}

/** Hydrates the page while the tool's code is still on its way. @returns what React complained about, and what is seen */
async function hydrate(boundary: Boundary) {
  const complaints: string[] = []
  const root = document.createElement('div')
  root.innerHTML = renderToString(<Page tool={Tool} boundary={boundary} />)
  let arrive = (_: { default: typeof Tool }) => {}
  const code = new Promise<{ default: typeof Tool }>((resolve) => (arrive = resolve))
  const Late = lazy(() => code)
  await act(async () => {
    const onRecoverableError = (error: unknown) => complaints.push(String(error))
    hydrateRoot(root, <Page tool={Late} boundary={boundary} />, { onRecoverableError })
  })
  const meanwhile = root.textContent
  await act(async () => arrive({ default: Tool }))
  return { complaints, meanwhile, after: root.textContent }
}

describe('a tool whose code comes after its page', () => {
  it('stays as the server drew it until the code is there, and then shows what has changed', async () => {
    expect(await hydrate(Steady)).toEqual({ complaints: [], meanwhile: 'empty', after: 'draft' })
  })

  it('would be thrown away by React without this', async () => {
    const { complaints, meanwhile } = await hydrate(Suspense as Boundary)
    expect([complaints.length > 0, meanwhile]).toEqual([true, 'waiting'])
  })
})
