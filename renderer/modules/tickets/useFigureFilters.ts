import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { hourBands } from '../../../shared/modules/reports/office-hours.ts'
import { useSession } from '../../app/session.ts'
import { api } from '../../client/client.ts'
import type { TicketFilter } from './ticket-filter.ts'

/** A condition that came with a figure somebody followed, in words; `fields` are what it is taken away by. */
export interface FigureFilter {
  key: string
  words: string
  fields: readonly (keyof TicketFilter)[]
}

/** What narrows the list beside its own fields. Use inside setup. */
export function useFigureFilters(filter: () => TicketFilter) {
  const { t } = useI18n()
  const session = useSession()
  const tree = useQuery(() =>
    api.houses.tree.queryOptions({
      enabled: filter().buildingId !== null && session.may('archives.read'),
      staleTime: 60_000,
    }),
  )
  function hoursIn(name: string): string {
    const band = hourBands.find(({ code }) => code === name)
    if (!band) return t('reports.filter.after')
    return band.weekend ? t('reports.filter.weekend', { ...band }) : t('reports.filter.workday', { ...band })
  }

  return computed<FigureFilter[]>(() => {
    const { buildingId, closedFrom, closedTo, openOn, mark, source, hours } = filter()
    const building = tree.data.value?.find((each) => each.buildingId === buildingId)?.building ?? ''
    const found: (FigureFilter | false)[] = [
      mark !== null && { key: 'mark', words: t(`terms.ticketMark.${mark}`), fields: ['mark'] },
      source !== null && { key: 'source', words: t(`terms.ticketSource.${source}`), fields: ['source'] },
      buildingId !== null && {
        key: 'building',
        words: t('reports.filter.building', { name: building }),
        fields: ['buildingId'],
      },
      hours !== null && {
        key: 'hours',
        words: t('reports.filter.hours', { hours: hoursIn(hours) }),
        fields: ['hours'],
      },
      (closedFrom !== null || closedTo !== null) && {
        key: 'closed',
        words: t('reports.filter.closed', { from: closedFrom ?? '…', to: closedTo ?? '…' }),
        fields: ['closedFrom', 'closedTo'],
      },
      openOn !== null && {
        key: 'openOn',
        words: t('reports.filter.openOn', { day: openOn }),
        fields: ['openOn'],
      },
    ]
    return found.filter((each) => each !== false)
  })
}
