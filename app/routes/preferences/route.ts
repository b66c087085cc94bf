import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { env } from '#app/platform/env.server.ts'
import { preferenceCookie } from '#app/platform/i18n.server.ts'
import { badRequest, notFound, parseForm, safeRedirect } from '#app/platform/http.server.ts'
import { choosePreferences } from '#app/features/account/choose-preferences.server.ts'
import { getUser } from '#app/platform/session.server.ts'

const schema = z.strictObject({
  lang: z.enum(['ko', 'en']).optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
})

export function loader() {
  return notFound('Page')
}

/** Anyone may choose language and colours; a signed-up person's language is kept with the account too. */
export async function action({ request }: ActionFunctionArgs) {
  const user = await getUser(request)
  const form = await parseForm(request, schema)
  if (!form.ok) return badRequest(form.problems)
  const headers = new Headers()
  const secure = env.ORIGIN.startsWith('https:')
  if (form.value.lang) headers.append('Set-Cookie', preferenceCookie('lang', form.value.lang, secure))
  if (form.value.theme) headers.append('Set-Cookie', preferenceCookie('theme', form.value.theme, secure))
  if (user && form.value.lang) await choosePreferences(user.id, { locale: form.value.lang })
  const referer = request.headers.get('Referer')
  const back = referer && URL.canParse(referer) ? new URL(referer).pathname + new URL(referer).search : '/'
  return redirect(safeRedirect(back), { headers })
}
