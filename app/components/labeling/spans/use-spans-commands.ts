import type { Dispatch, RefObject } from 'react'
import type { Command } from './spans-keys.ts'
import { chosenText, inReadingOrder, spanById, spansOf, type SpansAction, type SpansState } from './spans-state.ts'
import { nearestBorder, paragraphAt, step, stepBorder, wordEdge, type TextIndex } from './text-index.ts'
import { offsetAtPoint } from './text-place.ts'

type Options = {
  root: RefObject<HTMLElement>
  index: TextIndex
  state: SpansState
  dispatch: Dispatch<SpansAction>
  readOnly: boolean
  onHelp: () => void
}

/** Carries out what a key asked for. Answers false when there was nothing to do, so that the browser gets the key. */
export function useSpansCommands({ root, index, state, dispatch, readOnly, onHelp }: Options) {
  const selected = spanById(state, state.selected)
  const { caret } = state

  const goTo = (to: number, extend: boolean, paragraph = false, from = state.anchor) => {
    const anchor = extend && !readOnly ? (selected ? selected.start : from) : to
    const line = index.paragraphs[paragraphAt(index, to)]
    const passed = paragraph && line ? line : { start: Math.min(caret, to), end: Math.max(caret, to) }
    dispatch({ type: 'choose', anchor, caret: to, passed })
    return true
  }

  /** The offset over or under the caret; null when the text ends there or the line is out of sight. */
  const otherLine = (by: 1 | -1): number | null => {
    const mark = root.current?.querySelector('.lab-caret')
    if (!root.current || !mark) return null
    const box = mark.getBoundingClientRect()
    const height = parseFloat(getComputedStyle(mark).lineHeight) || box.height * 1.6
    const offset = offsetAtPoint(root.current, box.left, box.top + box.height / 2 + by * height)
    return offset === null || Math.sign(offset - caret) !== by ? null : nearestBorder(index, offset)
  }
  const otherParagraph = (by: 1 | -1): number => {
    const here = paragraphAt(index, caret)
    const { paragraphs, length } = index
    if (by > 0) return paragraphs[here + 1]?.start ?? length
    return paragraphs[here]!.start < caret ? paragraphs[here]!.start : (paragraphs[here - 1]?.start ?? 0)
  }

  const goThrough = (by: 1 | -1, around: boolean): boolean => {
    const spans = inReadingOrder(spansOf(state))
    if (spans.length === 0) return false
    const here = selected ? spans.findIndex(({ id }) => id === selected.id) : null
    const after = spans.findIndex(({ start }) => start >= caret)
    const place =
      here !== null ? here + by : by > 0 ? (after < 0 ? spans.length : after) : (after < 0 ? spans.length : after) - 1
    const next = around ? spans[(place + spans.length) % spans.length] : spans[place]
    if (next) dispatch({ type: 'select', id: next.id })
    return next !== undefined
  }

  const edit = (command: Command): boolean => {
    switch (command.type) {
      case 'undo':
      case 'redo':
        dispatch({ type: command.type })
        return true
      case 'class':
        dispatch({ type: 'class', class: command.name })
        return true
      case 'delete':
        if (selected) dispatch({ type: 'delete', id: selected.id })
        return selected !== undefined
      case 'enter':
        dispatch(selected ? { type: 'leave' } : { type: 'mark' })
        return true
      case 'border': {
        if (!selected) return false
        const { edge, by, unit } = command
        const { start, end } = selected
        const range = { start, end, [edge]: stepBorder(index, selected[edge], by, unit, edge) }
        dispatch({ type: 'border', id: selected.id, range, run: edge })
        return true
      }
      default:
        return false
    }
  }

  return (command: Command, viaTab: boolean): boolean => {
    switch (command.type) {
      case 'help':
        onHelp()
        return true
      case 'next':
        return goThrough(1, !viaTab)
      case 'previous':
        return goThrough(-1, !viaTab)
      case 'leave': {
        const { start, end } = chosenText(state)
        if (!selected && start === end) return false
        dispatch({ type: 'leave' })
        return true
      }
      case 'move': {
        const { start, end } = chosenText(state)
        // As in every editor: an arrow without Shift ends a selection at its edge.
        if (!command.extend && command.unit === 'grapheme' && end > start)
          return goTo(command.by > 0 ? end : start, false)
        // Who selects words means words: the blank before the first one is not part of it.
        const begins = command.extend && command.unit === 'word' && start === end && !selected
        const from = begins && !readOnly ? wordEdge(index, caret, command.by) : state.anchor
        return goTo(step(index, caret, command.by, command.unit), command.extend, false, from)
      }
      case 'line':
        return goTo(otherLine(command.by) ?? otherParagraph(command.by), command.extend)
      case 'paragraph':
        return goTo(otherParagraph(command.by), command.extend, true)
      case 'edge': {
        const { start, end } = index.paragraphs[paragraphAt(index, caret)]!
        return goTo(command.by > 0 ? end : start, command.extend)
      }
      case 'end':
        return goTo(command.by > 0 ? index.length : 0, command.extend)
      case 'all':
        if (!readOnly) dispatch({ type: 'choose', anchor: 0, caret: index.length })
        return !readOnly
      default:
        return readOnly ? false : edit(command)
    }
  }
}
