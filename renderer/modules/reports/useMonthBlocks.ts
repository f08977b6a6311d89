import { useI18n } from 'vue-i18n'
import type { MonthReport } from '../../../shared/modules/reports/contract.ts'
import { hourBands } from '../../../shared/modules/reports/office-hours.ts'
import { addDays } from '../../../shared/time/zone.ts'
import { useDates } from '../../components/composables/useDates.ts'
import { tableBlocks, textBlock } from '../../components/print/card-blocks.ts'
import { pictureBlock, type PaperBlock } from '../../components/print/paper-blocks.ts'
import { weeksOf } from './calendar.ts'
import { shareText, type MonthRow } from './month-rows.ts'
import { monthTests } from './month-tests.ts'
import { useMonthWords } from './useMonthWords.ts'

/** A month as it goes to paper: every figure of the page, the pictures hatched instead of coloured. Use inside setup. */
export function useMonthBlocks(report: MonthReport): PaperBlock[] {
  const { t } = useI18n()
  const { weekday } = useDates()
  const { rows, charts, definitions } = useMonthWords(() => report)
  const { totals } = report
  const count = (key: string, label: string, value: number) => ({ key, label, value: String(value) })
  const counts = (row: MonthRow) => [String(row.received), String(row.previous)]
  const nameOf = (row: MonthRow) => (row.inner ? `　${row.label}` : row.label)
  const compared = [t('reports.column.received'), t('reports.column.previous')]
  const share = t('reports.column.share')
  const fourColumns = '1fr 22mm 22mm 22mm'
  const fiveColumns = '1fr 22mm 22mm 22mm 22mm'
  const aMonday = '2026-11-16'
  const inBands = new Map(report.hours.map(({ band, received }) => [band, received]))
  const bands = hourBands.filter(({ weekend }) => !weekend)
  const inHours = (weekend: boolean) =>
    hourBands.filter((band) => band.weekend === weekend).map(({ code }) => String(inBands.get(code) ?? 0))

  return [
    {
      kind: 'facts',
      key: 'totals',
      title: '',
      facts: [
        count('received', t('reports.figure.received'), totals.received),
        count('closed', t('reports.figure.closed'), totals.closed),
        count('carried', t('reports.figure.carriedOver'), totals.carriedOver),
        count('open', report.running ? t('reports.figure.openNow') : t('reports.figure.open'), totals.open),
        count('previous', t('reports.figure.previousMonth'), totals.previous),
        count('spot', t('reports.figure.solvedOnSpot'), totals.solvedOnSpot),
        count('back', t('reports.figure.backEntered'), totals.backEntered),
        count('joined', t('reports.figure.joined'), totals.joined),
        count('imported', t('reports.figure.imported'), totals.imported),
        count('house', t('reports.figure.withoutHouse'), totals.withoutHouse),
        count('after', t('reports.figure.afterHours'), totals.afterHours),
        count('voided', t('reports.figure.voided'), totals.voided),
      ],
    },
    ...tableBlocks(
      'tests',
      t('reports.section.tests'),
      [
        t('reports.column.item'),
        t('reports.column.due'),
        t('reports.column.inTime'),
        t('reports.column.late'),
        t('reports.column.rate'),
      ],
      fiveColumns,
      monthTests(report).map(({ promise, source, part, share: rate }) => [
        `${t(`reports.figure.${promise}`)} · ${t(`terms.ticketSource.${source}`)}`,
        String(part.of),
        String(part.count),
        String(part.of - part.count),
        shareText(rate, '%'),
      ]),
    ),
    ...pictureBlock('days', t('reports.section.days'), charts.value.days),
    {
      kind: 'calendar',
      key: 'calendar',
      title: '',
      heads: Array.from({ length: 7 }, (_, index) => weekday(addDays(aMonday, index))),
      weeks: weeksOf(report.days).map((week) =>
        week.map((day) =>
          day ? [String(Number(day.day.slice(8))), String(day.received), String(day.closed)] : [],
        ),
      ),
    },
    ...(report.kind === null
      ? tableBlocks(
          'kinds',
          t('reports.section.kinds'),
          [t('reports.column.kind'), ...compared, share],
          fourColumns,
          rows.value.kinds.map((row) => [nameOf(row), ...counts(row), shareText(row.share, '%')]),
        )
      : []),
    ...pictureBlock('categories', t('reports.section.categories'), charts.value.categories),
    ...tableBlocks(
      'categories',
      '',
      [t('reports.column.category'), ...compared, share],
      fourColumns,
      rows.value.categories.map((row) => [nameOf(row), ...counts(row), shareText(row.share, '%')]),
    ),
    ...pictureBlock('channels', t('reports.section.channels'), charts.value.channels),
    ...tableBlocks(
      'channels',
      '',
      [t('reports.column.channel'), t('reports.column.way'), ...compared, share],
      fiveColumns,
      rows.value.channels.map((row) => [nameOf(row), row.note, ...counts(row), shareText(row.share, '%')]),
    ),
    ...pictureBlock('buildings', t('reports.section.buildings'), charts.value.buildings),
    ...tableBlocks(
      'buildings',
      '',
      [
        t('reports.column.building'),
        t('reports.column.households'),
        ...compared,
        t('reports.column.perHundred'),
      ],
      fiveColumns,
      rows.value.buildings.map((row) => [
        nameOf(row),
        row.note || '—',
        ...counts(row),
        shareText(row.share, ''),
      ]),
    ),
    ...tableBlocks(
      'hours',
      t('reports.section.hours'),
      [t('reports.column.hours'), ...bands.map(({ begins, ends }) => `${begins}–${ends}`)],
      '1fr repeat(7, 20mm)',
      [
        [t('reports.column.workday'), ...inHours(false)],
        [t('reports.column.weekend'), ...inHours(true)],
      ],
    ),
    ...textBlock('definitions', t('reports.definition.title'), definitions.value.join('\n')),
  ]
}
