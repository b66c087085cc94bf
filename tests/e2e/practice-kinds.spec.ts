import { type Page, expect, test } from '@playwright/test'
import type { ItemContent } from '#app/domain/labels/content.ts'
import { type GoldLabel, type Label, goldLabelSchema } from '#app/domain/labels/label.ts'
import { LABEL_KINDS } from '#app/domain/labels/kind.ts'
import { classTitle } from '#app/domain/labels/taxonomy.ts'
import type { PracticeDefinition } from '#app/domain/practice/definition.ts'
import { readDefinitions } from '#app/platform/definition-files.server.ts'
import { rightAnswer, wrongAnswer } from '#tests/support/answers.ts'
import { type Academy, startAcademy } from './support/academy.ts'
import { lookUp } from './support/labeling.ts'
import { wordsOf } from './support/words.ts'

/**
 * Practice of every kind of label, as a person does it: a set is chosen from the list, its task opened, a draft found
 * again and handed in, the findings read; then the next task is answered rightly. Kinds that are chosen or written are
 * answered by hand in their tool; what is drawn or marked comes back as a draft (the tools have browser tests of their own).
 */
const t = wordsOf('en')
const { practice } = readDefinitions('content')
const setOf = (kind: string) =>
  practice.find((set) => set.kind === kind && set.pool.source === 'dataset') ??
  practice.find((set) => set.kind === kind)!

test.use({ viewport: { width: 1280, height: 900 }, locale: 'en-US' })
let academy: Academy
test.beforeAll(async () => {
  academy = await startAcademy()
})
test.afterAll(() => academy.stop())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const taskOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1)!

function goldOf(task: string): GoldLabel {
  const label = lookUp(
    academy,
    `SELECT g.label FROM PracticeTask p JOIN GoldLabel g ON g.itemId = p.itemId AND g.version = p.goldVersion WHERE p.id = ?`,
    task,
  )
  return goldLabelSchema.parse(JSON.parse(String(label)))
}
function contentOf(task: string): ItemContent | null {
  const content = lookUp(
    academy,
    'SELECT i.content FROM PracticeTask p JOIN Item i ON i.id = p.itemId WHERE p.id = ?',
    task,
  )
  return content === null ? null : (JSON.parse(String(content)) as ItemContent)
}

/** Leaves a draft in this browser, as the page itself does, and opens the task again. */
async function findDraft(page: Page, label: Label) {
  const key = `assay:practice:${taskOf(page)}`
  await page.evaluate(([name, text]) => localStorage.setItem(name!, text!), [key, JSON.stringify(label)])
  await page.reload()
  await expect(page.getByText(t('practice:restored'))).toBeVisible()
}

