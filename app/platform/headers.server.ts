import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'

/** Random bytes for many nonces: asking the system for 16 at a time costs more than the rest of a short answer. */
let random = randomBytes(4096)
let used = 0

/** A CSP nonce: 128 random bits, never given twice. */
export function newNonce(): string {
  if (used === random.length) {
    random = randomBytes(random.length)
    used = 0
  }
  used += 16
  return random.toString('base64', used - 16, used)
}

/**
 * The content security policy, enforced, without any `unsafe-*`: scripts only with this response's nonce (and what
 * they load), styles and everything else only from here.
 */
export function contentSecurityPolicy(nonce: string, { dev = false, https = false } = {}): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    // Vite's dev server puts styles into the page by script.
    `style-src 'self'${dev ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

const FIXED: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
  'X-DNS-Prefetch-Control': 'off',
}

/** Sets every security header of a response. */
export function setSecurityHeaders(response: ServerResponse, nonce: string, { dev = false, https = false } = {}): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce, { dev, https }))
  for (const name in FIXED) response.setHeader(name, FIXED[name]!)
  if (https) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
}
