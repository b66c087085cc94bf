import { useMemo, useState, type PointerEvent, type RefObject } from 'react'
import type { RankingLabel } from '#app/domain/labels/opinions.ts'
import { useEdgeScroll, type Spot } from '#app/components/labeling/edge-scroll.ts'
import type { LabelControl } from '#app/components/labeling/use-label.ts'
import { moved, orderOf, rowsOf, tieToggled, type Row } from './order.ts'

/** What the last action did, for those who cannot see it. A new object each time. */
export type RankingEvent = {
  type: 'picked' | 'carried' | 'dropped' | 'moved' | 'cancelled' | 'tied' | 'untied' | 'kept'
  id: string
}
/** A candidate that is being carried: from where in the list as it was, to where. */
type Carried = { id: string; from: number; to: number; by: 'keys' | 'pointer' }

/** The list, what is being carried through it, and everything that can be done to it. */
export function useRanking(
  { label, change }: Pick<LabelControl<RankingLabel>, 'label' | 'change'>,
  start: readonly string[],
  readOnly: boolean,
) {
  const [carried, setCarried] = useState<Carried | null>(null)
  const [event, setEvent] = useState<RankingEvent | null>(null)
  const kept = useMemo(() => rowsOf(label.order, start), [label.order, start])
  const rows = carried ? moved(kept, carried.from, carried.to) : kept

  const keep = (next: readonly Row[]) => change({ kind: 'ranking', order: orderOf(next) })
  /** The order as it stands is the answer. */
  const keepAsIs = () => {
    if (readOnly || !rows[0]) return
    keep(rows)
    setEvent({ type: 'kept', id: rows[0].id })
  }
  const move = (id: string, by: 1 | -1) => {
    const from = rows.findIndex((row) => row.id === id)
    if (readOnly || from + by < 0 || from + by >= rows.length) return
    keep(moved(rows, from, from + by))
    setEvent({ type: 'moved', id })
  }
  const tie = (id: string) => {
    const index = rows.findIndex((row) => row.id === id)
    if (readOnly || index < 1) return
    keep(tieToggled(rows, index))
    setEvent({ type: rows[index]!.tied ? 'untied' : 'tied', id })
  }
  const pick = (id: string, by: Carried['by']) => {
    if (readOnly) return
    const from = kept.findIndex((row) => row.id === id)
    setCarried({ id, from, to: from, by })
    setEvent({ type: 'picked', id })
  }
  const carry = (to: number) => {
    if (!carried || to === carried.to || to < 0 || to >= kept.length) return
    setCarried({ ...carried, to })
    setEvent({ type: 'carried', id: carried.id })
  }
  const drop = () => {
    if (!carried) return
    if (carried.to !== carried.from) keep(rows)
    setCarried(null)
    setEvent({ type: 'dropped', id: carried.id })
  }
  const cancel = () => {
    if (!carried) return
    setCarried(null)
    setEvent({ type: 'cancelled', id: carried.id })
  }
  return { rows, carried, event, keepAsIs, move, tie, pick, carry, drop, cancel }
}

export type Ranking = ReturnType<typeof useRanking>

/** Dragging by a handle, with the mouse or a finger. The list takes the pointer: the handle moves with its candidate. */
export function useRankingPointer(list: RefObject<HTMLOListElement>, ranking: Ranking) {
  const { carried, pick, carry, drop, cancel } = ranking
  const dragging = carried?.by === 'pointer'
  const follow = ({ clientY }: Spot) => {
    if (!dragging) return
    const others = [...(list.current?.children ?? [])].filter(
      (row) => (row as HTMLElement).dataset.candidate !== carried.id,
    )
    carry(others.filter((row) => middleOf(row) < clientY).length)
  }
  const edge = useEdgeScroll(follow)
  return {
    onPointerDown: (event: PointerEvent) => {
      const id = (event.target as Element).closest<HTMLElement>('[data-handle]')?.dataset.handle
      if (!id || event.button !== 0 || !event.isPrimary) return
      list.current?.setPointerCapture(event.pointerId)
      pick(id, 'pointer')
    },
    onPointerMove: (event: PointerEvent) => {
      if (!dragging) return
      follow(event)
      edge.at(event)
    },
    onPointerUp: () => {
      edge.stop()
      if (dragging) drop()
    },
    onPointerCancel: () => {
      edge.stop()
      if (dragging) cancel()
    },
  }
}

function middleOf(element: Element): number {
  const { top, height } = element.getBoundingClientRect()
  return top + height / 2
}
