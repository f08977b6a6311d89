import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { formatPrice } from '../../../shared/modules/fees/charge-rules.ts'
import type { PriceItem } from '../../../shared/modules/services/contract.ts'
import { useSession } from '../../app/session.ts'
import { api } from '../../client/client.ts'
import { useStandardWords } from '../fees/useStandardWords.ts'
import { usePriceSections } from './usePriceSections.ts'

/** One line of the printed price board. */
export interface BoardLine {
  key: string
  section: string
  name: string
  words: string
  price: string
  unit: string
}

/**
 * What stands on the price board: first the fee standards in force today, for whoever may see fees, then the office's own
 * prices by section. Charges and standards are to be posted (《物业管理条例》, domain 77 and 92). Use inside setup.
 */
export function useBoardLines(items: () => readonly PriceItem[]) {
  const { t } = useI18n()
  const session = useSession()
  const { scopeOf, stateOf, byScope } = useStandardWords()
  const { sections, priceOf } = usePriceSections(items)
  const known = useQuery(() =>
    api.fees.items.list.queryOptions({
      input: { archived: false },
      enabled: session.may('fees.read'),
    }),
  )
  const feeLines = computed((): BoardLine[] =>
    (known.data.value ?? []).flatMap((item) =>
      item.standards
        .filter((standard) => stateOf(standard) === 'inForce')
        .sort(byScope)
        .map((standard) => ({
          key: `fee-${standard.id}`,
          section: t('fees.board.section'),
          name: item.name,
          words: [
            standard.houseKind === null && standard.buildingId === null ? '' : scopeOf(standard),
            standard.words,
          ]
            .filter(Boolean)
            .join(' · '),
          price: t('services.yuan', { amount: formatPrice(standard.priceE4) }),
          unit: item.unit && t('fees.board.unit', { unit: item.unit }),
        })),
    ),
  )
  const lines = computed((): BoardLine[] => [
    ...feeLines.value,
    ...sections.value.flatMap(([, own]) =>
      own.map((item) => ({
        key: `price-${item.id}`,
        section: item.section,
        name: item.name,
        words: item.words,
        price: priceOf(item),
        unit: item.unit,
      })),
    ),
  ])
  return { feeLines, lines }
}
