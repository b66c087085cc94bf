// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { later } from './later.tsx'
import { renderInWords } from './test-support/render-tool.tsx'

afterEach(cleanup)

const Beside = () => <p>the work</p>

describe('a part that is fetched later', () => {
  it('is there with what it was given', async () => {
    const Part = later(() => Promise.resolve(({ word }: { word: string }) => <p>{word}</p>))
    renderInWords(
      <Suspense>
        <Part word="sliders" />
      </Suspense>,
    )
    expect(await screen.findByText('sliders')).toBeTruthy()
  })

  it.each(['en', 'ko'] as const)(
    'says in %s what to do where it cannot be fetched, and takes nothing else away',
    async (language) => {
      const Part = later(() => Promise.reject<() => null>(new TypeError('Failed to fetch dynamically imported module')))
      renderInWords(
        <>
          <Beside />
          <Suspense>
            <Part />
          </Suspense>
        </>,
        language,
      )
      expect((await screen.findByRole('alert')).textContent).toMatch(
        language === 'en' ? /could not be fetched/ : /불러오지 못했어요/,
      )
      expect(
        screen.getByRole('button', { name: language === 'en' ? 'Load the page again' : '페이지 다시 불러오기' }),
      ).toBeTruthy()
      expect(screen.getByText('the work')).toBeTruthy()
    },
  )
})
