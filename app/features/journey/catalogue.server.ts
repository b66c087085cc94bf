import { type Bodies, type DefinitionType, parseBody } from '#app/platform/definitions.server.ts'
import { statement } from '#app/platform/db.server.ts'
import { type Course, lessonIndex } from '#app/platform/content.server.ts'

/** What is on offer now, in the order of the lists; the same object until something is published or withdrawn. */
export interface Offer {
  courses: readonly Course[]
  practice: readonly Bodies['practice'][]
  exams: readonly Bodies['exam'][]
  qualifications: readonly Bodies['qualification'][]
  projects: readonly Bodies['project'][]
}

const STAMP = 'SELECT count(*) AS rows, count(withdrawnAt) AS withdrawn FROM Definition'
const NEWEST = `SELECT type, slug, body, withdrawnAt FROM Definition d
  WHERE version = (SELECT max(version) FROM Definition o WHERE o.type = d.type AND o.slug = d.slug) ORDER BY type, slug`

let known: { watch: unknown; dataVersion: number; stamp: string; offer: Offer } | null = null

/**
 * The current definitions, parsed. Every page asks, so they are kept: SQLite says in a microsecond whether anybody
 * wrote at all since, and only then is it looked whether definitions were among it.
 */
export function currentOffer(): Offer {
  const watch = statement('PRAGMA data_version')
  const { data_version: dataVersion } = watch.get() as { data_version: number }
  if (known?.watch === watch && known.dataVersion === dataVersion) return known.offer
  const { rows, withdrawn } = statement(STAMP).get() as { rows: number; withdrawn: number }
  const stamp = `${rows} ${withdrawn}`
  const offer = known?.watch === watch && known.stamp === stamp ? known.offer : readOffer()
  known = { watch, dataVersion, stamp, offer }
  return offer
}

function readOffer(): Offer {
  const rows = statement(NEWEST).all() as {
    type: DefinitionType
    slug: string
    body: string
    withdrawnAt: string | null
  }[]
  const of = <T extends DefinitionType>(type: T) =>
    rows
      .filter((row) => row.type === type && row.withdrawnAt === null)
      .map((row) => parseBody(type, JSON.parse(row.body)))
  return {
    courses: lessonIndex().courses,
    practice: of('practice').sort((a, b) => a.order - b.order),
    exams: of('exam'),
    qualifications: of('qualification'),
    projects: of('project'),
  }
}
