import { describe, expect, it } from 'vitest'
import { found, isTree, pathOf, treeRows } from './tree-rows.ts'

const classes = [
  { name: 'billing', title: { en: 'Billing', ko: '결제' } },
  { name: 'refund', parent: 'billing', title: { en: 'Refund', ko: '환불' } },
  { name: 'partial-refund', parent: 'refund', title: { en: 'Partial refund', ko: '부분 환불' } },
  { name: 'invoice', parent: 'billing', title: { en: 'Invoice', ko: '청구서' } },
  { name: 'delivery', title: { en: 'Delivery', ko: '배송' } },
]
const shown = (open: string[], query = '') =>
  treeRows(classes, new Set(open), query).map(({ name, level }) => `${'  '.repeat(level - 1)}${name}`)

describe('the tree of classes', () => {
  it('is one when a class has a parent', () => {
    expect(isTree({ classes })).toBe(true)
    expect(isTree({ classes: [{ name: 'a' }] })).toBe(false)
  })

  it('shows the children of what is open', () => {
    expect(shown([])).toEqual(['billing', 'delivery'])
    expect(shown(['billing'])).toEqual(['billing', '  refund', '  invoice', 'delivery'])
    expect(shown(['billing', 'refund'])).toEqual(['billing', '  refund', '    partial-refund', '  invoice', 'delivery'])
  })

  it.each([
    ['invoice', ['billing', '  invoice']],
    ['환불', ['billing', '  refund', '    partial-refund']],
    ['PARTIAL re', ['billing', '  refund', '    partial-refund']],
    ['배송', ['delivery']],
    ['nothing', []],
  ])('finds %s in either language and shows the way there', (query, rows) => {
    expect(shown([], query)).toEqual(rows)
  })

  it('says where a line stands among its siblings', () => {
    expect(treeRows(classes, new Set(['billing']), '')[2]).toEqual({
      name: 'invoice',
      level: 2,
      hasChildren: false,
      open: false,
      place: 2,
      siblings: 2,
    })
  })

  it('knows the way to a class', () => {
    expect(pathOf(classes, 'partial-refund')).toEqual(['billing', 'refund', 'partial-refund'])
    expect(found(classes, 'refund').size).toBe(2)
  })
})
