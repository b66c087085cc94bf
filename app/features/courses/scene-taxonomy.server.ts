import type { SceneTry } from '#app/domain/courses/scene-try.ts'
import type { Skeleton, Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { PERSON_EDGES, PERSON_POINTS } from '#app/domain/scenes/skeleton.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import type { Locale } from '#app/platform/session.server.ts'

/** The classes of an exercise on a drawn scene, called as the reader's language calls them; people with their joints. */
export function sceneTaxonomy({ kind, classes }: SceneTry, locale: Locale): Taxonomy {
  const { t } = i18nOf[locale]
  const title = (key: string) => ({ [locale]: t(`scenes:${key}`) })
  const skeleton: Skeleton = {
    points: PERSON_POINTS.map((name) => ({ name, title: title(`point.${name}`) })),
    edges: PERSON_EDGES.map(([from, to]) => [from, to]),
  }
  return {
    classes: classes.map((name) => ({
      name,
      title: title(`class.${name}`),
      ...(kind === 'keypoints' ? { skeleton } : {}),
    })),
  }
}
