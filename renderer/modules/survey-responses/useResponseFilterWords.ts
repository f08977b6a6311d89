import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { responseFlags, responseStates, type ResponseFlag } from '../../../shared/modules/surveys/terms.ts'
import type { FlatResponseFilter } from './response-filter.ts'

const flagSet: ReadonlySet<string> = new Set(responseFlags)

/** The filter of the responses in words: what the bar offers, and what came along from a number of the results. */
export function useResponseFilterWords(filter: Ref<FlatResponseFilter>) {
  const { t } = useI18n()

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
  const reasonWord = (reason: string): string =>
    flagSet.has(reason) ? t(`terms.responseFlag.${reason as ResponseFlag}`) : t('surveyResponses.byDecision')

  /** What no field of the bar shows. */
  const linked = computed(() => {
    const { excludedFor, staffId, questionId, theme, aspect, values, grouping, group, complaint } =
      filter.value
    return [
      excludedFor && t('surveyResponses.linked.excludedFor', { reason: reasonWord(excludedFor) }),
      staffId && t('surveyResponses.linked.staff'),
      questionId && t('surveyResponses.linked.question'),
      theme && t(`terms.theme.${theme}`),
      aspect && t(`terms.aspect.${aspect}`),
      values && t('surveyResponses.linked.values', { values: values.replaceAll(',', ' ') }),
      grouping &&
        t(group ? 'surveyResponses.linked.group' : 'surveyResponses.linked.unknownGroup', {
          grouping: t(`terms.grouping.${grouping}`),
          group: group ?? '',
        }),
      complaint && t(`surveyResponses.linked.complaint.${complaint}`),
    ].filter((words): words is string => typeof words === 'string' && words !== '')
  })

  const words = computed(() => {
    const { text, used, state, flag, voided } = filter.value
    const pairs: [label: string, value: string][] = [
      [t('surveyResponses.field.used'), usedChoices.value.find(({ value }) => value === used)?.label ?? ''],
      [t('surveyResponses.field.state'), states.value.find(({ value }) => value === state)?.label ?? ''],
      [t('surveyResponses.field.flags'), flags.value.find(({ value }) => value === flag)?.label ?? ''],
      [t('surveyResponses.find'), text],
    ]
    return [
      ...pairs.flatMap(([label, value]) => (value ? [t('parts.list.filterWord', { label, value })] : [])),
      ...(voided ? [t('surveyResponses.voidedOnly')] : []),
      ...linked.value,
    ]
  })

  return { usedChoices, states, flags, reasonWord, linked, words }
}
