import { useI18n } from 'vue-i18n'
import { formatPrice } from '../../../shared/modules/fees/charge-rules.ts'
import type { FeeItem, FeeStandard } from '../../../shared/modules/fees/contract.ts'
import { houseKinds } from '../../../shared/modules/houses/terms.ts'
import { monthOf } from '../../../shared/modules/reports/month.ts'
import { today } from '../../client/clock.ts'

/** `in-force` this month, `future`, or `ended`. */
export type StandardState = 'inForce' | 'future' | 'ended'

export function standardState({ fromMonth, untilMonth }: FeeStandard, month: string): StandardState {
  if (fromMonth > month) return 'future'
  return untilMonth !== null && untilMonth < month ? 'ended' : 'inForce'
}

const kindRank = ({ houseKind }: FeeStandard) => (houseKind === null ? -1 : houseKinds.indexOf(houseKind))
/** For everybody first, then dwellings, shops and the others; one building after all of them. */
const byScope = (one: FeeStandard, other: FeeStandard): number =>
  kindRank(one) - kindRank(other) || (one.buildingId ?? 0) - (other.buildingId ?? 0)

/** A standard in words: for which houses, at what price, from when to when. Use inside setup. */
export function useStandardWords() {
  const { t } = useI18n()

  const priceOf = ({ unit }: Pick<FeeItem, 'unit'>, { priceE4 }: Pick<FeeStandard, 'priceE4'>) => {
    const price = formatPrice(priceE4)
    return unit ? t('fees.items.priceUnit', { price, unit }) : t('fees.items.price', { price })
  }
  function scopeOf({ houseKind, buildingId, building }: FeeStandard): string {
    const where =
      buildingId === null
        ? ''
        : /^\d+$/.test(building)
          ? t('houses.tree.building', { name: building })
          : building
    const words = [where, houseKind === null ? '' : t(`terms.houseKind.${houseKind}`)].filter(Boolean)
    return words.length > 0 ? words.join(' ') : t('fees.items.all')
  }
  const periodOf = ({ fromMonth, untilMonth }: FeeStandard) =>
    untilMonth === null
      ? t('fees.items.since', { from: fromMonth })
      : t('fees.items.between', { from: fromMonth, until: untilMonth })
  const stateOf = (standard: FeeStandard) => standardState(standard, monthOf(today.value))

  return { priceOf, scopeOf, periodOf, stateOf, byScope }
}
