import { randomBytes } from 'node:crypto'

/** A new unguessable identifier: 120 random bits as 20 URL-safe characters. */
export function newId(): string {
  return randomBytes(15).toString('base64url')
}
