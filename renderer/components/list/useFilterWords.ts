import { useI18n } from 'vue-i18n'

/** How a filter is told on a print: each field that narrows, by its label; what is empty says nothing. Use inside setup. */
export function useFilterWords() {
  const { t } = useI18n()
  return (pairs: readonly (readonly [label: string, value: string])[]): string[] =>
    pairs.flatMap(([label, value]) => (value ? [t('parts.list.filterWord', { label, value })] : []))
}
