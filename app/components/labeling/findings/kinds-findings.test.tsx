// @vitest-environment happy-dom
import { cleanup, configure, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { renderInWords } from '#app/components/labeling/test-support/render-tool.tsx'
import { stories as preferences } from '#app/components/labeling/preference/stories.ts'
import { stories as rankings } from '#app/components/labeling/ranking/stories.ts'
import { stories as ratings } from '#app/components/labeling/rating/stories.ts'
import { stories as reviews } from '#app/components/labeling/review/stories.ts'
import { stories as spans } from '#app/components/labeling/spans/stories.ts'
import { stories as transcriptions } from '#app/components/labeling/transcription/stories.ts'
import type { Story } from '#app/components/labeling/stories.ts'
import { findingsOf } from '#app/components/labeling/graded-story.ts'
import { FindingsView } from './findings-view.tsx'

// The views are fetched when they are needed; the first time that takes a moment.
configure({ asyncUtilTimeout: 10_000 })
afterEach(cleanup)

function show(stories: readonly Story[], language: 'en' | 'ko' = 'en') {
  const story = stories.find(({ name }) => name === 'graded')!
  const { item, content, taxonomy, value, gold } = story
  const lessonHref = () => '/courses/a#b'
  return renderInWords(
    <FindingsView
      {...{ item, content, taxonomy, lessonHref }}
      answer={value}
      gold={gold!}
      findings={findingsOf(story)}
    />,
    language,
  )
}
const said = () => screen.getAllByRole('listitem').map((item) => item.textContent)

describe('findings of', () => {
  it('spans stand in the text with their number, whose they are and their class, and in words', async () => {
    const { user } = show(spans)
    expect(await screen.findByText('1 gold: Person')).toBeTruthy()
    expect(screen.getByText('2 you: Person').parentElement?.textContent).toContain('Busan')
    expect(screen.getByText('2 gold: Place')).toBeTruthy()
    expect(said()).toContain(
      '4. Person: you marked “Mina”; gold marks “Mina Park”. It leaves out part of the passage.Read the lesson on this',
    )
    await user.click(screen.getByRole('button', { name: 'Gold passages' }))
    expect(screen.queryByText('1 gold: Person')).toBeNull()
  })

  it('a transcription stand letter by letter under each other', async () => {
    show(transcriptions)
    const lines = within(await screen.findByRole('list', { name: 'Lines' })).getAllByRole('listitem')
    const edits = lines.map((line) =>
      [...line.querySelectorAll('del, ins')].map((edit) => `${edit.tagName} ${edit.textContent}`),
    )
    expect(edits).toEqual([['DEL  '], ['DEL 8', 'INS 3'], ['INS 기와']])
    expect(lines[2]!.textContent).toContain('Nothing')
    expect(screen.getByText(/Line 2: you wrote “8”; gold says “3”\./)).toBeTruthy()
    expect(screen.getByText(/Line 1: you wrote a blank, which is not there\./)).toBeTruthy()
    expect(screen.getByText(/Line 3 was not written\. Gold says “기와”\./)).toBeTruthy()
  })

  it('a preference name the answers by where they stood', async () => {
    show(preferences)
    const row = await screen.findByRole('row', { name: /Choice/ })
    expect(row.textContent).toBe('Choice≠ Answer 1Answer 2')
    expect(screen.getByText('You chose: Answer 1. Gold says: Answer 2.')).toBeTruthy()
    expect(screen.getByRole('heading', { name: 'Answer 1 · your choice' })).toBeTruthy()
  })

  it('a ranking compare places in the order of gold', async () => {
    show(rankings)
    const rows = (await screen.findAllByRole('row')).slice(1).map((row) => row.textContent)
    expect(rows[0]).toBe('Every drop counts: small habits that save water✓ place 2place 1')
    expect(rows[2]).toBe('Water≠ place 1place 3')
    expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual([
      'Prompt',
      'Gold: place 1 · you: place 2',
      'Gold: place 2 · you: place 3',
      'Gold: place 3 · you: place 1',
      'Gold: place 4 · you: place 4',
    ])
  })

  it('ratings compare values in the words of the scale', async () => {
    show(ratings)
    const rows = (await screen.findAllByRole('row')).slice(1).map((row) => row.textContent)
    expect(rows).toEqual([
      'Clarity✓ 5: Perfectly clear5: Perfectly clear',
      'Correctness≠ 42',
      'Use for the reader, percent✓ 8079',
    ])
    expect(screen.getByText('Correctness: you gave 4; gold says 2.')).toBeTruthy()
    expect(screen.getByText('Explain to a ten-year-old why the sky is blue.')).toBeTruthy()
  })

  it('a review compare verdict and reasons, by their titles', async () => {
    show(reviews)
    const rows = (await screen.findAllByRole('row')).slice(1).map((row) => row.textContent)
    expect(rows).toEqual([
      'Verdict✓ RejectReject',
      'Reasons≠ A class is wrongA border is not tight, Something was missed',
    ])
    expect(
      screen.getByText(
        'This is not what is wrong with it: A class is wrong. Gold says: A border is not tight, Something was missed.',
      ),
    ).toBeTruthy()
  })

  it.each([
    ['spans', spans, /놓쳤어요: ‘Jun’\. 정답 클래스: 인물\./],
    ['transcription', transcriptions, /2번째 줄: 내가 쓴 글자: ‘8’\. 정답: ‘3’\./],
    ['rating', ratings, /정확함: 내 점수는 4점, 정답은 2점이에요/],
  ] as const)('%s speak Korean', async (_, stories, words) => {
    show(stories, 'ko')
    expect((await screen.findAllByText(words)).length).toBeGreaterThan(0)
  })
})
