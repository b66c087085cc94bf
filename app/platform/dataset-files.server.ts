import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { type ContentDataset, contentDatasetSchema } from '#app/domain/datasets/content-dataset.ts'
import { CONTENT_DIR, ContentError, type ContentProblem, parseYaml } from './yaml.server.ts'

/**
 * The datasets of `content/datasets/`: texts with their gold, for practice.
 * @throws ContentError naming every file and line that is malformed
 */
export function readContentDatasets(contentDir = CONTENT_DIR): ContentDataset[] {
  const folder = path.join(contentDir, 'datasets')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : []
  const broken: ContentProblem[] = []
  const datasets = names.sort().flatMap((name) => {
    const file = `datasets/${name}`
    const parsed = parseYaml(readFileSync(path.join(folder, name), 'utf8'), contentDatasetSchema, { file })
    if (!parsed.ok) {
      broken.push(...parsed.problems)
      return []
    }
    const slug = name.replace(/\.ya?ml$/, '')
    if (parsed.value.slug !== slug)
      broken.push({ file, line: parsed.lineOf(['slug']), message: `slug: must be the file's name, "${slug}"` })
    return [parsed.value]
  })
  if (broken.length > 0) throw new ContentError(broken)
  return datasets
}
