import type { LoaderFunctionArgs } from '@remix-run/node'
import { findDataset, itemsOf } from '#app/features/datasets/load-dataset.server.ts'
import { found } from '#app/platform/http.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { pageOf } from '#app/routes/operate/page.server.ts'

/** Operators: a page of items as data, for choosing pictures by hand. No gold. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireRole(request, 'operator')
  const dataset = found(await findDataset(params.dataset ?? ''), 'Dataset')
  const page = pageOf(request)
  const className = new URL(request.url).searchParams.get('class') || null
  const { items, hasNext, total } = await itemsOf(dataset.id, { page, className })
  return { items, hasNext, total, page }
}
