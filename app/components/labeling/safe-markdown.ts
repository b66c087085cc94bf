import { micromark } from 'micromark'
import { gfmStrikethrough, gfmStrikethroughHtml } from 'micromark-extension-gfm-strikethrough'
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table'
import { gfmTaskListItem, gfmTaskListItemHtml } from 'micromark-extension-gfm-task-list-item'

/**
 * Of GitHub's Markdown what answers use. Footnotes would bring ids and headings of their own, which two answers on one
 * page would share; bare addresses stay text, which keeps this in the size that a tool may have.
 */
const OPTIONS = {
  extensions: [gfmTable(), gfmStrikethrough(), gfmTaskListItem()],
  htmlExtensions: [gfmTableHtml(), gfmStrikethroughHtml(), gfmTaskListItemHtml()],
}

/**
 * GitHub-flavoured Markdown as HTML that is safe to show: written HTML appears as text, addresses other than http(s),
 * mail and the like are emptied (both are micromark's defaults), links open elsewhere and learn nothing of this page,
 * pictures are not fetched: their description stands in their place. Headings are put below `under`, one step at a time.
 */
export function safeMarkdown(text: string, under = 2): string {
  const html = micromark(text, OPTIONS)
  // Everything that was written is escaped by now, so a tag in this text is one of micromark's own.
  return withHeadingsUnder(
    html
      .replace(/<img src="[^"]*" alt="([^"]*)"(?: title="[^"]*")? \/>/g, '<span class="lab-no-picture">$1</span>')
      .replace(/<a href="/g, '<a target="_blank" rel="noopener noreferrer nofollow" href="')
      .replace(/<input type="checkbox" disabled="" checked="" \/>/g, '☑')
      .replace(/<input type="checkbox" disabled="" \/>/g, '☐')
      .replace(/ align="(left|right|center)"/g, ' class="lab-align-$1"'),
    under,
  )
}

function withHeadingsUnder(html: string, under: number): string {
  const written = [...html.matchAll(/<h([1-6])>/g)].map(([, level]) => Number(level))
  const highest = Math.min(...written)
  let last = under
  return html.replace(/<h([1-6])>([\s\S]*?)<\/h\1>/g, (_, level: string, words: string) => {
    last = Math.min(Number(level) - highest + under + 1, last + 1, 6)
    return `<h${last}>${words}</h${last}>`
  })
}
