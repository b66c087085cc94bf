import type { Files, Format } from '#app/domain/datasets/dataset.ts'
import { firstRecord, surely } from '#app/domain/datasets/formats/text/json-records.ts'
import { headOf } from '#app/domain/datasets/formats/text/source.ts'
import { LABEL_STUDIO_KINDS as kinds } from './kinds.ts'
import { readLabelStudio } from './read.ts'
import { writeJson, writeMin } from './write.ts'

/** Label Studio's JSON export: tasks with annotations and their results (labelstud.io/guide/export). */
export const labelStudio: Format = {
  name: 'labelstudio',
  title: 'Label Studio JSON',
  kinds,
  detect: (files) =>
    surely(async () => {
      const head = (await firstRecord(files))?.head ?? ''
      const has = (name: string) => new RegExp(`"${name}"\\s*:`).test(head)
      if (has('images') && has('categories')) return 0
      if ((has('annotations') || has('completions')) && has('data')) return has('result') ? 0.95 : 0.8
      return isConfig(head) || (await onlyConfigs(files)) ? 0.5 : 0
    }),
  read: (files) => readLabelStudio(files, 'labelstudio'),
  write: writeJson,
}

/** Label Studio's JSON_MIN export: a task's data and results side by side. */
export const labelStudioMin: Format = {
  name: 'labelstudio-min',
  title: 'Label Studio JSON_MIN',
  kinds,
  detect: (files) =>
    surely(async () => {
      const head = (await firstRecord(files))?.head ?? ''
      return /"annotator"\s*:/.test(head) && /"annotation_id"\s*:/.test(head) && !/"result"\s*:/.test(head) ? 0.9 : 0
    }),
  read: (files) => readLabelStudio(files, 'labelstudio-min'),
  write: writeMin,
}

/** A configuration in JSON, as the export API gives it. */
function isConfig(head: string): boolean {
  return /"to_name"\s*:\s*\[/.test(head) && /"labels_attrs"\s*:/.test(head)
}

/** Files that are label configurations, which the reader refuses by name. */
async function onlyConfigs(files: Files): Promise<boolean> {
  for (const name of files.names.slice(0, 20)) if (!/^\s*<View\b/.test(await headOf(files, name))) return false
  return files.names.length > 0
}
