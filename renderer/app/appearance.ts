import { usePreferredDark, useStorage } from '@vueuse/core'
import { computed, watchEffect } from 'vue'
import type { LocaleCode } from '../../shared/locale/index.ts'
import { setAppearance } from '../client/desktop.ts'
import { i18n } from './i18n.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const sizes = ['compact', 'normal', 'large'] as const
export type Size = (typeof sizes)[number]

/** How this machine shows the page; no personal data, so localStorage may keep it. */
export const theme = useStorage<Theme>('guanjia.theme', 'system')
export const size = useStorage<Size>('guanjia.size', 'normal')
export const locale = useStorage<LocaleCode>('guanjia.locale', 'zh-CN')

const prefersDark = usePreferredDark()
export const dark = computed(() => (theme.value === 'system' ? prefersDark.value : theme.value === 'dark'))

/** Writes the choices onto the document and tells the window frame; called once by the app. */
export function applyAppearance(): void {
  watchEffect(() => {
    const root = document.documentElement
    root.dataset.theme = dark.value ? 'dark' : 'light'
    root.dataset.size = size.value
    root.lang = locale.value
    i18n.global.locale.value = locale.value
    setAppearance({ locale: locale.value, theme: dark.value ? 'dark' : 'light' })
  })
}
