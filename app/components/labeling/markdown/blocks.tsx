import { createElement } from 'react'
import type { MarkedToken, Token, Tokens } from 'marked'
import type { HeadingLevels } from './heading-levels.ts'
import { Box, Inlines } from './inlines.tsx'

type Props = { tokens: readonly Token[]; levels: HeadingLevels }

/** Paragraphs, lists, tables, … as elements. What is not one of ours stays as it was written. */
export function Blocks({ tokens, levels }: Props) {
  return (
    <>
      {(tokens as MarkedToken[]).map((token, at) => (
        <Block key={at} token={token} levels={levels} />
      ))}
    </>
  )
}

function Block({ token, levels }: { token: MarkedToken; levels: HeadingLevels }) {
  switch (token.type) {
    case 'space':
    case 'def':
      return null
    case 'paragraph':
      return (
        <p>
          <Inlines tokens={token.tokens} />
        </p>
      )
    case 'text':
      return <Inlines tokens={token.tokens ?? [token]} />
    case 'heading':
      return createElement(`h${levels.get(token)}`, null, <Inlines tokens={token.tokens} />)
    case 'code':
      return (
        <pre>
          <code>{token.text === '' ? '' : token.text.replace(/\n?$/, '\n')}</code>
        </pre>
      )
    case 'blockquote':
      return (
        <blockquote>
          <Blocks tokens={token.tokens} levels={levels} />
        </blockquote>
      )
    case 'list':
      return <List list={token} levels={levels} />
    case 'table':
      return <Table table={token} />
    case 'checkbox':
      return <Box checked={token.checked} />
    case 'hr':
      return <hr />
    default:
      return <>{token.raw}</>
  }
}

function List({ list, levels }: { list: Tokens.List; levels: HeadingLevels }) {
  const items = list.items.map((item, at) => (
    <li key={at}>
      <Blocks tokens={item.tokens} levels={levels} />
    </li>
  ))
  if (!list.ordered) return <ul>{items}</ul>
  return <ol start={list.start === '' || list.start === 1 ? undefined : list.start}>{items}</ol>
}

function Table({ table }: { table: Tokens.Table }) {
  return (
    <table>
      <thead>
        <tr>
          <Cells as="th" cells={table.header} />
        </tr>
      </thead>
      {table.rows.length > 0 ? (
        <tbody>
          {table.rows.map((cells, at) => (
            <tr key={at}>
              <Cells as="td" cells={cells} />
            </tr>
          ))}
        </tbody>
      ) : null}
    </table>
  )
}

function Cells({ as: Cell, cells }: { as: 'th' | 'td'; cells: readonly Tokens.TableCell[] }) {
  return (
    <>
      {cells.map(({ align, tokens }, at) => (
        <Cell key={at} className={align ? `lab-align-${align}` : undefined}>
          <Inlines tokens={tokens} />
        </Cell>
      ))}
    </>
  )
}
