import { useQuery } from '@tanstack/vue-query'
import { computed, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { counterMethods, mostChargeFen, type CounterMethod } from '../../../shared/modules/fees/terms.ts'
import { editableYuan } from '../../../shared/money/fen.ts'
import { cleanText } from '../../../shared/text/normalise.ts'
import { useDraft } from '../../app/drafts.ts'
import { api, client } from '../../client/client.ts'
import { today } from '../../client/clock.ts'
import { blankPlace, type TypedPlace } from '../registers/register-draft.ts'
import { allocate, laterThan, mostSettled, openSum } from './allocation.ts'
import { useAmount } from './useAmount.ts'
import { useFeeCache } from './useFeeCache.ts'

/** What stands at the counter. */
interface CounterDraft {
  place: TypedPlace
  houseId: number | null
  /** Charges that are not paid this time; everything open is, unless somebody leaves it out. */
  left: number[]
  /** The amount as typed; null: what the chosen charges have open. */
  amount: string | null
  payer: string
  method: CounterMethod
  tendered: string
  reference: string
  /** Empty: today. */
  paidOn: string
  notes: string
  /** The payment that was taken last, and what goes back of the cash. */
  done: { id: number; changeFen: number } | null
}

type CounterField = 'amount' | 'payer' | 'tendered' | 'paidOn'

/** Everything in cash, today: what somebody before paid by is no habit of the next one. */
const noPayment = {
  amount: null,
  method: 'cash',
  tendered: '',
  reference: '',
  paidOn: '',
  notes: '',
} as const

/** One house at the counter: what it owes, what is paid now and how. Use inside setup. */
export function useCounter() {
  const { t } = useI18n()
  const { refresh } = useFeeCache()
  const { draft } = useDraft('payments.counter', (): CounterDraft => ({
    place: blankPlace(),
    houseId: null,
    payer: '',
    done: null,
    left: [],
    ...noPayment,
  }))

  const query = useQuery(() =>
    api.fees.account.queryOptions({
      input: { houseId: draft.houseId ?? 0 },
      enabled: draft.houseId !== null,
      staleTime: 0,
    }),
  )
  const account = computed(() => (draft.houseId === null ? null : (query.data.value ?? null)))
  const open = computed(() => account.value?.open ?? [])
  const chosen = computed(() => open.value.filter(({ id }) => !draft.left.includes(id)))

  const typed = useAmount(() => draft.amount ?? '')
  const amountFen = computed(() => (draft.amount === null ? openSum(chosen.value) : typed.fen.value))
  const amountText = computed({
    get: () => {
      if (draft.amount !== null) return draft.amount
      return chosen.value.length > 0 ? editableYuan(openSum(chosen.value)) : ''
    },
    set: (text) => (draft.amount = text),
  })
  const split = computed(() => allocate(chosen.value, amountFen.value ?? 0))

  const tendered = useAmount(() => draft.tendered)
  const changeFen = computed(() => {
    if (draft.method !== 'cash' || tendered.fen.value === null || amountFen.value === null) return null
    const change = tendered.fen.value - amountFen.value
    return change >= 0 ? change : null
  })

  const tried = ref(false)
  const busy = ref(false)
  const failed = shallowRef<unknown>(null)
  const missing = computed(() => {
    const cash = draft.method === 'cash'
    const short = tendered.fen.value !== null && tendered.fen.value < (amountFen.value ?? 0)
    return {
      ...(!amountFen.value && { amount: t('payments.counter.amountNeeded') }),
      ...((amountFen.value ?? 0) > mostChargeFen && { amount: t('payments.amount.TOO_LARGE') }),
      ...(split.value.lines.length > mostSettled && {
        amount: t('payments.counter.tooMany', { most: mostSettled }),
      }),
      ...(typed.problem.value !== '' && { amount: typed.problem.value }),
      ...(cleanText(draft.payer) === '' && { payer: t('payments.counter.payerNeeded') }),
      ...(cash && short && { tendered: t('payments.counter.tenderedShort') }),
      ...(cash && tendered.problem.value !== '' && { tendered: tendered.problem.value }),
      ...(draft.paidOn > today.value && { paidOn: t('payments.counter.paidOnAhead') }),
    }
  })
  /** What is wrong with a field: at once where something unreadable stands in it, else once somebody tried to save. */
  const problems = computed<Partial<Record<CounterField, string>>>(() => ({
    ...(typed.problem.value !== '' && { amount: typed.problem.value }),
    ...(tried.value ? missing.value : {}),
  }))

  const usualPayer = computed(() => account.value?.payers[0]?.name ?? '')
  // Another house: whoever usually pays there.
  watch(
    () => account.value?.houseId,
    (houseId, before) => {
      if (houseId !== undefined && (before !== undefined || draft.payer === ''))
        draft.payer = usualPayer.value
    },
    { immediate: true },
  )

  function startOver() {
    Object.assign(draft, noPayment, { left: [] })
    tried.value = false
    failed.value = null
  }
  /** Goes to a house; what was begun for another one is let go. */
  function goTo(houseId: number, label: string) {
    if (draft.place.choice?.houseId !== houseId)
      draft.place = { typed: label, choice: { houseId, residentId: null, label } }
    if (draft.houseId === houseId) return
    draft.houseId = houseId
    draft.payer = ''
    draft.done = null
    startOver()
  }
  function choose(ids: readonly number[], on: boolean) {
    const others = draft.left.filter((id) => !ids.includes(id))
    draft.left = on ? others : [...others, ...ids]
    draft.amount = null
  }
  const months = computed(() => [...new Set(open.value.map(({ month }) => month))].sort())
  /** The month up to which everything is chosen and nothing after it; null where the choice is another one. */
  const untilMonth = computed<string | null>({
    get: () => {
      const last = chosen.value[chosen.value.length - 1]?.month
      const exact = last !== undefined && laterThan(open.value, last).length + chosen.value.length
      return exact === open.value.length ? (last ?? null) : null
    },
    set: (month) => {
      draft.left = month === null ? [] : laterThan(open.value, month)
      draft.amount = null
    },
  })

  /** The same payment sent again is the same one; a changed one is another. */
  let sent = { content: '', requestKey: '' }
  function keyFor(content: string): string {
    if (sent.content !== content) sent = { content, requestKey: crypto.randomUUID() }
    return sent.requestKey
  }

  /** Takes the money; false where something is missing or it was refused, which `problems` and `failed` tell. */
  async function take(): Promise<boolean> {
    const house = account.value
    if (busy.value || !house) return false
    tried.value = true
    failed.value = null
    if (Object.keys(missing.value).length > 0) return false
    busy.value = true
    try {
      const payer = cleanText(draft.payer)
      const cash = draft.method === 'cash'
      const payment = {
        houseId: house.houseId,
        residentId: house.payers.find(({ name }) => name === payer)?.residentId ?? null,
        payer,
        method: draft.method,
        ...split.value,
        tenderedFen: cash ? tendered.fen.value : null,
        reference: cash ? '' : draft.reference,
        paidOn: draft.paidOn || null,
        notes: draft.notes,
      }
      const change = changeFen.value ?? 0
      const { id } = await client.fees.payments.take({
        ...payment,
        requestKey: keyFor(JSON.stringify(payment)),
      })
      sent = { content: '', requestKey: '' }
      startOver()
      draft.done = { id, changeFen: change }
      return true
    } catch (error) {
      failed.value = error
      return false
    } finally {
      busy.value = false
      await refresh()
    }
  }

  const methods = computed(() =>
    counterMethods.map((value, index) => ({
      value,
      label: t('payments.counter.methodKey', { key: index + 1, method: t(`terms.paymentMethod.${value}`) }),
    })),
  )
  return {
    draft,
    query,
    account,
    open,
    chosen,
    amountFen,
    amountText,
    split,
    changeFen,
    problems,
    busy,
    failed,
    months,
    untilMonth,
    methods,
    goTo,
    choose,
    take,
  }
}
export type Counter = ReturnType<typeof useCounter>
