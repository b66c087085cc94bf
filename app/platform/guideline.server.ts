import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

/**
 * A guideline's Markdown as HTML that is safe to put into a page: markup in it becomes text, links go to http, https,
 * mailto or this site, and pictures are not shown, because a guideline must not call another host.
 */
export function guidelineHtml(markdown: string): string {
  return micromark(markdown, {
    extensions: [gfm(), { disable: { null: ['labelStartImage'] } }],
    htmlExtensions: [gfmHtml()],
  })
}
