import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ContactKind, Direction } from '../../../shared/modules/contacts/terms.ts'
import { useFilterWords } from '../../components/list/useFilterWords.ts'

export type ContactFilter = {
  text: string
  kind: ContactKind | null
  direction: Direction | null
  /** Days, `2026-11-21`. */
  from: string | null
  to: string | null
}

export const blankContactFilter = (): ContactFilter => ({
  text: '',
  kind: null,
  direction: null,
  from: null,
  to: null,
})

/** The filter as a person reads it, for the print. Use inside setup. */
export function useContactFilterWords(filter: () => ContactFilter) {
  const { t } = useI18n()
  const inWords = useFilterWords()
  return computed(() => {
    const { text, kind, direction, from, to } = filter()
    return inWords([
      [t('contacts.field.kind'), kind ? t(`terms.contactKind.${kind}`) : ''],
      [t('contacts.field.direction'), direction ? t(`terms.contactDirection.${direction}`) : ''],
      [t('contacts.list.from'), from ?? ''],
      [t('contacts.list.to'), to ?? ''],
      [t('contacts.list.text'), text],
    ])
  })
}
