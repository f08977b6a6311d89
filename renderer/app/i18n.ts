import { createI18n } from 'vue-i18n'
import { messages } from '../../shared/locale/index.ts'

/** Chinese first; English is complete (its files have the type of the Chinese ones). */
export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages,
})
