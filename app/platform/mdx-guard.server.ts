import type { ContentProblem } from './yaml.server.ts'

/**
 * What a lesson may contain: Markdown, and our own components, each on a line of its own with nothing but an id.
 * Looked for in the syntax tree, before anything is bundled or run. Lessons are written by the academy's authors,
 * but a lesson that comes in a merge request must not be a program.
 */
interface Node {
  type: string
  depth?: number
  name?: string | null
  value?: string
  url?: string
  attributes?: { type: string; name?: string; value?: unknown }[]
  children?: Node[]
  data?: Record<string, unknown>
  position?: { start: { line: number } }
}

const COMPONENTS = new Set(['Check', 'Picture', 'Compare', 'TryIt', 'Anchor'])
const REFUSED: Record<string, string> = {
  mdxjsEsm: 'import and export are not used in lessons; remove the line',
  mdxFlowExpression: 'expressions in { } are not used in lessons; write the words out (a brace is written \\{)',
  mdxTextExpression: 'expressions in { } are not used in lessons; write the words out (a brace is written \\{)',
  html: 'HTML is not used in lessons; use Markdown',
  image: 'pictures are declared in the front matter and placed with <Picture id="…" />',
  imageReference: 'pictures are declared in the front matter and placed with <Picture id="…" />',
  yaml: 'a lesson has one front matter, at its beginning',
  toml: 'a lesson has one front matter, at its beginning',
}
/** Web addresses, mail, pages of this site, and sections of this page. */
const LINK = /^(https?:\/\/|mailto:|#|\/(?![/\\]))/

/** A remark plugin: reports what is not allowed and then stops; gives headings the address of the Anchor before them. */
export function guardLesson({ file, problems }: { file: string; problems: ContentProblem[] }) {
  return (tree: Node) => {
    const report = (node: Node, message: string) =>
      problems.push({ file, line: node.position?.start.line ?? 1, message })
    const visit = (node: Node, parent: Node) => {
      const refused = REFUSED[node.type]
      if (refused) return report(node, refused)
      if (node.type.startsWith('mdxJsx')) return checkComponent(node, parent, report)
      if (node.type === 'heading' && node.depth === 1)
        return report(node, 'the title is in the front matter; sections begin with ##')
      if ((node.type === 'link' || node.type === 'definition') && !LINK.test(node.url ?? ''))
        report(node, `links go to https:, mailto:, /a-page or #a-section, not to "${node.url}"`)
      for (const child of node.children ?? []) visit(child, node)
    }
    for (const child of tree.children ?? []) visit(child, tree)
    if (problems.length > 0) throw new Error('the lesson is refused')
    placeAnchors(tree, report)
    if (problems.length > 0) throw new Error('the lesson is refused')
  }
}

function checkComponent(node: Node, parent: Node, report: (node: Node, message: string) => void): void {
  const name = node.name ?? ''
  if (!COMPONENTS.has(name))
    return void report(
      node,
      `<${name}> is not used in lessons; there are <Check>, <Picture>, <Compare>, <TryIt> and <Anchor>`,
    )
  if (node.type !== 'mdxJsxFlowElement' || parent.type !== 'root')
    return void report(node, `<${name} /> stands on a line of its own, with empty lines around it`)
  const [id, ...others] = node.attributes ?? []
  if (others.length > 0 || id?.type !== 'mdxJsxAttribute' || id.name !== 'id' || typeof id.value !== 'string')
    return void report(node, `write it as <${name} id="…" />, with nothing else`)
  if (node.children?.length) report(node, `<${name} id="…" /> holds nothing`)
}

function placeAnchors(tree: Node, report: (node: Node, message: string) => void): void {
  const children = tree.children ?? []
  children.forEach((node, index) => {
    if (node.name !== 'Anchor') return
    const next = children[index + 1]
    if (next?.type !== 'heading') return report(node, 'an <Anchor> stands right before a heading')
    next.data = { ...next.data, hProperties: { id: node.attributes?.[0]?.value } }
  })
  tree.children = children.filter(({ name }) => name !== 'Anchor')
}
