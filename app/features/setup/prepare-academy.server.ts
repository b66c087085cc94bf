import { listDefinitions } from '#app/platform/definitions.server.ts'
import { renderInProcesses } from '#app/features/items/render-scene.server.ts'
import { AT_ONCE } from '#app/features/items/make-scenes.server.ts'
import { readDefinitions } from '#app/platform/content.server.ts'
import { readContentDatasets } from '#app/platform/dataset-files.server.ts'
import { prepareExamScenes } from './ensure-pool.server.ts'
import { preparePracticeScenes } from '#app/features/practice/ready-scenes.server.ts'
import type { Progress } from './progress.ts'
import { prepareProjectTasks } from './project-tasks.server.ts'
import { installSecret } from './secret.server.ts'
import { syncDefinitions } from './sync-definitions.server.ts'
import { writeDatasets } from './write-datasets.server.ts'

export interface PrepareAcademy {
  /** The folder with the YAML definitions. */
  contentDir: string
  now: Date
  onProgress: Progress
}

/**
 * Makes the academy ready to serve: datasets and definitions from the content folder, the install's secret, exam pools, project
 * tasks, and the first pictures of each practice set. Does only what is missing, so that running it again changes
 * nothing and a killed run can be run again.
 * @throws Error naming file and line when a definition is wrong
 */
export async function prepareAcademy({ contentDir, now, onProgress }: PrepareAcademy): Promise<void> {
  const [datasets, definitions] = [readContentDatasets(contentDir), readDefinitions(contentDir)]
  for (const change of await writeDatasets(datasets, now)) onProgress(change)
  for (const change of await syncDefinitions(definitions, now)) onProgress(change)
  await installSecret(now)
  renderInProcesses(AT_ONCE)
  for (const { body } of await listDefinitions('practice')) await preparePracticeScenes(body, now, onProgress)
  for (const { body } of await listDefinitions('exam')) await prepareExamScenes(body, now, onProgress)
  for (const project of await listDefinitions('project')) await prepareProjectTasks(project, now, onProgress)
}
