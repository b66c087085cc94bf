import { transaction } from '#app/platform/db.server.ts'

/** Keeps a person's language with the account, so that another device starts in it. */
export async function choosePreferences(userId: string, { locale }: { locale: 'ko' | 'en' }): Promise<void> {
  await transaction((tx) => tx.user.update({ where: { id: userId }, data: { locale } }))
}
