import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { notFound } from '#app/platform/http.server.ts'
import { endSession } from '#app/platform/session.server.ts'

export function loader() {
  return notFound('Page')
}

/** Anyone: ends the session of this browser, if there is one. */
export async function action({ request }: ActionFunctionArgs) {
  return redirect('/', { headers: await endSession(request) })
}
