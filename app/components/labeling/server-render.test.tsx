import { text } from 'node:stream/consumers'
import { PassThrough } from 'node:stream'
import type { ReactElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { I18nextProvider } from 'react-i18next'
import { FindingsView } from './findings/findings-view.tsx'
import { findingsOf } from './graded-story.ts'
import { LabelingTool } from './labeling-tool.tsx'
import { STORIES } from './stories.ts'
import { STREET, VEHICLES, wordsIn } from './test-support/render-tool.tsx'

const BOXES = { kind: 'boxes' as const, boxes: [{ id: 'a', class: 'car', x: 10, y: 20, width: 100, height: 50 }] }
const REGIONS = { kind: 'polygons' as const, polygons: [{ id: 'a', class: 'car', rings: [[0, 0, 9, 0, 9, 9]] }] }
const POINTS = {
  kind: 'keypoints' as const,
  instances: [{ id: 'a', class: 'car', points: [{ x: 5, y: 6, v: 2 as const }] }],
}
const MATCH = { type: 'match' as const, class: 'car', iou: 1, answerIndex: 0, goldIndex: 0 }

/** The whole view as HTML, with everything that is fetched lazily, as the server sends it. */
function rendered(view: ReactElement): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(view, {
      onAllReady: () => resolve(text(pipe(new PassThrough()))),
      onError: reject,
    })
  })
}

describe('on the server', () => {
  it.each([
    ['boxes', <LabelingTool key="1" kind="boxes" item={STREET} taxonomy={VEHICLES} value={BOXES} />],
    [
      'classification',
      <LabelingTool
        key="2"
        kind="classification"
        item={STREET}
        taxonomy={VEHICLES}
        value={{ kind: 'classification', classes: [] }}
      />,
    ],
    ['polygons', <LabelingTool key="4" kind="polygons" item={STREET} taxonomy={VEHICLES} value={REGIONS} />],
    ['keypoints', <LabelingTool key="5" kind="keypoints" item={STREET} taxonomy={VEHICLES} value={POINTS} />],
    [
      'findings',
      <FindingsView key="3" item={STREET} taxonomy={VEHICLES} answer={BOXES} gold={BOXES} findings={[MATCH]} />,
    ],
  ])('%s show the whole picture, without a style attribute and without a warning', async (_, view) => {
    const warned = vi.spyOn(console, 'error').mockImplementation(() => {})
    const html = await rendered(<I18nextProvider i18n={wordsIn('en')}>{view}</I18nextProvider>)
    expect(html).toContain('href="/street.webp"')
    expect(html).toContain('viewBox="0 0 960 640"')
    expect(html).not.toMatch(/\sstyle=/)
    expect(warned).not.toHaveBeenCalled()
    warned.mockRestore()
  })

  it.each([...STORIES.keys()].filter((name) => !name.endsWith('/thousand')))(
    '%s has no style attribute',
    async (name) => {
      const story = STORIES.get(name)!
      const { item, content, taxonomy, value, gold, ...rest } = story
      const { kind } = value
      const view = gold ? (
        <FindingsView {...{ item, content, taxonomy, gold }} answer={value} findings={findingsOf(story)} />
      ) : (
        <LabelingTool {...{ item, content, taxonomy, value, kind, ...rest }} />
      )
      const warned = vi.spyOn(console, 'error').mockImplementation(() => {})
      const html = await rendered(<I18nextProvider i18n={wordsIn('en')}>{view}</I18nextProvider>)
      expect(html).not.toMatch(/\sstyle=/)
      expect(html).not.toContain('Loading the tool')
      expect(warned).not.toHaveBeenCalled()
      warned.mockRestore()
    },
  )
})
