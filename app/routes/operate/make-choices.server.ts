import { findDataset } from '#app/features/datasets/load-dataset.server.ts'
import { makingChoices } from '#app/features/datasets/make-of-dataset.server.ts'
import { datasetClasses } from '#app/features/datasets/load-dataset.server.ts'
import { koreanName } from '#app/features/datasets/korean-names.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { found, notFound } from '#app/platform/http.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import type { Choices } from './task-fields.tsx'

/** What the forms that make something of a dataset offer; 404 where nothing can be made. */
export async function choicesFor(request: Request, slug: string, what: 'practice' | 'exam'): Promise<Choices> {
  const dataset = found(await findDataset(slug), 'Dataset')
  if (!dataset.makes) notFound('Dataset')
  const locale = localeOf(request)
  const { courses, qualifications } = await makingChoices()
  const counted = await datasetClasses(dataset)
  const both = (key: string) => ({
    en: i18nOf.en.t(`operate:make.default.${key}`, { name: dataset.name }),
    ko: i18nOf.ko.t(`operate:make.default.${key}`, { name: dataset.name }),
  })
  return {
    dataset: { slug: dataset.slug, name: dataset.name },
    classes: counted
      .filter(({ pictures }) => pictures > 0)
      .map((entry) => ({ ...entry, index: dataset.classNames.indexOf(entry.name), ko: koreanName(entry.name) })),
    courses: courses.map(({ slug: course, title }) => ({ slug: course, title: title[locale] })),
    qualifications: qualifications.map(({ slug: qualification, title }) => ({
      slug: qualification,
      title: title[locale],
    })),
    defaults: {
      slug: `${dataset.slug}-${what}`.slice(0, 64),
      title: both(`${what}Title`),
      summary: both(`${what}Summary`),
      qualification: both('qualificationTitle'),
      criteria: both('criteria'),
    },
  }
}
