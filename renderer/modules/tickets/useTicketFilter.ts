import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { ticketKinds, ticketStates } from '../../../shared/modules/tickets/terms.ts'
import { api } from '../../client/client.ts'
import { useFilterWords } from '../../components/list/useFilterWords.ts'
import { categoryOptions } from './category-picker.ts'
import type { TicketFilter } from './ticket-filter.ts'
import { useFigureFilters } from './useFigureFilters.ts'

/** What the ticket list's filter can be set to. Use inside setup. */
export function useTicketFilterOptions() {
  const { t } = useI18n()
  const dictionaries = useQuery(() => api.office.dictionaries.queryOptions({ staleTime: 60_000 }))
  const named = (entries: readonly { id: number; name: string }[] | undefined) =>
    (entries ?? []).map(({ id, name }) => ({ value: id, label: name }))

  return {
    kinds: computed(() => ticketKinds.map((value) => ({ value, label: t(`terms.ticketKind.${value}`) }))),
    states: computed(() => ticketStates.map((value) => ({ value, label: t(`terms.ticketState.${value}`) }))),
    /** Under the kind they belong to. */
    categories: computed(() =>
      ticketKinds
        .map((kind) => ({
          label: t(`terms.ticketKind.${kind}`),
          options: categoryOptions(dictionaries.data.value?.categories ?? [], kind).map(
            ({ id, code, label }) => ({ value: id, label: `${code} ${label}` }),
          ),
        }))
        .filter(({ options }) => options.length > 0),
    ),
    channels: computed(() => named(dictionaries.data.value?.channels)),
    departments: computed(() => named(dictionaries.data.value?.departments)),
  }
}

/** The filter as a person reads it, for the print. Use inside setup. */
export function useTicketFilterWords(filter: () => TicketFilter, text: () => string) {
  const { t } = useI18n()
  const inWords = useFilterWords()
  const { categories, channels, departments } = useTicketFilterOptions()
  const figures = useFigureFilters(filter)
  const nameOf = (options: readonly { value: number; label: string }[], id: number | null) =>
    options.find(({ value }) => value === id)?.label ?? ''

  return computed(() => {
    const { kind, state, categoryId, channelId, departmentId, from, to, overdue, mine } = filter()
    const allCategories = categories.value.flatMap(({ options }) => options)
    const words: [label: string, value: string][] = [
      [t('tickets.list.kind'), kind ? t(`terms.ticketKind.${kind}`) : ''],
      [t('tickets.list.state'), state ? t(`terms.ticketState.${state}`) : ''],
      [t('tickets.list.category'), nameOf(allCategories, categoryId)],
      [t('tickets.list.department'), nameOf(departments.value, departmentId)],
      [t('tickets.list.channel'), nameOf(channels.value, channelId)],
      [t('tickets.list.from'), from ?? ''],
      [t('tickets.list.to'), to ?? ''],
      [t('tickets.list.text'), text()],
    ]
    return [
      ...inWords(words),
      ...(overdue ? [t('tickets.list.overdue')] : []),
      ...(mine ? [t('tickets.list.mine')] : []),
      ...figures.value.map(({ words: figure }) => figure),
    ]
  })
}
