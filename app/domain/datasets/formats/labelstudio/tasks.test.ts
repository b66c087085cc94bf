import { describe, expect, it } from 'vitest'
import { box, items, pictureTask, read, region, span, textTask } from '#tests/support/label-studio.ts'

describe('an annotation', () => {
  it('that is ground truth counts before the first, and the others are told', async () => {
    const truth = { id: 9, ground_truth: true, result: [{ ...box, id: 'truth' }] }
    const result = await read([pictureTask([box], { annotations: [{ id: 8, result: [box] }, truth] })])
    expect(result).toMatchObject({ dataset: { items: [{ labels: [{ boxes: [{ id: 'truth' }] }] }] }, problems: [] })
    const two = await read([
      pictureTask([], {
        annotations: [
          { id: 8, result: [box] },
          { id: 9, result: [] },
        ],
      }),
    ])
    expect(two.problems[0]?.message).toBe('has 2 annotations: none is marked as ground truth, the first (id 8) is read')
  })

  it('that was cancelled is no gold, and an empty one says that there is nothing', async () => {
    const cancelled = pictureTask([], {
      id: 3,
      data: { image: 'b.png' },
      annotations: [{ was_cancelled: true, result: [box] }],
    })
    const empty = pictureTask([], { id: 4, data: { image: 'c.png' } })
    const found = await items([pictureTask([box]), cancelled, empty])
    expect(found.map(({ labels }) => labels.length)).toEqual([1, 0, 1])
    expect(found[2]?.labels).toEqual([{ kind: 'boxes', boxes: [] }])
  })

  it('is called completion in old exports', async () => {
    const { annotations: _, ...task } = pictureTask([])
    expect(await items([{ ...task, completions: [{ result: [box] }] }])).toHaveLength(1)
  })
})

describe('spans of a text', () => {
  it('count UTF-16 code units there and code points here', async () => {
    const [item] = await items([textTask('👩 강리나 씨', [span(3, 6, '강리나')])])
    expect(item?.labels).toEqual([{ kind: 'spans', spans: [{ id: 's', class: 'PS', start: 2, end: 5 }] }])
  })

  it.each([
    ['half of a character', span(1, 3), /between two halves/],
    ['another text', span(3, 6, '강이나'), /says "강이나" where the text has "강리나"/],
    ['an end behind the text', span(3, 60), /behind the end of the text/],
    ['no numbers', span('/div[1]', '/div[1]'), /start is no whole number/],
  ])('with %s are skipped and told', async (_, broken, message) => {
    const { problems } = await read([textTask('👩 강리나 씨', [{ ...span(3, 6), id: 'good' }, broken])])
    expect(problems).toEqual([
      { where: 'export.json[0], annotations[0].result[1]', message: expect.stringMatching(message) as string },
    ])
  })
})

describe('what is said of a whole task', () => {
  const whole = (type: string, value: object, from = type) => ({ type, from_name: from, to_name: 'text', value })

  it.each([
    ['choices', whole('choices', { choices: ['a', 'b'] }), { kind: 'classification', classes: ['a', 'b'] }],
    [
      'a text area',
      whole('textarea', { text: ['하나', '둘'] }),
      {
        kind: 'transcription',
        lines: [
          { id: '1', text: '하나' },
          { id: '2', text: '둘' },
        ],
      },
    ],
    [
      'a rating',
      whole('rating', { rating: 4 }, 'tone'),
      { kind: 'rating', ratings: [{ criterion: 'tone', value: 4 }] },
    ],
    ['a pair', whole('pairwise', { selected: 'right' }), { kind: 'preference', choice: 'b' }],
    ['a ranking', whole('ranker', { ranker: { rank: ['x', 'y'] } }), { kind: 'ranking', order: [['x'], ['y']] }],
  ])('%s', async (_, result, label) => {
    const [item] = await items([textTask('가', [result])])
    expect(item?.labels).toEqual([label])
  })

  it('of which there is a second of one kind: the first is read, the other is told', async () => {
    const two = [whole('choices', { choices: ['a'] }, 'mood'), whole('choices', { choices: ['b'] }, 'topic')]
    const { problems } = await read([textTask('가', two)])
    expect(problems[0]?.message).toContain('"topic"')
  })

  it('is told where it has no counterpart', async () => {
    const others = [
      { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right' },
      whole('datetime', { datetime: '2026-01-01' }),
      {
        type: 'hypertextlabels',
        from_name: 'l',
        to_name: 'text',
        value: { start: '/p[1]', end: '/p[1]', startOffset: 1, hypertextlabels: ['x'] },
      },
    ]
    const { problems } = await read([textTask('가', [whole('choices', { choices: ['a'] }), ...others])])
    expect(problems.map(({ message }) => message)).toEqual([
      'relations between regions: not read',
      'regions of type hypertextlabels: not read',
      'results of type datetime: not read',
    ])
  })

  it('and the text written for a region is a line with the id of the region', async () => {
    const { rectanglelabels: _, ...place } = box.value as { rectanglelabels: string[] }
    const written = region('textarea', { ...place, text: ['영수증', '합계'] })
    const [item] = await items([pictureTask([box, written])])
    expect(item?.labels).toMatchObject([
      { kind: 'boxes', boxes: [{ id: 'r1' }] },
      { kind: 'transcription', lines: [{ id: 'r1', text: '영수증\n합계' }] },
    ])
  })

  it('in buckets is no ranking', async () => {
    const buckets = whole('ranker', { ranker: { good: ['x'], bad: ['y'] } })
    const { problems } = await read([textTask('가', [whole('choices', { choices: ['a'] }), buckets])])
    expect(problems[0]?.message).toContain('ranker has 2 lists')
  })
})
