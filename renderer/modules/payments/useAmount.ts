import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import { readYuan } from '../../../shared/money/fen.ts'
import { mostChargeFen } from '../../../shared/modules/fees/terms.ts'

/**
 * An amount as somebody types it in yuan, below zero only where it is `signed`: its fen, null where nothing can be read, and why.
 * Use inside setup.
 */
export function useAmount(typed: MaybeRefOrGetter<string>, signed: MaybeRefOrGetter<boolean> = false) {
  const { t } = useI18n()
  const read = computed(() => readYuan(toValue(typed), { most: mostChargeFen, signed: toValue(signed) }))
  const fen = computed(() => ('fen' in read.value ? read.value.fen : null))
  /** What is wrong with it in words; empty for an amount and for nothing typed. */
  const problem = computed(() => ('problem' in read.value ? t(`payments.amount.${read.value.problem}`) : ''))
  return { fen, problem }
}
