import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { groupBy } from '../../../shared/collections/group.ts'
import type { PriceItem } from '../../../shared/modules/services/contract.ts'
import { formatYuan } from '../../../shared/money/fen.ts'

/** The price board in sections, and a price as it is read. Use inside setup. */
export function usePriceSections(items: () => readonly PriceItem[]) {
  const { t } = useI18n()
  const sections = computed(() => [...groupBy(items(), ({ section }) => section)])
  const priceOf = ({ priceFen }: PriceItem) =>
    priceFen === null ? t('services.prices.agreed') : t('services.yuan', { amount: formatYuan(priceFen) })
  return { sections, priceOf }
}
