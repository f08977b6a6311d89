import { useI18n } from 'vue-i18n'
import type { LocaleCode } from '../../../shared/locale/index.ts'
import { formatPlaceLong } from '../../../shared/modules/houses/room.ts'
import type { HouseKind } from '../../../shared/modules/houses/terms.ts'
import type { Stratum, WaveRow } from '../../../shared/modules/surveys/wave-contract.ts'

/** How a wave stands and what its strata are called. Use inside setup. */
export function useWaveWords() {
  const { t, locale } = useI18n()
  const tones = { draft: 'soon', open: 'info', closed: 'plain' } as const

  const stateWord = ({ voided, state }: Pick<WaveRow, 'voided' | 'state'>): string =>
    voided ? t('waves.voided') : t(`terms.waveState.${state}`)
  const tone = ({ voided, state }: Pick<WaveRow, 'voided' | 'state'>) =>
    voided ? ('plain' as const) : tones[state]
  /** `3栋`, `住宅`, `3栋 商铺`; everything where nothing is stratified. */
  function stratumWord({ building, houseKind }: Pick<Stratum, 'building' | 'houseKind'>): string {
    const words = [
      formatPlaceLong({ building, unit: '' }, locale.value as LocaleCode),
      houseKind === '' ? '' : t(`terms.houseKind.${houseKind as HouseKind}`),
    ]
    return words.filter(Boolean).join(' ') || t('waves.whole')
  }
  return { stateWord, tone, stratumWord }
}
