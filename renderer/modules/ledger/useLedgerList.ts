import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { LocationQuery } from 'vue-router'
import type { LedgerEntry } from '../../../shared/modules/ledger/contract.ts'
import { funds, ledgerSides, type Fund, type LedgerSide } from '../../../shared/modules/ledger/terms.ts'
import { month } from '../../../shared/modules/reports/month.ts'
import { formatYuan } from '../../../shared/money/fen.ts'
import { useListFilter } from '../../app/list-filter.ts'
import { api } from '../../client/client.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'
import { useFilterWords } from '../../components/list/useFilterWords.ts'

/** What the ledger is filtered by; months are `2026-10`. */
export type LedgerFilter = {
  text: string
  fund: Fund | null
  accountId: number | null
  side: LedgerSide | null
  fromMonth: string | null
  untilMonth: string | null
  noVoucher: boolean
}
const blank = (): LedgerFilter => ({
  ...{ text: '', fund: null, accountId: null, side: null, fromMonth: null, untilMonth: null },
  noVoucher: false,
})

/** What a figure of the summary is made of: the filter that its link carries. */
export function filterOf(query: LocationQuery): LedgerFilter {
  const monthIn = (value: unknown) => month.safeParse(value).data ?? null
  const accountId = Number(query['accountId'])
  return {
    ...blank(),
    fund: funds.find((fund) => fund === query['fund']) ?? null,
    side: ledgerSides.find((side) => side === query['side']) ?? null,
    accountId: Number.isSafeInteger(accountId) && accountId > 0 ? accountId : null,
    fromMonth: monthIn(query['fromMonth']),
    untilMonth: monthIn(query['untilMonth']),
  }
}

/** The filter of the ledger, its choices and its words for the print. Use inside setup. */
export function useLedgerFilter() {
  const { t } = useI18n()
  const inWords = useFilterWords()
  const filter = useListFilter('ledger', blank)
  const used = useQuery(() => api.ledger.accounts.list.queryOptions({ input: {}, staleTime: 60_000 }))
  const past = useQuery(() =>
    api.ledger.accounts.list.queryOptions({ input: { archived: true }, staleTime: 60_000 }),
  )
  /** Archived ones still have entries. */
  const accounts = computed(() => [...(used.data.value ?? []), ...(past.data.value ?? [])])
  const groups = computed(() =>
    funds
      .filter((fund) => filter.state.asked.fund === null || fund === filter.state.asked.fund)
      .map((fund) => ({
        label: t(`terms.fund.${fund}`),
        options: accounts.value
          .filter((account) => account.fund === fund)
          .map(({ id, name }) => ({ value: id, label: name })),
      }))
      .filter(({ options }) => options.length > 0),
  )
  const filterWords = computed(() => {
    const { text, fund, accountId, side, fromMonth, untilMonth, noVoucher } = filter.state.asked
    const words: [label: string, value: string][] = [
      [t('ledger.field.fund'), fund ? t(`terms.fund.${fund}`) : ''],
      [t('ledger.field.account'), accounts.value.find(({ id }) => id === accountId)?.name ?? ''],
      [t('ledger.field.side'), side ? t(`terms.ledgerSide.${side}`) : ''],
      [t('ledger.list.from'), fromMonth ?? ''],
      [t('ledger.list.to'), untilMonth ?? ''],
      [t('ledger.list.find'), text],
    ]
    return [...inWords(words), ...(noVoucher ? [t('ledger.list.noVoucher')] : [])]
  })
  return { ...filter, groups, filterWords }
}

/** The columns of the ledger. Use inside setup. */
export function useLedgerColumns() {
  const { t } = useI18n()
  const { dateTime } = useDates()
  const amount = (row: LedgerEntry, side: LedgerSide) => (row.side === side ? formatYuan(row.amountFen) : '')
  const voucherText = (row: LedgerEntry) =>
    [row.voucher, row.photos.length > 0 ? t('ledger.list.photos', { count: row.photos.length }) : '']
      .filter(Boolean)
      .join(' ')
  const wordsText = (row: LedgerEntry) => {
    if (row.reverses !== null) return `${t('ledger.list.reversal')} ${row.words}`
    return row.reversedBy === null ? row.words : `${t('ledger.list.reversed')} ${row.words}`
  }
  const columns = computed((): ListColumn<LedgerEntry>[] => [
    {
      key: 'day',
      label: t('ledger.field.day'),
      width: 112,
      always: true,
      fixed: true,
      text: (row) => row.day,
    },
    {
      key: 'fund',
      label: t('ledger.field.fund'),
      width: 130,
      usual: false,
      text: (row) => t(`terms.fund.${row.fund}`),
    },
    { key: 'account', label: t('ledger.field.account'), width: 158, text: (row) => row.account },
    { key: 'words', label: t('ledger.field.words'), minWidth: 170, text: wordsText },
    { key: 'party', label: t('ledger.field.party'), width: 104, text: (row) => row.party },
    {
      key: 'in',
      label: t('ledger.field.in'),
      width: 116,
      align: 'right',
      text: (row) => amount(row, 'in'),
    },
    {
      key: 'out',
      label: t('ledger.field.out'),
      width: 116,
      align: 'right',
      text: (row) => amount(row, 'out'),
    },
    { key: 'voucher', label: t('ledger.field.voucher'), width: 112, text: voucherText },
    {
      key: 'origin',
      label: t('ledger.field.origin'),
      width: 96,
      usual: false,
      text: (row) => t(`terms.entryOrigin.${row.origin}`),
    },
    { key: 'by', label: t('ledger.field.by'), width: 84, usual: false, text: (row) => row.by },
    { key: 'at', label: t('ledger.field.at'), width: 150, usual: false, text: (row) => dateTime(row.at) },
    { key: 'reason', label: t('ledger.field.reason'), width: 140, usual: false, text: (row) => row.reason },
  ])
  return columns
}