/** Answers in the tool by its names where it is made of fields; else by a draft. */
async function answer(page: Page, set: PracticeDefinition, label: Label) {
  const content = contentOf(taskOf(page))
  const called = (name: string) => classTitle(set.taxonomy, name, 'en')
  switch (label.kind) {
    case 'transcription':
      for (const [index, line] of label.lines.entries())
        await page
          .getByRole('textbox', {
            name: t(`labeling:transcription.${label.lines.length > 1 ? 'line' : 'only'}`, {
              number: index + 1,
              total: label.lines.length,
            }),
          })
          .fill(line.text)
      return
    case 'preference': {
      if (content?.type !== 'pair') throw new Error('no pair')
      const first = await page.getByRole('region', { name: t('labeling:preference.answer.first') }).textContent()
      // Markdown is shown without its marks: the plain words that only one of the answers has tell which it is.
      const word = plain(content.a).find((part) => !plain(content.b).includes(part))!
      const aIsFirst = plain(first!).includes(word)
      const side = label.choice === 'tie' ? 'tie' : (label.choice === 'a') === aIsFirst ? 'first' : 'second'
      await page.getByRole('radio', { name: t(`labeling:preference.side.${side}`) }).check()
      return
    }
    case 'ranking': {
      if (content?.type !== 'candidates') throw new Error('no candidates')
      const rows = page.getByRole('list', { name: t('labeling:ranking.list') }).getByRole('listitem')
      const up = new RegExp(`^${t('labeling:ranking.up', { name: '.+' })}$`)
      for (const [place, id] of label.order.flat().entries()) {
        const { text } = content.candidates.find((candidate) => candidate.id === id)!
        const row = rows.filter({ hasText: text })
        for (let at = (await rows.allTextContents()).findIndex((said) => said.includes(text)); at > place; at--)
          await row.getByRole('button', { name: up }).click()
      }
      const keep = button(page, t('labeling:ranking.keep'))
      if (await keep.isVisible()) await keep.click()
      return
    }
    case 'rating':
      for (const { criterion, value } of label.ratings) {
        const title = set.taxonomy.criteria!.find(({ name }) => name === criterion)!.title!.en!
        await page
          .getByRole('group', { name: title })
          .getByRole('radio', { name: new RegExp(`^${value}(:|$)`) })
          .check()
      }
      return
    case 'review':
      await page.getByRole('radio', { name: t(`labeling:review.${label.verdict}`) }).check()
      for (const reason of label.reasons) await page.getByRole('checkbox', { name: called(reason) }).check()
      return
    case 'classification':
      if (set.rubric.kind === 'classification' && set.rubric.multiple) break
      await page.getByRole('radio', { name: called(label.classes[0]!) }).check()
      return
  }
  await findDraft(page, label)
}

/** Words of a text without marks and numbers. */
const plain = (text: string): string[] => text.match(/\p{L}{3,}/gu) ?? []

for (const kind of LABEL_KINDS) {
  test(`practice of ${kind}, from the list to graded findings`, async ({ page }) => {
    const set = setOf(kind)
    const trouble: string[] = []
    page.on('pageerror', (error) => trouble.push(error.message))
    await page.goto(`${academy.origin}/practice`)
    const card = page.getByRole('listitem').filter({ has: page.locator(`a[href="/practice/${set.slug}"]`) })
    await expect(card).toContainText(t(`practice:kind.${kind}`))
    await card.getByRole('button').click()
    await page.waitForURL(/\/practice\/tasks\//)
    await expect(page.getByText(t(`practice:do.${kind}`))).toBeVisible()

    // An answer that gold does not agree with.
    const gold = goldOf(taskOf(page))
    await findDraft(page, wrongAnswer(gold, set.taxonomy))
    await button(page, t('practice:check')).click()
    // Nothing drawn is asked about once: a street with one object has nothing left when that one is taken away.
    const asked = page.getByText(t('practice:empty.sure'))
    const result = page.getByText(t('practice:firstTry'))
    await expect(asked.or(result)).toBeVisible()
    if (await asked.isVisible()) await button(page, t('practice:check')).click()
    await expect(result).toBeVisible()
    await expect(page.getByText(/^\d+ findings?$/).first()).toBeVisible()
    const score = () => lookUp(academy, 'SELECT score FROM PracticeTask WHERE id = ?', taskOf(page))
    expect(Number(score())).toBeLessThan(1)

    // The next one, rightly.
    const before = taskOf(page)
    await button(page, t('practice:another')).click()
    await page.waitForURL((url) => url.pathname.startsWith('/practice/tasks/') && !url.pathname.endsWith(before))
    await expect(button(page, t('practice:check'))).toBeVisible()
    await answer(page, set, rightAnswer(goldOf(taskOf(page))))
    await button(page, t('practice:check')).click()
    await expect(asked.or(result)).toBeVisible()
    if (await asked.isVisible()) await button(page, t('practice:check')).click()
    await expect(result).toBeVisible()
    expect(Number(score())).toBe(1)

    await page.goto(`${academy.origin}/practice/${set.slug}`)
    await expect(page.getByRole('table', { name: t('practice:skill.title') })).toBeVisible()
    expect(trouble).toEqual([])
  })
}
