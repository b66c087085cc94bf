import type { ComponentProps } from 'react'
import { ShortcutsDialog } from '#app/components/labeling/keys/shortcuts-dialog.tsx'
import { FIXED_KEYS, GESTURES } from './help-lists.ts'
import type { ShapeKind } from './shape.ts'

type Props = Omit<ComponentProps<typeof ShortcutsDialog>, 'tool' | 'help'> & { kind: ShapeKind }

/** The keys and gestures of a tool for shapes. */
export function ShapesHelp({ kind, ...props }: Props) {
  return <ShortcutsDialog tool={kind} help={{ gestures: GESTURES[kind], fixed: FIXED_KEYS[kind] }} {...props} />
}
