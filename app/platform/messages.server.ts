import { createI18n } from '#app/components/i18n.ts'
import en from '#app/messages/en.ts'
import ko from '#app/messages/ko.ts'

/** One instance a locale for all requests: messages never change while we run. */
export const i18nOf = { en: createI18n('en', en), ko: createI18n('ko', ko) }
