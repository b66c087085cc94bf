import { expect, it } from 'vitest'
import { createGuest, createLabeler, createWorld, requestAs, routeArguments } from '#tests/support/world.ts'
import { loader } from './route.tsx'

await createWorld()
const at = async (person: { id: string } | null, search = '') =>
  loader(routeArguments(await requestAs(person, `/earnings${search}`)))

it('shows a labeler their own ledger', async () => {
  expect(await at(await createLabeler())).toMatchObject({ page: 1, sums: [], entries: [] })
})

it.each(['?page=0', '?page=-1', '?page=1.5', '?page=all', '?page=999999999'])('answers 400 to %s', async (search) => {
  await expect(at(await createLabeler(), search)).rejects.toMatchObject({ init: { status: 400 } })
})

it('sends visitors and guests to the login page', async () => {
  await expect(at(null)).rejects.toMatchObject({ status: 302 })
  await expect(at(await createGuest())).rejects.toMatchObject({ status: 302 })
})
