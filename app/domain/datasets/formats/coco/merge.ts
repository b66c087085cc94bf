import type { Draft, PictureKind } from '#app/domain/datasets/formats/shared/assemble.ts'
import { Classes } from '#app/domain/datasets/formats/shared/assemble.ts'
import type { Report } from '#app/domain/datasets/formats/shared/report.ts'
import type { CocoFile } from './read-file.ts'

const SHAPES = [
  ['boxes', 'boxes'],
  ['polygons', 'polygons'],
  ['keypoints', 'instances'],
  ['classification', 'classes'],
] as const satisfies readonly (readonly [PictureKind, keyof Draft])[]

/**
 * Several COCO files of one dataset as one: parts (train, val) stand beside each other; files about the same pictures
 * (instances, person_keypoints) complete each other. Where two tell different things of one picture and kind, the first
 * counts, and the report says so.
 */
export function mergeCoco(read: readonly CocoFile[], report: Report): { drafts: Draft[]; classes: Classes } {
  const drafts = new Map<string, Draft>()
  const sources = new Map<Draft, Map<PictureKind, string>>()
  const classes = new Classes()
  for (const { file, drafts: added, kinds, classes: own } of read) {
    for (const entry of own.list()) {
      const problem = classes.problem(entry.name)
      if (problem) report.add(file, problem)
      else if (entry.skeleton && !classes.get(entry.name)?.skeleton)
        classes.amend(entry.name, { skeleton: entry.skeleton })
    }
    const refused = new Map<string, number>()
    for (const draft of added) {
      const key = `${draft.split}/${draft.name}`
      const before = drafts.get(key)
      if (!before) {
        drafts.set(key, { ...draft, kinds: new Set(kinds) })
        sources.set(drafts.get(key)!, new Map([...kinds].map((kind) => [kind, file])))
        continue
      }
      for (const what of complete(before, draft, kinds, file, sources.get(before)!))
        refused.set(what, (refused.get(what) ?? 0) + 1)
    }
    for (const [what, count] of refused)
      report.add(file, `${what} of ${count} ${count === 1 ? 'picture' : 'pictures'} are not read`)
  }
  return { drafts: [...drafts.values()], classes }
}

/** Adds what a second file says of a picture; returns which kinds it says differently. */
function complete(
  before: Draft,
  draft: Draft,
  kinds: ReadonlySet<PictureKind>,
  file: string,
  sources: Map<PictureKind, string>,
): string[] {
  if (before.width !== draft.width || before.height !== draft.height)
    return [`the picture has another size than in ${[...sources.values()][0]}; all labels`]
  return SHAPES.flatMap(([kind, list]) => {
    if (!kinds.has(kind)) return []
    const earlier = sources.get(kind)
    if (earlier === undefined) {
      sources.set(kind, file)
      before.kinds = new Set([...(before.kinds ?? []), kind])
      Object.assign(before, { [list]: draft[list] })
      return []
    }
    const known = new Set((before[list] as unknown[]).map((part) => JSON.stringify(part)))
    const agrees = (draft[list] as unknown[]).every((part) => known.has(JSON.stringify(part)))
    return agrees ? [] : [`${kind} differ from those in ${earlier}; those`]
  })
}
