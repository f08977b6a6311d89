import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PaperSize } from '../../../shared/contract/desktop.ts'
import { copyNames, titledForms } from '../../../shared/modules/office/papers.ts'
import type { FormCode } from '../../../shared/modules/office/terms.ts'
import { api } from '../../client/client.ts'
import { now } from '../../client/clock.ts'
import { useDates } from '../composables/useDates.ts'

/** The names of the copies that an office makes of a form, a page each; one without a name where it names none. */
export const copiesIn = ({ copies }: PrintFrame): readonly string[] => (copies.length > 0 ? copies : [''])

/** What stands above and below everything an office prints, and what it set for this form. */
export interface PrintFrame {
  office: string
  /** The office's own line above all else; empty without one. */
  lead: string
  slogan: string
  hotline: string
  footer: string
  /** The office's title for the form; empty: the program's. */
  title: string
  /** The office's lines at the foot of this form. */
  notes: string
  /** What the copies are called; empty: as usual. */
  copies: string[]
  /** The office's paper for the form; empty: as usual. */
  paper: PaperSize | ''
  /** `FR-07　A/0　保存三年` */
  form: string
  /** `打印 李静 2026-11-21 09:12` */
  printed: string
  /** The moment of printing. */
  at: string
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
    const { name, slogan, hotline, printHeader, printFooter } = profile.data.value
    const form = forms.data.value.find((one) => one.code === code)
    return {
      office: name,
      lead: printHeader,
      slogan,
      hotline,
      footer: printFooter,
      title: titledForms.has(code) ? (form?.title ?? '') : '',
      notes: form?.notes ?? '',
      copies: copyNames(form?.copies ?? ''),
      paper: form?.paper ?? '',
      form: [form?.number, form?.edition, form?.retention].filter(Boolean).join('　'),
      printed: t('parts.print.printed', {
        name: current.data.value.person?.name ?? '',
        at: dateTime(at),
      }),
      at,
    }
  })
  const error = computed(() => profile.error.value ?? forms.error.value ?? current.error.value)
  return { frame, error }
}
