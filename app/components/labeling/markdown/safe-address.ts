const PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])

/**
 * Where a link of an answer may lead: an absolute address of a page or a mailbox, as the browser itself will read it;
 * undefined for any other. Addresses without a protocol mean nothing away from where the answer was written; here they
 * would lead into this site.
 */
export function safeAddress(address: string): string | undefined {
  try {
    const { protocol, href } = new URL(address)
    return PROTOCOLS.has(protocol) ? href : undefined
  } catch {
    return undefined
  }
}
