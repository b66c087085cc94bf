import { type Page, expect, test } from '@playwright/test'
import { type Academy, startAcademy } from './support/academy.ts'
import { type Target, drawByKeyboard, drawByMouse, goldOf, itemShown, lookUp } from './support/labeling.ts'
import { wordsOf } from './support/words.ts'

/**
 * From stranger to certified and paid, as a person walks it: sign up, both courses, practice with the mouse and with
 * the keyboard alone, an exam failed, a day waited, the exam passed, the qualification, the paid project, the first
 * paid task, the earnings, and the public credential in a browser that knows nobody.
 */
const COURSES = ['what-labelers-do', 'boxes-on-the-street']
const DAY = 24 * 3_600_000

interface Walk {
  page: Page
  academy: Academy
  t: ReturnType<typeof wordsOf>
  locale: 'ko' | 'en'
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function signUp({ page, academy, t, locale }: Walk) {
  await page.goto(academy.origin)
  await page
    .getByRole('link', { name: t('common:signUp'), exact: true })
    .first()
    .click()
  await page.getByLabel(t('account:name'), { exact: true }).fill(locale === 'ko' ? '김하은' : 'Ha-eun Kim')
  await page.getByLabel(t('account:email')).fill(`haeun-${locale}@example.com`)
  await page.getByLabel(t('account:password'), { exact: true }).fill('a quiet morning in Seoul')
  await button(page, t('common:signUp')).click()
  await expect(page.getByRole('navigation', { name: t('common:rooms') }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: locale === 'ko' ? '김하은' : 'Ha-eun Kim' })).toBeVisible()
}

/** Goes through a course from its page: answers every check of every lesson, and arrives at "complete". */
async function takeCourse({ page, academy, t }: Walk, course: string) {
  await page.goto(`${academy.origin}/courses/${course}`)
  const lessons = await page
    .locator(`main a[href^="/courses/${course}/"]`)
    .evaluateAll((links) => [...new Set(links.map((link) => (link as HTMLAnchorElement).pathname))])
  expect(lessons.length).toBeGreaterThanOrEqual(3)
  for (const lesson of lessons) {
    await page.goto(academy.origin + lesson)
    const checks = page.locator('[data-island="Check"]')
    for (let index = 0; index < (await checks.count()); index++) {
      const check = checks.nth(index)
      await check.scrollIntoViewIfNeeded()
      await check.getByRole('radio').first().check()
      await check.getByRole('button', { name: t('learn:check.submit') }).click()
      // The explanation comes at once, whatever was chosen.
      await expect(
        check.getByText(new RegExp(`${t('learn:check.right')}|${t('learn:check.wrong')}`)).first(),
      ).toBeVisible()
    }
    await expect(page.getByText(t('learn:progress.completed')).first()).toBeVisible()
  }
  await page.goto(`${academy.origin}/courses/${course}`)
  await expect(page.getByText(t('learn:courseDone')).first()).toBeVisible()
}

