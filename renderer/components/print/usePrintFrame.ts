import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { FormCode } from '../../../shared/modules/office/terms.ts'
import { api } from '../../client/client.ts'
import { now } from '../../client/clock.ts'
import { useDates } from '../composables/useDates.ts'

/** What stands above and below everything an office prints. */
export interface PrintFrame {
  header: string
  footer: string
  /** `FR-07　A/0　保存三年` */
  form: string
  /** `打印 李静 2026-11-21 09:12` */
  printed: string
}

/** The frame of a form; null until the core told all of it. The time is the moment of the call. Use inside setup. */
export function usePrintFrame(code: FormCode) {
  const { t } = useI18n()
  const { dateTime } = useDates()
  const profile = useQuery(() => api.office.profile.queryOptions({ staleTime: 60_000 }))
  const forms = useQuery(() => api.office.forms.queryOptions({ staleTime: 60_000 }))
  const current = useQuery(() => api.accounts.current.queryOptions({ staleTime: 60_000 }))
  const at = new Date(now.value).toISOString()

  const frame = computed<PrintFrame | null>(() => {
    if (!profile.data.value || !forms.data.value || !current.data.value) return null
    const { name, printHeader, printFooter } = profile.data.value
    const form = forms.data.value.find((one) => one.code === code)
    return {
      header: printHeader || name,
      footer: printFooter,
      form: [form?.number, form?.edition, form?.retention].filter(Boolean).join('　'),
      printed: t('parts.print.printed', {
        name: current.data.value.person?.name ?? '',
        at: dateTime(at),
      }),
    }
  })
  const error = computed(() => profile.error.value ?? forms.error.value ?? current.error.value)
  return { frame, error }
}
