import { resourcesOf } from './resources.ts'

/** Every Korean message, by namespace. */
export default resourcesOf(import.meta.glob('./ko/*.json', { eager: true, import: 'default' }))
