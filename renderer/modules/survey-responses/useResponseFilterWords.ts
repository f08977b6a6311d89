import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { responseFlags, responseStates } from '../../../shared/modules/surveys/terms.ts'
import { useFilterWords } from '../../components/list/useFilterWords.ts'
import type { FlatResponseFilter } from './response-filter.ts'
import type { LinkedNames } from './useLinkedNames.ts'
import { useLinkedWords } from './useLinkedWords.ts'

/** The filter of the responses in words: what the bar offers, and what came along from a number of the results. */
export function useResponseFilterWords(filter: Ref<FlatResponseFilter>, names: Ref<LinkedNames>) {
  const { t } = useI18n()
  const inWords = useFilterWords()

  const usedChoices = computed(() => [
    { value: 'true', label: t('surveyResponses.counts') },
    { value: 'false', label: t('surveyResponses.countsNot') },
  ])
  const states = computed(() =>
    responseStates.map((value) => ({ value: value as string, label: t(`terms.responseState.${value}`) })),
  )
  const flags = computed(() =>
    responseFlags.map((value) => ({ value: value as string, label: t(`terms.responseFlag.${value}`) })),
  )
  const linked = useLinkedWords(filter, names)

  const words = computed(() => {
    const { text, used, state, flag, voided } = filter.value
    const pairs: [label: string, value: string][] = [
      [t('surveyResponses.field.used'), usedChoices.value.find(({ value }) => value === used)?.label ?? ''],
      [t('surveyResponses.field.state'), states.value.find(({ value }) => value === state)?.label ?? ''],
      [t('surveyResponses.field.flags'), flags.value.find(({ value }) => value === flag)?.label ?? ''],
      [t('surveyResponses.find'), text],
    ]
    return [...inWords(pairs), ...(voided ? [t('surveyResponses.voidedOnly')] : []), ...linked.value]
  })

  return { usedChoices, states, flags, linked, words }
}
