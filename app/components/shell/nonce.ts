import { createContext } from 'react'

/** The CSP nonce of this response. Browsers hide it from scripts, so after hydration it is undefined. */
export const NonceContext = createContext<string | undefined>(undefined)
