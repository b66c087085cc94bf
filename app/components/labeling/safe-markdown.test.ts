import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeMarkdown } from './safe-markdown.ts'

describe('Markdown of answers', () => {
  it.each([
    ['script', 'Hi <script>alert(1)</script>'],
    ['an event handler', '<img src=x onerror=alert(1)>'],
    ['a frame', '<iframe src="https://example.org"></iframe>'],
    ['a comment', '<!-- <b> -->'],
    ['a style', '<style>*{display:none}</style>'],
  ])('shows written %s as text', (_, text) => {
    expect(safeMarkdown(text)).not.toMatch(/<(script|img|iframe|style|!--)/)
    expect(safeMarkdown(text)).toContain('&lt;')
  })

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', 'java\tscript:alert(1)'])(
    'empties links to %s',
    (address) => {
      expect(safeMarkdown(`[a](<${address}>)`)).not.toMatch(/href="(?!")/)
    },
  )

  it('lets links open elsewhere, without telling where they were clicked', () => {
    expect(safeMarkdown('[a](https://example.org)')).toBe(
      '<p><a target="_blank" rel="noopener noreferrer nofollow" href="https://example.org">a</a></p>',
    )
  })

  it('fetches no picture', () => {
    expect(safeMarkdown('![A "cat"](https://example.org/cat.png "Title")')).toBe(
      '<p><span class="lab-no-picture">A &quot;cat&quot;</span></p>',
    )
  })

  it('knows tables, strikethrough and task lists, without attributes that the policy refuses', () => {
    const html = safeMarkdown('| a |\n| -: |\n| ~~b~~ |\n\n- [x] done\n- [ ] open')
    expect(html).toContain('<th class="lab-align-right">a</th>')
    expect(html).toContain('<del>b</del>')
    expect(html).toContain('☑ done')
    expect(html).not.toMatch(/<input|style=|align="/)
  })

  it('has no footnotes, which would share ids with another answer', () => {
    expect(safeMarkdown('a[^1]\n\n[^1]: b')).not.toMatch(/id=|<section/)
  })

  it('puts headings below the page, one step at a time', () => {
    const levels = (text: string) => [...safeMarkdown(text, 3).matchAll(/<h(\d)>/g)].map(([, level]) => level)
    expect(levels('# a\n## b\n#### c\n# d')).toEqual(['4', '5', '6', '4'])
    expect(levels('### a\n# b')).toEqual(['4', '4'])
  })

  it('never makes an element or an attribute that is not one of its own, whatever is written', () => {
    const tags =
      /^<\/?(p|a|em|strong|code|pre|ul|ol|li|h[3-6]|blockquote|hr|br|del|table|thead|tbody|tr|th|td|span)( (href|target|rel|class|start|title)="[^"<>]*")*( \/)?>$/
    const piece = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '![',
        '](',
        ')',
        '[',
        '`',
        '*',
        '_',
        '|',
        '\n',
        '# ',
        '- [x] ',
        '<a',
        ' on',
        '=',
        'javascript:',
      ),
      fc.string({ maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const html = safeMarkdown(pieces.join(''))
        for (const [tag] of html.matchAll(/<[^>]*>/g)) expect(tag).toMatch(tags)
      }),
      { numRuns: 500 },
    )
  })
})
