import { joinAcademy } from '#app/features/account/join-academy.server.ts'
import { changeExtraTime } from '#app/features/people/change-extra-time.server.ts'
import { changeRole } from '#app/features/people/change-role.server.ts'
import { standingOf } from '#app/features/qualifications/standing.server.ts'
import { suspendGrant } from '#app/features/qualifications/suspend-grant.server.ts'
import { lessonIndex } from '#app/platform/content.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { currentDefinition } from '#app/platform/definitions.server.ts'
import { completeCourses, practise, readLesson, sitExam, work } from './demo-acts.server.ts'
import { DEMO_PASSWORD, DEMO_PEOPLE, type DemoPerson } from './demo-people.ts'

const EXAM = 'street-boxes'
const PRACTICE = 'street-boxes'
const PROJECT = 'street-boxes-seoul'
const KEY = 'demo.filled'
const DAY = 86_400_000

export type DemoOutcome =
  | { outcome: 'filled' }
  /** It was filled before; nothing was changed. */
  | { outcome: 'already'; at: Date }

/**
 * Fills a small named world in which every page has something to show, by what people would really do: nothing is
 * written but by the features themselves, at times before `now`. Expects a prepared academy. An interrupted run is
 * taken up again; a finished one does nothing.
 */
export async function fillDemo(now: Date, onProgress: (line: string) => void): Promise<DemoOutcome> {
  const filled = await db.setting.findUnique({ where: { key: KEY } })
  if (filled) return { outcome: 'already', at: filled.createdAt }
  const ids = {} as Record<DemoPerson['key'], string>
  for (const person of DEMO_PEOPLE) ids[person.key] = await join(person, before(now, JOINED[person.key]))
  await changeRole({ actorId: null, userId: ids.operator, role: 'operator', now: before(now, 399) })
  for (const { key, name } of DEMO_PEOPLE) {
    onProgress(name)
    await STORIES[key]?.(ids[key], now, ids)
  }
  await transaction((tx) => tx.setting.create({ data: { key: KEY, value: 'yes', createdAt: now } }))
  return { outcome: 'filled' }
}

/** How many days ago each of them signed up. */
const JOINED: Record<DemoPerson['key'], number> = {
  learner: 0.15,
  sitting: 4,
  failed: 6,
  expiring: 380,
  suspended: 26,
  operator: 400,
}

const before = (now: Date, days: number) => new Date(now.getTime() - days * DAY)

async function join({ email, name }: DemoPerson, at: Date): Promise<string> {
  const account = { email, displayName: name, password: DEMO_PASSWORD, locale: 'ko' as const }
  const joined = await joinAcademy(account, null, at)
  if (joined.outcome === 'joined') return joined.userId
  return (await db.user.findUniqueOrThrow({ where: { email }, select: { id: true } })).id
}

type Story = (userId: string, now: Date, ids: Record<DemoPerson['key'], string>) => Promise<void>

const STORIES: Partial<Record<DemoPerson['key'], Story>> = {
  async learner(userId, now) {
    const first = lessonIndex().courses[0]?.lessons[0]
    if (first) await readLesson(userId, first, before(now, 0.1))
  },

  async sitting(userId, now, { operator }) {
    await completeCourses(userId, before(now, 3))
    await practise(userId, { practice: PRACTICE, times: 2, hand: 'careful' }, before(now, 2))
    // Twenty minutes would be over before anybody has looked.
    const reason = '시험 시간을 더 달라고 요청했어요.'
    await changeExtraTime({ actorId: operator, userId, factor: 4, reason, now: before(now, 1) })
    await sitExam(userId, { exam: EXAM, hand: 'careful', stopAfter: 3 }, new Date(now.getTime() - 5 * 60_000))
  },

  async failed(userId, now) {
    await completeCourses(userId, before(now, 4))
    await practise(userId, { practice: PRACTICE, times: 2, hand: 'hasty' }, before(now, 2))
    if ((await db.attempt.count({ where: { userId, state: 'released' } })) === 0)
      await sitExam(userId, { exam: EXAM, hand: 'hasty' }, before(now, 0.8))
  },

  async expiring(userId, now) {
    const days = (await validDays()) ?? 365
    await qualify(userId, before(now, days - 1))
    await work(userId, { project: PROJECT, tasks: 6, hand: 'careful' }, before(now, 12))
  },

  async suspended(userId, now, { operator }) {
    await qualify(userId, before(now, 20))
    await work(userId, { project: PROJECT, tasks: 3, hand: 'careful' }, before(now, 10))
    const [grant] = standingOf(userId, now)
    const reason =
      '최근 과제에서 물체보다 훨씬 크게 그린 박스가 여러 개 있었어요. 꼭 맞게 그리는 연습을 한 뒤에 연락해 주세요.'
    if (grant) await suspendGrant({ grantId: grant.id, operatorId: operator, reason, now: before(now, 2) })
  },
}

async function validDays(): Promise<number | null> {
  const exam = await currentDefinition('exam', EXAM)
  const qualification = exam && (await currentDefinition('qualification', exam.body.grants.qualification))
  return qualification?.body.validDays ?? null
}

async function qualify(userId: string, at: Date): Promise<void> {
  await completeCourses(userId, before(at, 2))
  await practise(userId, { practice: PRACTICE, times: 2, hand: 'careful' }, before(at, 1))
  if ((await db.grant.count({ where: { userId } })) === 0) await sitExam(userId, { exam: EXAM, hand: 'careful' }, at)
}
