import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express from 'express'
import { env } from '#app/platform/env.server.ts'
import { gate } from '#app/platform/gate.server.ts'
import { newNonce, setSecurityHeaders } from '#app/platform/headers.server.ts'
import { log } from '#app/platform/log.server.ts'

/**
 * Express in front of Remix: the gate, the security headers, the body limit, static files, the hot paths,
 * and then Remix. All of our own logic lives in the Remix build; this file only stacks the layers.
 */
type Hot = typeof import('./entry.hot.server.tsx')

const dev = env.NODE_ENV === 'development'
const https = env.ORIGIN.startsWith('https:')
/** The largest ordinary body: a label of 500 boxes is about 60 kB. Only the import page may send more. */
const BODY_LIMIT = 1_000_000
const UPLOAD_LIMIT = 300_000_000
/** The import page as a document, and as the data request that a browser with JavaScript sends. */
const UPLOADS = new Set(['/operate/imports/new', '/operate/imports/new.data'])

const vite = dev
  ? await import('vite').then(({ createServer }) => createServer({ server: { middlewareMode: true } }))
  : undefined

async function loadBuild(): Promise<ServerBuild> {
  if (vite) return (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild
  const file = path.resolve('build/server/index.js')
  if (!existsSync(file)) throw new Error('There is no build. Run `npm start`, which makes one.')
  return (await import(pathToFileURL(file).href)) as ServerBuild
}

const first = await loadBuild()
const hot = first.entry.module as unknown as Hot

const app = express()
app.disable('x-powered-by')
app.disable('etag')
app.set('trust proxy', env.TRUST_PROXY || false)
app.set('query parser', false)

app.use(gate({ origin: env.FIXED_ORIGIN, trustProxy: env.TRUST_PROXY > 0 }))
app.use((request, response, next) => {
  response.locals.nonce = newNonce()
  setSecurityHeaders(response, response.locals.nonce, { dev, https })
  next()
})
app.use((request, response, next) => {
  const limit = UPLOADS.has(request.path) ? UPLOAD_LIMIT : BODY_LIMIT
  const refuse = () =>
    response.status(413).type('text/plain').send(`Refused: the body is larger than ${limit} bytes.\n`)
  if (Number(request.headers['content-length'] ?? 0) > limit) return refuse()
  // A chunked body declares no length: it is counted as it comes.
  if (request.headers['transfer-encoding']) {
    let received = 0
    request.on('data', (chunk: Buffer) => {
      received += chunk.length
      if (received > limit) request.destroy()
    })
    request.pause()
  }
  next()
})

hot.mountHotPaths(app, first)
app.use(hot.limitVisitors)

app.use(compression())
if (vite) {
  app.use(vite.middlewares)
} else {
  app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y' }))
}
app.use(express.static(dev ? 'public' : 'build/client', { maxAge: '1h', index: false }))

app.all(
  '*',
  createRequestHandler({
    build: vite ? loadBuild : first,
    mode: dev ? 'development' : 'production',
    getLoadContext: (request, response) => ({ nonce: response.locals.nonce as string, address: request.ip ?? '' }),
  }),
)

const server = app.listen(env.PORT, env.HOST, () => {
  log.info({ port: env.PORT }, 'listening')
  process.send?.('listening')
})
// A slow sender may not hold a connection for ever; a whole dataset over a slow line needs its minutes.
server.requestTimeout = 600_000
server.headersTimeout = 20_000

const stopJobs = hot.startJobs()

function stop() {
  stopJobs()
  server.close(() => process.exit(0))
  setTimeout(() => process.exit(0), 5000).unref()
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
