import { resourcesOf } from './resources.ts'

/** The English messages that lesson pages need in the browser. */
export default resourcesOf(import.meta.glob('./en/{common,labeling,learn}.json', { eager: true, import: 'default' }))
