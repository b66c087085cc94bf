import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Markdown } from './markdown.tsx'

/** What a text becomes, without the element around it. */
function htmlOf(text: string, under?: number): string {
  const html = renderToStaticMarkup(<Markdown text={text} language="en" {...(under === undefined ? {} : { under })} />)
  return html.replace(/^<div [^>]*>/, '').replace(/<\/div>$/, '')
}

describe('Markdown of answers', () => {
  it.each([
    ['script', 'Hi <script>alert(1)</script>'],
    ['an event handler', '<img src=x onerror=alert(1)>'],
    ['a frame', '<iframe src="https://example.org"></iframe>'],
    ['a comment', '<!-- <b> -->'],
    ['a style', '<style>*{display:none}</style>'],
    ['HTML in a heading', '# <b onclick=x>'],
    ['HTML in a table', '| <b> |\n| - |\n| <i> |'],
    ['HTML in a picture', '![<b>](x)'],
    ['HTML that ends a block', '</div></div><div>'],
  ])('shows written %s as text', (_, text) => {
    expect(htmlOf(text)).not.toMatch(/<(script|img|iframe|style|!--|b|i|\/?div)/)
    expect(htmlOf(text)).toContain('&lt;')
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'java\tscript:alert(1)',
    '&#106;avascript:alert(1)',
    'javascript&colon;alert(1)',
    '&#x01;javascript:alert(1)',
    'java&NewLine;script:alert(1)',
    '/account',
    '//example.org',
    '#top',
  ])('makes no link to %s', (address) => {
    expect(htmlOf(`[a](<${address}>)`)).toMatch(/^<p>(a|\[a\].*)<\/p>$/s)
    expect(htmlOf(`[a]\n\n[a]: <${address}>`)).not.toContain('<a')
    expect(htmlOf(`<${address}>`)).not.toContain('<a')
  })

  it('lets links open elsewhere, without telling where they were clicked', () => {
    expect(htmlOf('[a](https://example.org/page?b=1&c=2 "T&amp;T")')).toBe(
      '<p><a target="_blank" rel="noopener noreferrer nofollow" href="https://example.org/page?b=1&amp;c=2" title="T&amp;T">a</a></p>',
    )
    expect(htmlOf('<me@example.org>')).toContain('href="mailto:me@example.org"')
  })

  it('puts no link into a link', () => {
    expect(htmlOf('[<https://a.test>](https://b.test)').match(/<a /g)).toHaveLength(1)
  })

  it('leaves bare addresses as text', () => {
    expect(htmlOf('https://example.org, www.example.org, me@example.org')).toBe(
      '<p>https://example.org, www.example.org, me@example.org</p>',
    )
  })

  it('fetches no picture', () => {
    expect(htmlOf('![A "*cat*"](https://example.org/cat.png "Title")')).toBe(
      '<p><span class="lab-no-picture">A &quot;cat&quot;</span></p>',
    )
  })

  it('knows tables, strikethrough and task lists, without attributes that the policy refuses', () => {
    const html = htmlOf('| a |\n| -: |\n| ~~b~~ |\n\n- [x] done\n- [ ] open\n\n1. - [x] one\n\n   - [ ] two')
    expect(html).toContain('<th class="lab-align-right">a</th>')
    expect(html).toContain('<del>b</del>')
    expect(html).toContain('<li>☑ done</li><li>☐ open</li>')
    expect(html).toContain('<li><p>☑ one</p></li><li><p>☐ two</p></li>')
    expect(html).not.toMatch(/<input|style=|align="/)
  })

  it('knows lists in lists, quotes, code, rules and hard breaks', () => {
    expect(htmlOf('3. a\n   - b\n\n     c\n4. d')).toBe(
      '<ol start="3"><li>a<ul><li><p>b</p><p>c</p></li></ul></li><li>d</li></ol>',
    )
    expect(htmlOf('> a\nb\n\n---')).toBe('<blockquote><p>a\nb</p></blockquote><hr/>')
    expect(htmlOf('```js\nif (a < b) &amp;\n```\n\n    c')).toBe(
      '<pre><code>if (a &lt; b) &amp;amp;\n</code></pre><pre><code>c\n</code></pre>',
    )
    expect(htmlOf('a  \nb\\\nc `d  e`')).toBe('<p>a<br/>b<br/>c <code>d  e</code></p>')
  })

  it('decodes references once, and none in code', () => {
    expect(htmlOf('&amp;lt; &lt;b&gt; &#x41;&#66; \\&amp; **&eacute;** `&amp;` &nothing;')).toBe(
      '<p>&amp;lt; &lt;b&gt; AB &amp;amp; <strong>é</strong> <code>&amp;amp;</code> &amp;nothing;</p>',
    )
  })

  it('has no footnotes, which would share ids with another answer', () => {
    expect(htmlOf('a[^1]\n\n[^1]: b')).not.toMatch(/id=|<section/)
  })

  it('puts headings below the page, one step at a time', () => {
    const levels = (text: string) => [...htmlOf(text, 3).matchAll(/<h(\d)>/g)].map(([, level]) => level)
    expect(levels('# a\n## b\n#### c\n# d')).toEqual(['4', '5', '6', '4'])
    expect(levels('### a\n# b')).toEqual(['4', '4'])
    expect(levels('> ## a\n\n- ### b\n\nc\n-')).toEqual(['4', '5', '4'])
  })

  it('says its language, and lets its letters choose the direction', () => {
    expect(renderToStaticMarkup(<Markdown text="가" language="ko" />)).toMatch(/^<div lang="ko" dir="auto"/)
  })

  it.each([
    ['nested too deeply', '>'.repeat(5_000)],
    ['made to exhaust whoever reads it', '*a_'.repeat(10_000)],
  ])('shows what is %s as it was written', (_, text) => {
    expect(htmlOf(`1 < 2\n\n${text}`)).toBe(
      `<p class="whitespace-pre-wrap">1 &lt; 2\n\n${text.replaceAll('>', '&gt;')}</p>`,
    )
  })

  it('shows what HTML cannot hold as unknown', () => {
    expect(htmlOf('a\0b\ud800')).toBe('<p>a\uFFFDb\uFFFD</p>')
  })

  it('never makes an element or an attribute that is not one of its own, whatever is written', () => {
    const tags =
      /^<\/?(p|a|em|strong|code|pre|ul|ol|li|h[3-6]|blockquote|hr|br|del|table|thead|tbody|tr|th|td|span)( (href="(https?|mailto):[^"<>]*"|(target|rel|class|start|title)="[^"<>]*"))*( ?\/)?>$/
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
        'https://a',
      ),
      fc.string({ maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const html = htmlOf(pieces.join(''))
        for (const [tag] of html.matchAll(/<[^>]*>/g)) expect(tag).toMatch(tags)
      }),
      { numRuns: 500 },
    )
  })
})
