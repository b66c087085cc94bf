import { resourcesOf } from './resources.ts'

/** Every English message, by namespace. */
export default resourcesOf(import.meta.glob('./en/*.json', { eager: true, import: 'default' }))
