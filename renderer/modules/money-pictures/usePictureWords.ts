import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { LedgerLine } from '../../../shared/modules/ledger/terms.ts'
import { useDoorWords } from '../houses/useDoorWords.ts'
import type { PaidLevel } from './paid-grid.ts'
import type { Period } from './period.ts'

/** The words in the pictures of money and in their tables. Use inside setup. */
export function usePictureWords(period: () => Period) {
  const { t } = useI18n()
  const { buildingName } = useDoorWords()

  /** `3 月`; with its year where the pictures are of several. */
  const monthName = (month: string): string => {
    const { fromMonth, untilMonth } = period()
    if (fromMonth.slice(0, 4) !== untilMonth.slice(0, 4)) return month
    return t('moneyPictures.month', { month: Number(month.slice(5)) })
  }
  // Anew when the language changes.
  return computed(() => ({
    buildingName,
    ledger: {
      month: monthName,
      in: t('terms.ledgerSide.in'),
      out: t('terms.ledgerSide.out'),
      total: t('moneyPictures.total'),
    },
    shares: {
      line: (line: LedgerLine) => t(`terms.ledgerLine.${line}`),
      share: t('moneyPictures.head.share'),
      total: t('moneyPictures.total'),
    },
    rates: { month: monthName, building: buildingName, rate: t('moneyPictures.head.rate') },
    grid: {
      floor: (floor: number) => t('houses.grid.floor', { floor }),
      letter: (level: PaidLevel) => t(`moneyPictures.letter.${level}`),
      level: (level: PaidLevel) => t(`moneyPictures.level.${level}`),
      due: (due: string) => t('moneyPictures.doorDue', { due }),
      paid: (paid: string, share: string) => t('moneyPictures.doorPaid', { paid, share }),
    },
    heads: {
      monthly: [
        t('moneyPictures.head.month'),
        t('terms.ledgerSide.in'),
        t('terms.ledgerSide.out'),
        t('moneyPictures.head.left'),
      ],
      shares: [t('moneyPictures.head.line'), t('moneyPictures.head.amount'), t('moneyPictures.head.share')],
      months: rateHeads(t, t('moneyPictures.head.chargedFor')),
      buildings: rateHeads(t, t('moneyPictures.head.building'), t('moneyPictures.head.houses')),
      doors: rateHeads(t, t('moneyPictures.head.room')),
    },
  }))
}

const rateHeads = (t: (key: string) => string, ...first: string[]): string[] => [
  ...first,
  t('moneyPictures.head.due'),
  t('moneyPictures.head.paid'),
  t('moneyPictures.head.open'),
  t('moneyPictures.head.rate'),
]
