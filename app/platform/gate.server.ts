import type { NextFunction, Request, Response } from 'express'

/**
 * The gate before everything: what no honest browser sends is refused here, before any of our code reads it.
 * Remix's own cross-site check has holes (resource routes, `?_data`, a forged X-Forwarded-Host), so this one
 * stands in front of it. Sources: OWASP CSRF cheat sheet (Fetch Metadata with Origin as fallback).
 */
export interface GateOptions {
  /** The public origin when the operator fixed it; otherwise the request's own Host counts. */
  origin?: string
  /** Whether X-Forwarded-* come from a proxy we trust; otherwise they are removed. */
  trustProxy: boolean
}

const METHODS = new Set(['GET', 'HEAD', 'POST'])
const FORWARDED = [
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-for',
  'x-forwarded-port',
  'forwarded',
  'x-real-ip',
]
const OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override']

type Verdict = { status: number; why: string } | null

/** Why a request is refused, or null. Pure, so that every combination of headers can be tested. */
export function judge(
  request: { method: string; url: string; headers: Record<string, string | string[] | undefined> },
  options: GateOptions,
): Verdict {
  const { method, headers } = request
  if (!METHODS.has(method)) return { status: 405, why: `the method ${method} is not used here` }
  const [pathname = '', query = ''] = request.url.split('?', 2)
  if (!pathname.startsWith('/') || pathname.startsWith('//')) return { status: 400, why: 'the address is malformed' }
  try {
    if (/[\u0000-\u001f\\]/.test(decodeURIComponent(pathname))) return { status: 400, why: 'the address is malformed' }
  } catch {
    return { status: 400, why: 'the address is malformed' }
  }
  if (/(^|&)_data(=|&|$)/.test(query)) return { status: 400, why: '_data is not used here' }
  if (/(^|&)_method(=|&|$)/.test(query) || OVERRIDES.some((name) => headers[name] !== undefined))
    return { status: 400, why: 'the method cannot be overridden' }
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity') return { status: 415, why: 'send the body uncompressed' }
  if (method === 'POST') return judgeOrigin(headers, options)
  return null
}

function judgeOrigin(headers: Record<string, string | string[] | undefined>, options: GateOptions): Verdict {
  const refuse: Verdict = { status: 403, why: 'the request did not come from this site' }
  const site = headers['sec-fetch-site']
  // Fetch Metadata is set by the browser and cannot be forged by a page. same-site (a sibling subdomain) is foreign too.
  if (site !== undefined && site !== 'same-origin') return refuse
  const origin = headers.origin
  if (typeof origin !== 'string') return refuse
  let host: string
  try {
    const url = new URL(origin)
    if (options.origin) return url.origin === options.origin ? null : refuse
    host = url.host
  } catch {
    return refuse
  }
  return host === headers.host ? null : refuse
}

/** Express middleware of `judge`; also drops forwarding headers that no trusted proxy wrote. */
export function gate(options: GateOptions) {
  return (request: Request, response: Response, next: NextFunction) => {
    if (!options.trustProxy) for (const name of FORWARDED) delete request.headers[name]
    const verdict = judge({ method: request.method, url: request.originalUrl, headers: request.headers }, options)
    if (!verdict) return next()
    response.status(verdict.status).type('text/plain').send(`Refused: ${verdict.why}.\n`)
  }
}
