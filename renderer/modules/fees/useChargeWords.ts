import { useI18n } from 'vue-i18n'
import type { Charge } from '../../../shared/modules/fees/contract.ts'
import { formatPrice, formatQuantity } from '../../../shared/modules/fees/charge-rules.ts'
import type { ChargeState } from '../../../shared/modules/fees/terms.ts'
import { today } from '../../client/clock.ts'

const tones = { open: 'soon', partly: 'info', settled: 'done', void: 'plain' } as const satisfies Record<
  ChargeState,
  string
>

/** A charge in words: how its amount came about, and how it stands. Use inside setup. */
export function useChargeWords() {
  const { t } = useI18n()

  /** `2.80 × 89.15㎡`; empty where somebody typed the amount. */
  function basisOf({ priceE4, quantityHundredths, unit }: Charge): string {
    if (priceE4 === null || quantityHundredths === null) return ''
    const slots = { price: formatPrice(priceE4), quantity: formatQuantity(quantityHundredths) }
    if (unit.startsWith('㎡')) return t('fees.charges.byArea', slots)
    if (quantityHundredths === 100) return slots.price
    return t('fees.charges.byUnit', { ...slots, unit })
  }
  /** What is past its day and still open stands out. */
  const toneOf = (charge: Charge) =>
    charge.openFen > 0 && charge.state !== 'void' && charge.dueOn < today.value ? 'late' : tones[charge.state]
  const nameOf = ({ room, item, month, mark }: Charge) => [room, item, month, mark].filter(Boolean).join(' ')

  return { basisOf, toneOf, nameOf }
}
