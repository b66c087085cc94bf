import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { examDefinitionSchema } from '#app/domain/exams/definition.ts'
import { practiceDefinitionSchema } from '#app/domain/practice/definition.ts'
import { projectDefinitionSchema } from '#app/domain/projects/definition.ts'
import { qualificationDefinitionSchema } from '#app/domain/qualifications/definition.ts'
import type { Bodies, DefinitionType } from './definitions.server.ts'
import { CONTENT_DIR, ContentError, type ContentProblem, parseYaml } from './yaml.server.ts'

export type Definitions = { [T in DefinitionType]: Bodies[T][] }

const SCHEMAS: { [T in DefinitionType]: z.ZodType<Bodies[T]> } = {
  practice: practiceDefinitionSchema,
  exam: examDefinitionSchema,
  qualification: qualificationDefinitionSchema,
  project: projectDefinitionSchema,
}

const FOLDERS: Record<DefinitionType, string> = {
  practice: 'practice',
  exam: 'exams',
  qualification: 'qualifications',
  project: 'projects',
}

export interface ReadDefinition<T extends DefinitionType> {
  body: Bodies[T]
  file: string
  lineOf: (path: readonly PropertyKey[]) => number
}

function readFolder<T extends DefinitionType>(
  contentDir: string,
  type: T,
  broken: ContentProblem[],
): ReadDefinition<T>[] {
  const folder = path.join(contentDir, FOLDERS[type])
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
    : []
  return names.flatMap((name) => {
    const file = `${FOLDERS[type]}/${name}`
    const parsed = parseYaml(readFileSync(path.join(folder, name), 'utf8'), SCHEMAS[type], { file })
    if (!parsed.ok) {
      broken.push(...parsed.problems)
      return []
    }
    const { value: body, lineOf } = parsed
    const slug = name.replace(/\.ya?ml$/, '')
    if (body.slug !== slug)
      broken.push({ file, line: lineOf(['slug']), message: `slug: must be the file's name, "${slug}"` })
    return [{ body, file, lineOf }]
  })
}

/**
 * The practice sets, exams, qualifications and projects of `content/`.
 * @throws ContentError naming every file and line that is malformed
 */
export function readDefinitions(contentDir = CONTENT_DIR): Definitions {
  const { practice, exam, qualification, project } = readAllDefinitions(contentDir)
  const bodies = <B>(list: { body: B }[]) => list.map(({ body }) => body)
  return {
    practice: bodies(practice),
    exam: bodies(exam),
    qualification: bodies(qualification),
    project: bodies(project),
  }
}

/** The definitions with where they were written. @throws ContentError */
export function readAllDefinitions(contentDir: string): { [T in DefinitionType]: ReadDefinition<T>[] } {
  const broken: ContentProblem[] = []
  const all = {
    practice: readFolder(contentDir, 'practice', broken),
    exam: readFolder(contentDir, 'exam', broken),
    qualification: readFolder(contentDir, 'qualification', broken),
    project: readFolder(contentDir, 'project', broken),
  }
  if (broken.length > 0) throw new ContentError(broken)
  return all
}
