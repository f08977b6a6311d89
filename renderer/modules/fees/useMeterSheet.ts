import { computed, nextTick, ref, shallowRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { formatYuan } from '../../../shared/money/fen.ts'
import { useDraft } from '../../app/drafts.ts'
import { client } from '../../client/client.ts'
import { toFault } from '../../client/faults.ts'
import { useToast } from '../../components/composables/useToast.ts'
import { useFeeCache } from '../payments/useFeeCache.ts'
import {
  readRow,
  shownReading,
  storedReading,
  type ReadingProblem,
  type SheetRow,
  type TypedReading,
} from './meter-rows.ts'

interface Sheet {
  readonly itemId: number
  readonly month: string
  /** May be another one when it is saved. */
  readonly dueOn: string
}

/** The readings typed for an item and month, what they come to, and saving them. Use inside setup. */
export function useMeterSheet(sheet: Sheet, rows: Ref<readonly SheetRow[]>) {
  const { t } = useI18n()
  const toast = useToast()
  const { refresh } = useFeeCache()
  const { itemId, month } = sheet
  const { draft } = useDraft(`fees.meters.${itemId}.${month}`, () => ({
    typed: {} as Record<number, TypedReading>,
    /** The version of its charge that was on the page when somebody began to type. */
    seen: {} as Record<number, number | null>,
  }))
  const busy = ref(false)
  /** A fault that is about no row. */
  const failed = shallowRef<unknown>(null)
  /** What the core refused, by house. */
  const refused = ref<Record<number, string>>({})

  const typedOf = (row: SheetRow): TypedReading => draft.typed[row.houseId] ?? storedReading(row)
  function type(row: SheetRow, field: keyof TypedReading, text: string) {
    if (!(row.houseId in draft.typed)) draft.seen[row.houseId] = row.version
    draft.typed[row.houseId] = { ...typedOf(row), [field]: text }
    refused.value = Object.fromEntries(
      Object.entries(refused.value).filter(([house]) => Number(house) !== row.houseId),
    )
  }

  const lines = computed(() =>
    rows.value.map((row) => ({ row, typed: typedOf(row), ...readRow(row, typedOf(row)) })),
  )
  const toSave = computed(() => lines.value.filter(({ changed, reading }) => changed && reading !== null))
  const wrong = computed(() => lines.value.filter(({ problem }) => problem !== null))
  /** Typed on other pages of the sheet and not saved. */
  const elsewhere = computed(() => {
    const here = new Set(rows.value.map(({ houseId }) => houseId))
    return Object.keys(draft.typed).filter((house) => !here.has(Number(house))).length
  })

  const problemWords = (problem: ReadingProblem): string => {
    if (problem === 'below') return t('fees.meters.below')
    if (problem === 'before') return t('fees.meters.needBefore')
    return t(`fees.problem.number.${problem}`, { decimals: 2 })
  }
  const errorOf = (line: (typeof lines.value)[number]): string =>
    line.problem ? problemWords(line.problem) : (refused.value[line.row.houseId] ?? '')

  /** Answers with the house to look at, where one is to be mended. */
  async function save(): Promise<number | null> {
    if (busy.value) return null
    failed.value = null
    const [first] = wrong.value
    if (first) {
      toast.warn(t('fees.meters.wrong', { count: wrong.value.length }))
      return first.row.houseId
    }
    const readings = toSave.value.flatMap(({ row: { houseId, version }, reading }) => {
      const seen = draft.seen[houseId]
      return reading ? [{ ...reading, version: seen === undefined ? version : seen }] : []
    })
    if (readings.length === 0) {
      toast.info(t('fees.meters.nothing'))
      return null
    }
    busy.value = true
    try {
      const { charges, amountFen } = await client.fees.meters.save({
        itemId,
        month,
        dueOn: sheet.dueOn,
        readings,
      })
      // Shown anew before what was typed is let go: else the old readings would flash up.
      await refresh()
      await nextTick()
      for (const { houseId } of readings) {
        delete draft.typed[houseId]
        delete draft.seen[houseId]
      }
      toast.done(t('fees.meters.done', { count: charges, amount: formatYuan(amountFen) }))
      return null
    } catch (error) {
      return await refuse(error, readings)
    } finally {
      busy.value = false
    }
  }

  async function refuse(error: unknown, readings: readonly { houseId: number }[]): Promise<number | null> {
    const { code, field, params } = toFault(error)
    const houseId = readings[Number(/^readings\.(\d+)/.exec(field ?? '')?.[1] ?? -1)]?.houseId
    if (houseId === undefined) failed.value = error
    else if (code === 'CONFLICT') await tellOther(houseId)
    else refused.value = { ...refused.value, [houseId]: t(`errors.${code}.what`, params) }
    return houseId ?? null
  }

  /** What a colleague entered meanwhile; saved again, what is typed here replaces it knowingly. */
  async function tellOther(houseId: number) {
    await refresh()
    await nextTick()
    delete draft.seen[houseId]
    const row = rows.value.find((each) => each.houseId === houseId)
    const now = shownReading(row?.meterTo ?? null)
    const words = now === '' ? t('errors.CONFLICT.what') : t('fees.meters.other', { now })
    refused.value = { ...refused.value, [houseId]: words }
  }

  return { lines, toSave, elsewhere, busy, failed, errorOf, type, save }
}
