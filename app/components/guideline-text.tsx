/** A guideline's text. The server made its HTML out of Markdown without markup (platform/guideline.server.ts). */
export function GuidelineText({ html, className = '' }: { html: string; className?: string }) {
  return <div className={`prose max-w-prose ${className}`} dangerouslySetInnerHTML={{ __html: html }} />
}
