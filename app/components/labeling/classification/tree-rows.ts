import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { searchFor } from './search.ts'

/** One line of the tree as it is shown. */
export type TreeRow = {
  name: string
  /** From 1. */
  level: number
  hasChildren: boolean
  open: boolean
  /** Its place among its siblings that are shown, from 1, and how many they are. */
  place: number
  siblings: number
}

type Classes = Taxonomy['classes']

export const isTree = ({ classes }: Taxonomy): boolean => classes.some(({ parent }) => parent !== undefined)

/** A class's ancestors, the outermost first, and the class itself. */
export function pathOf(classes: Classes, name: string): string[] {
  const path: string[] = []
  for (let at: string | undefined = name; at !== undefined && !path.includes(at);) {
    path.unshift(at)
    const here: string = at
    at = classes.find((one) => one.name === here)?.parent
  }
  return path
}

/** The classes whose name or title, in any language, contains every word of the query (search.ts). */
export function found(classes: Classes, query: string): Set<string> {
  const asked = searchFor(query)
  return new Set(
    classes.filter(({ name, title }) => asked([name, ...Object.values(title ?? {})].join(' '))).map(({ name }) => name),
  )
}

/**
 * The lines of the tree: with a query, what it finds and the way there, all open; without, the children of what is open.
 */
export function treeRows(classes: Classes, opened: ReadonlySet<string>, query: string): TreeRow[] {
  const searching = query.trim() !== ''
  const shown = searching
    ? new Set([...found(classes, query)].flatMap((name) => pathOf(classes, name)))
    : new Set(classes.map(({ name }) => name))
  const childrenOf = new Map<string | undefined, string[]>()
  for (const { name, parent } of classes)
    if (shown.has(name)) childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), name])
  const rows: TreeRow[] = []
  const add = (parent: string | undefined, level: number) => {
    const names = childrenOf.get(parent) ?? []
    names.forEach((name, index) => {
      const hasChildren = childrenOf.has(name)
      const open = hasChildren && (searching || opened.has(name))
      rows.push({ name, level, hasChildren, open, place: index + 1, siblings: names.length })
      if (open) add(name, level + 1)
    })
  }
  add(undefined, 1)
  return rows
}
