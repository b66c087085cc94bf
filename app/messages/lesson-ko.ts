import { resourcesOf } from './resources.ts'

/** The Korean messages that lesson pages need in the browser. */
export default resourcesOf(import.meta.glob('./ko/{common,labeling,learn}.json', { eager: true, import: 'default' }))
