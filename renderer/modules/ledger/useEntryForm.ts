import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { mostEntryFen } from '../../../shared/modules/ledger/terms.ts'
import { formatYuan, readYuan } from '../../../shared/money/fen.ts'
import { useDraft } from '../../app/drafts.ts'
import { api, client } from '../../client/client.ts'
import { today } from '../../client/clock.ts'
import { toFault } from '../../client/faults.ts'
import { useToast } from '../../components/composables/useToast.ts'
import { problemsOf, sideOf, type EntryDraft, type EntryField } from './entry-draft.ts'
import { readDay } from '../../../shared/modules/ledger/typed-day.ts'

const blank = (day: string): EntryDraft => ({
  ...{ day, accountId: null, side: null, amount: '', words: '', party: '', voucher: '', photos: [] },
  requestKey: crypto.randomUUID(),
})

interface Panel {
  focusAccount(): void
  focusProblem(): void
}

/**
 * The entry that is being typed: it outlives the lock screen, is checked once somebody tries to save, and gives way to the next
 * one of the same day. `panel` is the form. Use inside setup.
 */
export function useEntryForm() {
  const { t } = useI18n()
  const toast = useToast()
  const cache = useQueryClient()
  const { draft } = useDraft('ledger.form', () => blank(today.value))
  const panel = ref<Panel | null>(null)
  const busy = ref(false)
  const tried = ref(false)
  const failed = shallowRef<unknown>(null)
  /** What the core refused, until something is changed. */
  const refused = shallowRef<Partial<Record<EntryField, string>>>({})
  /** The day on which the same voucher stands already. */
  const doubled = ref<string | null>(null)
  watch(
    draft,
    () => {
      refused.value = {}
      doubled.value = null
    },
    { deep: true },
  )

  const accounts = useQuery(() => api.ledger.accounts.list.queryOptions({ input: {}, staleTime: 60_000 }))
  const account = computed(() => accounts.data.value?.find(({ id }) => id === draft.accountId) ?? null)
  const side = computed(() => sideOf(account.value, draft.side))
  const found = computed(() => problemsOf(draft, account.value, today.value))
  const problems = computed(() => ({
    ...(tried.value
      ? Object.fromEntries(
          Object.entries(found.value).map(([field, problem]) => [field, t(`ledger.problem.${problem}`)]),
        )
      : {}),
    ...refused.value,
  })) as Readonly<{ value: Partial<Record<EntryField, string>> }>
  const isMaintenance = computed(() => tried.value && found.value.words === 'maintenance')

  /** What was written on the account lately, for the lists below the fields. */
  const lately = useQuery(() =>
    api.ledger.entries.list.queryOptions({
      input: { accountId: draft.accountId ?? 1, size: 40 },
      enabled: draft.accountId !== null,
      staleTime: 30_000,
    }),
  )
  const offered = (field: 'words' | 'party') =>
    computed(() => {
      const rows = draft.accountId === null ? [] : (lately.data.value?.rows ?? [])
      return [...new Set(rows.map((row) => row[field]).filter(Boolean))].slice(0, 12)
    })

  async function save(again = false): Promise<void> {
    if (busy.value) return
    tried.value = true
    failed.value = null
    const day = readDay(draft.day, today.value)
    const amount = readYuan(draft.amount, { most: mostEntryFen })
    if (Object.keys(found.value).length > 0 || day === null || side.value === null || !account.value)
      return showProblem()
    if ('problem' in amount || amount.fen === null) return showProblem()
    busy.value = true
    try {
      const { accountId, words, party, voucher, photos, requestKey } = draft
      await client.ledger.entries.add({
        ...{ day, accountId: accountId!, side: side.value, amountFen: amount.fen },
        ...{ words, party, voucher, photos: [...photos], requestKey, again },
      })
      const told = { account: account.value.name, side: t(`terms.ledgerSide.${side.value}`) }
      toast.done(t('ledger.entry.saved', { ...told, amount: formatYuan(amount.fen) }))
      Object.assign(draft, blank(day))
      tried.value = false
      // The next entry is typed at once, before the list has been asked anew.
      void cache.invalidateQueries({ queryKey: api.ledger.key() })
      await nextTick()
      panel.value?.focusAccount()
    } catch (error) {
      await showRefusal(error)
    } finally {
      busy.value = false
    }
  }

  async function showProblem() {
    await nextTick()
    panel.value?.focusProblem()
  }
  async function showRefusal(error: unknown) {
    const { code, field, params } = toFault(error)
    if (code === 'ALREADY_EXISTS' && field === 'voucher') doubled.value = String(params?.['day'] ?? '')
    else if (code === 'MONTH_CLOSED' || code === 'MONTH_DISCLOSED')
      refused.value = { day: `${t(`errors.${code}.what`, params)}${t(`errors.${code}.remedy`, params)}` }
    else if (code === 'MAINTENANCE_FUND') refused.value = { words: t('ledger.problem.maintenance') }
    else if (code === 'INVALID_INPUT' && field === 'day') refused.value = { day: t('ledger.problem.early') }
    else if (code === 'NOT_FOUND' && field === 'accountId')
      refused.value = { accountId: t('ledger.problem.account') }
    else failed.value = error
    if (failed.value === null && doubled.value === null) await showProblem()
  }

  /** The same entry where a major repair belongs. */
  function moveToMaintenance() {
    const works = accounts.data.value?.find(({ line }) => line === 'works')
    if (!works) return
    draft.accountId = works.id
    toast.info(t('ledger.entry.moved', { account: works.name }))
  }

  return {
    ...{ draft, panel, busy, failed, problems, doubled, account, side, isMaintenance },
    ...{ save, moveToMaintenance },
    accounts: computed(() => accounts.data.value ?? []),
    offeredWords: offered('words'),
    offeredParties: offered('party'),
  }
}
