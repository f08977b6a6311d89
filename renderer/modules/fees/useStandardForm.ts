import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { formatPrice, mostPriceE4, readDecimal } from '../../../shared/modules/fees/charge-rules.ts'
import type { FeeItem, FeeStandard } from '../../../shared/modules/fees/contract.ts'
import type { HouseKind } from '../../../shared/modules/houses/terms.ts'
import { addMonths, monthOf } from '../../../shared/modules/reports/month.ts'
import { useDraft } from '../../app/drafts.ts'
import { client } from '../../client/client.ts'
import { today } from '../../client/clock.ts'
import { toFault } from '../../client/faults.ts'

/** `replace` is a new price from a month on, `end` only its last month. */
export type StandardAct = 'new' | 'edit' | 'replace' | 'end'
export interface StandardTask {
  act: StandardAct
  item: FeeItem
  standard: FeeStandard | null
}

type Field = 'price' | 'fromMonth' | 'untilMonth' | 'houseKind' | 'buildingId'
const fieldOf: Record<string, Field> = {
  priceE4: 'price',
  fromMonth: 'fromMonth',
  untilMonth: 'untilMonth',
  houseKind: 'houseKind',
  buildingId: 'buildingId',
}

/** What is typed about a standard, what is wrong with it, and saving it. Use inside setup. */
export function useStandardForm({ act, item, standard }: StandardTask) {
  const { t } = useI18n()
  const thisMonth = monthOf(today.value)
  const parking = item.kind === 'parking' && act === 'new'
  const { draft, discard } = useDraft(`fees.standard.${act}.${item.id}.${standard?.id ?? 0}`, () => ({
    houseKind: (standard?.houseKind ?? (parking ? 'parking' : null)) as HouseKind | null,
    buildingId: standard?.buildingId ?? null,
    price: standard && act !== 'replace' ? formatPrice(standard.priceE4) : '',
    fromMonth:
      act === 'replace' ? addMonths(thisMonth, 1) : (standard?.fromMonth ?? `${thisMonth.slice(0, 4)}-01`),
    untilMonth: act === 'end' ? (standard?.untilMonth ?? thisMonth) : (standard?.untilMonth ?? null),
    words: act === 'replace' ? '' : (standard?.words ?? ''),
  }))
  const tried = ref(false)
  const failed = shallowRef<unknown>(null)

  const price = computed(() => readDecimal(draft.price, { decimals: 4, most: mostPriceE4 }))
  const refused = computed((): Partial<Record<Field, string>> => {
    if (!failed.value) return {}
    const { code, field, params } = toFault(failed.value)
    const name = fieldOf[field ?? '']
    if (!name) return {}
    return { [name]: code === 'ALREADY_EXISTS' ? t('fees.standard.taken') : t(`errors.${code}.what`, params) }
  })
  const problems = computed((): Partial<Record<Field, string>> => ({
    ...refused.value,
    ...('problem' in price.value && {
      price: t(`fees.problem.number.${price.value.problem}`, { decimals: 4 }),
    }),
    ...(tried.value && missing()),
  }))
  function missing(): Partial<Record<Field, string>> {
    const { fromMonth, untilMonth } = draft
    const before = act === 'replace' && standard && fromMonth <= standard.fromMonth
    return {
      ...('value' in price.value && price.value.value === null && { price: t('fees.problem.price') }),
      ...(!fromMonth && { fromMonth: t('fees.problem.fromMonth') }),
      ...(before && { fromMonth: t('fees.problem.afterOld', { month: standard.fromMonth }) }),
      ...(untilMonth !== null && untilMonth < fromMonth && { untilMonth: t('fees.problem.untilBefore') }),
    }
  }

  /** Whether it was saved; what was refused is told by `problems` and `failed`. */
  async function save(): Promise<boolean> {
    tried.value = true
    failed.value = null
    if (Object.keys(problems.value).length > 0) return false
    const priceE4 = 'value' in price.value ? (price.value.value ?? 0) : 0
    const { houseKind, buildingId, fromMonth, untilMonth, words } = draft
    const fields = { houseKind, buildingId, priceE4, fromMonth, untilMonth, words }
    try {
      if (!standard) await client.fees.standards.create({ itemId: item.id, ...fields })
      else {
        const reference = { id: standard.id, version: standard.version }
        if (act === 'replace')
          await client.fees.standards.replace({ ...reference, priceE4, fromMonth, words })
        else await client.fees.standards.update({ ...reference, ...fields })
      }
      discard()
      return true
    } catch (error) {
      failed.value = error
      return false
    }
  }
  const faultToShow = computed(() => (Object.keys(refused.value).length > 0 ? null : failed.value))

  return { draft, discard, problems, faultToShow, save }
}
