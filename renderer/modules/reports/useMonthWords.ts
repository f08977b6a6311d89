import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { MonthReport } from '../../../shared/modules/reports/contract.ts'
import { officeHours } from '../../../shared/modules/reports/office-hours.ts'
import { daysChart, monthRows, rowsChart } from './month-rows.ts'

/** How many lines a picture has at most; the table beside it has all. */
const most = 12

/** The words, tables and pictures of a month. Use inside setup. */
export function useMonthWords(report: () => MonthReport) {
  const { t } = useI18n()
  const monthName = (month: string) =>
    t('reports.month.of', { year: month.slice(0, 4), month: month.slice(5) })

  const rows = computed(() =>
    monthRows(report(), {
      kind: (kind) => t(`terms.ticketKind.${kind}`),
      building: (name) => (/^\d+$/.test(name) ? t('houses.tree.building', { name }) : name),
      live: t('reports.way.live'),
      written: t('reports.way.written'),
      direct: t('reports.direct'),
      noHouse: t('reports.noHouse'),
    }),
  )
  const charts = computed(() => {
    const names = {
      received: t('reports.column.received'),
      previous: t('reports.column.previous'),
    }
    const month = monthName(report().month)
    const { categories, channels, buildings } = rows.value
    const side = (of: 'categories' | 'channels' | 'buildings', lines: typeof categories) => ({
      label: t(`reports.chart.${of}`, { month }),
      model: rowsChart(lines, names, most),
      lines: lines.filter(({ inner }) => !inner).length,
    })
    return {
      days: {
        label: t('reports.chart.days', { month }),
        model: daysChart(report().days, {
          received: t('reports.figure.received'),
          closed: t('reports.figure.closed'),
        }),
      },
      categories: side('categories', categories),
      channels: side('channels', channels),
      buildings: side('buildings', buildings),
    }
  })
  /** How each figure is defined. */
  const definitions = computed(() => [
    t('reports.definition.received'),
    t('reports.definition.closed'),
    t('reports.definition.open'),
    t('reports.definition.contact'),
    t('reports.definition.resolve'),
    t('reports.definition.imported'),
    t('reports.definition.hours', officeHours),
    t('reports.definition.buildings'),
    t('reports.definition.few'),
    t('reports.definition.changes'),
  ])
  return { monthName, rows, charts, definitions }
}
