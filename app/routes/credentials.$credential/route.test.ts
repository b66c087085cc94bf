import { describe, expect, it } from 'vitest'
import { issueQualification } from '#app/features/qualifications/issue-qualification.server.ts'
import { revokeGrant } from '#app/features/qualifications/revoke-grant.server.ts'
import { suspendGrant } from '#app/features/qualifications/suspend-grant.server.ts'
import { action as name } from '#app/routes/credentials.$credential_.name/route.ts'
import { loader as mine } from '#app/routes/qualifications/route.tsx'
import { db } from '#app/platform/db.server.ts'
import { createExam } from '#tests/support/exams.ts'
import { createLabeler, createOperator, createWorld, postAs, requestAs, routeArguments } from '#tests/support/world.ts'
import { headers, loader, meta } from './route.tsx'

await createWorld()
const { qualification } = await createExam({ slug: 'public' })
const operator = await createOperator()
const now = new Date()

async function held() {
  const holder = await createLabeler({ name: 'Jiho Private' })
  const request = { operatorId: operator.id, userId: holder.id, qualification, level: 1, reason: 'Known work.', now }
  const issued = await issueQualification(request)
  if (issued.outcome !== 'issued') throw new Error(issued.outcome)
  const { publicId } = await db.grant.findUniqueOrThrow({ where: { id: issued.grant } })
  const see = async (person: { id: string } | null) =>
    loader(routeArguments(await requestAs(person, `/credentials/${publicId}`), { credential: publicId }))
  const say = async (person: { id: string }, fields: Record<string, string>) =>
    name(routeArguments(await postAs(person, `/credentials/${publicId}/name`, fields), { credential: publicId }))
  return { holder, grantId: issued.grant, publicId, see, say }
}

describe('the credential page', () => {
  it('is there for everybody who knows the address, and shows no name until the holder says one', async () => {
    const { holder, see, say, publicId } = await held()
    const seen = await see(null)
    expect(seen).toMatchObject({ holderName: null, state: 'valid', mine: false, byExam: false })
    expect(seen.address).toBe(`http://localhost:3000/credentials/${publicId}`)
    expect(seen.qr.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/)
    expect(JSON.stringify(seen)).not.toContain('Private')
    expect(JSON.stringify(seen)).not.toContain(holder.id)
    expect(await say(holder, { name: '  지호 Kim ' })).toEqual({ named: true })
    expect((await see(null)).holderName).toBe('지호 Kim')
    await say(holder, { name: '지호 Kim', hide: 'yes' })
    expect((await see(null)).holderName).toBeNull()
  })

  it('says its state to everybody and the reason to the holder alone', async () => {
    const { holder, grantId, see } = await held()
    const by = { operatorId: operator.id, grantId, now }
    await suspendGrant({ ...by, reason: 'Secret suspicion.' })
    expect(await see(null)).toMatchObject({ state: 'suspended', reason: null })
    expect(await see(operator)).toMatchObject({ reason: null })
    expect(await see(holder)).toMatchObject({ mine: true, reason: 'Secret suspicion.' })
    await revokeGrant({ ...by, reason: 'Secret proof.' })
    expect(await see(null)).toMatchObject({ state: 'revoked', reason: null })
    expect(await see(holder)).toMatchObject({ reason: 'Secret proof.' })
  })

  it('is named by its holder only, with a name that can be read', async () => {
    const { holder, see, say } = await held()
    const other = await createLabeler()
    await expect(say(other, { name: 'Somebody' })).rejects.toMatchObject({ init: { status: 404 } })
    for (const [bad, problem] of [
      ['x'.repeat(81), 'credential:name.tooLong'],
      ['Ji\u202Eho', 'credential:name.odd'],
    ])
      expect(await say(holder, { name: bad! })).toMatchObject({ data: { problem }, init: { status: 400 } })
    expect((await see(null)).holderName).toBeNull()
  })

  it('does not exist under another address', async () => {
    for (const credential of ['nothing', '', '__proto__'])
      await expect(loader(routeArguments(await requestAs(null, '/x'), { credential }))).rejects.toMatchObject({
        init: { status: 404 },
      })
  })

  it('asks search engines to leave it alone', () => {
    expect((headers as () => Record<string, string>)()['X-Robots-Tag']).toContain('noindex')
    expect((meta as (args: object) => object[])({ data: undefined })).toContainEqual({
      name: 'robots',
      content: 'noindex, nofollow',
    })
  })

  it('is listed for its holder alone', async () => {
    const { holder, publicId } = await held()
    const list = async (person: { id: string }) =>
      (await mine(routeArguments(await requestAs(person, '/qualifications')))).held.map((grant) => grant.publicId)
    expect(await list(holder)).toEqual([publicId])
    expect(await list(await createLabeler())).toEqual([])
  })
})
