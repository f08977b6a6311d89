import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { contactPurposes } from '../../../shared/modules/contacts/terms.ts'

/** Why somebody is visited or called: the usual purposes in the page's language; any other is as it was typed. */
export function usePurposes() {
  const { t } = useI18n()
  const purposes = computed(() =>
    contactPurposes.map((value) => ({ value: value as string, label: t(`terms.contactPurpose.${value}`) })),
  )
  const purposeName = (purpose: string): string =>
    purposes.value.find(({ value }) => value === purpose)?.label ?? purpose
  return { purposes, purposeName }
}