async function practise(walk: Walk, draw: (page: Page, targets: Target[]) => Promise<void>) {
  const { page, academy, t } = walk
  await page.goto(`${academy.origin}/practice/street-boxes`)
  await page.locator('main form[method="post"] button').first().click()
  await page.waitForURL(/\/practice\/tasks\//)
  const targets = goldOf(academy, await itemShown(page))!
  expect(targets.length).toBeGreaterThan(0)
  await draw(page, targets)
  await button(page, t('practice:check')).click()
  // The result, not a box that happens to be 100 pixels wide.
  await expect(page.getByRole('heading', { level: 2 }).filter({ hasText: '100' })).toBeVisible()
  const task = new URL(page.url()).pathname.split('/').at(-1)!
  expect(Number(lookUp(academy, 'SELECT score FROM PracticeTask WHERE id = ?', task))).toBeGreaterThan(0.9)
}

/** Answers every picture of the exam that is open, hands in, and reads the result. */
async function sitExam(
  { page, academy, t }: Walk,
  targetsOf: (gold: Target[]) => Target[],
  verdict: 'passed' | 'failed',
) {
  await page.goto(`${academy.origin}/exams/street-boxes`)
  const begun = Date.now()
  await button(page, t('exam:entrance.begin')).click()
  await page.waitForURL(/\/attempts\//)
  const attempt = new URL(page.url()).pathname.split('/')[2]!
  const items = Number(lookUp(academy, 'SELECT count(*) FROM AttemptItem WHERE attemptId = ?', attempt))
  for (let number = 1; number <= items; number++) {
    await expect(
      page.getByRole('heading', { level: 2, name: t('exam:room.picture', { number, total: items }) }),
    ).toBeVisible()
    await drawByMouse(page, targetsOf(goldOf(academy, await itemShown(page))!))
    await expect(page.getByText(t('exam:status.saved'), { exact: true }).first()).toBeVisible()
    if (number === 2) {
      // A reload in the middle loses nothing.
      await page.reload()
      await button(page, t('exam:room.previous'))
        .or(button(page, t('exam:room.next')))
        .first()
        .waitFor()
      const open = page
        .getByRole('button', { name: t('exam:room.itemAnswered', { number }) })
        .or(page.getByRole('link', { name: t('exam:room.itemAnswered', { number }) }))
      await open.first().click()
    }
    if (number < items) await button(page, t('exam:room.next')).click()
  }
  await button(page, t('exam:handIn.open')).click()
  await button(page, t('exam:handIn.confirm')).click()
  await page.waitForURL(/\/result$/)
  expect(lookUp(academy, 'SELECT outcome FROM Attempt WHERE id = ?', attempt)).toBe(verdict)
  // Every item was in sight for a while, and no moment counts twice: not by the reload, nor by going to and fro.
  const seen = 'FROM AttemptItem WHERE visibleMs > 0 AND attemptId = ?'
  expect(Number(lookUp(academy, `SELECT count(*) ${seen}`, attempt))).toBe(items)
  expect(Number(lookUp(academy, `SELECT sum(visibleMs) ${seen}`, attempt))).toBeLessThan(Date.now() - begun)
  return attempt
}

async function doPaidTask({ page, academy, t, locale }: Walk) {
  await page.goto(`${academy.origin}/projects`)
  await page.locator('a[href="/projects/street-boxes-seoul"]').first().click()
  await button(page, t('work:project.take')).click()
  await page.waitForURL(/\/assignments\//)
  const item = await itemShown(page)
  // A honeypot must be right; for any other task a careful box is enough, for nobody knows better.
  await drawByMouse(page, goldOf(academy, item) ?? [{ class: 'car', x: 400, y: 300, width: 120, height: 80 }])
  await button(page, t('work:assignment.submit')).click()
  await expect(page.getByText(t('work:outcome.accepted'), { exact: true }).first()).toBeVisible()
  expect(Number(lookUp(academy, 'SELECT visibleMs FROM Assignment'))).toBeGreaterThan(0)
  await page.goto(`${academy.origin}/earnings`)
  const won = new Intl.NumberFormat(locale, { style: 'currency', currency: 'KRW' }).format(700)
  await expect(page.getByText(won).first()).toBeVisible()
  expect(lookUp(academy, 'SELECT count(*) FROM LedgerEntry')).toBe(1)
}

for (const { locale, browserLocale, viewport } of [
  { locale: 'ko' as const, browserLocale: 'ko-KR', viewport: { width: 390, height: 844 } },
  { locale: 'en' as const, browserLocale: 'en-US', viewport: { width: 1280, height: 900 } },
]) {
  test.describe(`the main job in ${locale} at ${viewport.width} px`, () => {
    test.use({ locale: browserLocale, viewport })

    test('from stranger to certified and paid', async ({ page, browser }) => {
      test.setTimeout(480_000)
      const academy = await startAcademy()
      const t = wordsOf(locale)
      const walk: Walk = { page, academy, t, locale }
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (message) => message.text().includes('Content Security Policy') && errors.push(message.text()))
      try {
        await test.step('signs up', () => signUp(walk))
        await test.step('sees the paid project locked, and what is missing', async () => {
          await page.goto(`${academy.origin}/projects`)
          await expect(page.getByText(t('work:board.locked')).first()).toBeVisible()
        })
        for (const course of COURSES) await test.step(`takes ${course}`, () => takeCourse(walk, course))
        await test.step('practises with the mouse', () => practise(walk, drawByMouse))
        await test.step('practises with the keyboard alone', () => practise(walk, drawByKeyboard))
        await test.step('fails the exam by bad answers', async () => {
          await sitExam(walk, () => [{ class: 'bus', x: 5, y: 5, width: 40, height: 30 }], 'failed')
          expect(lookUp(academy, 'SELECT count(*) FROM "Grant"')).toBe(0)
        })
        await test.step('waits out the retry delay', async () => {
          await page.goto(`${academy.origin}/exams/street-boxes`)
          await expect(button(page, t('exam:entrance.begin'))).toHaveCount(0)
          academy.advance(DAY + 60_000)
        })
        await test.step('passes the exam', async () => {
          await sitExam(walk, (gold) => gold, 'passed')
          expect(lookUp(academy, 'SELECT count(*) FROM "Grant"')).toBe(1)
        })
        await test.step('finds the paid project unlocked, does a task, and is paid', () => doPaidTask(walk))
        await test.step('shows the credential to a stranger', async () => {
          const publicId = String(lookUp(academy, 'SELECT publicId FROM "Grant"'))
          const stranger = await browser.newContext({ locale: browserLocale, viewport })
          const visit = await stranger.newPage()
          const response = await visit.goto(`${academy.origin}/credentials/${publicId}`)
          expect(response!.status()).toBe(200)
          await expect(visit.getByText(t('credential:state.valid'), { exact: true }).first()).toBeVisible()
          await expect(visit.locator('main svg').first()).toBeVisible()
          await stranger.close()
        })
        expect(errors).toEqual([])
      } finally {
        await academy.stop()
      }
    })
  })
}
