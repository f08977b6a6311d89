import { computed, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { responseFlags, type ResponseFlag } from '../../../shared/modules/surveys/terms.ts'
import type { FlatResponseFilter } from './response-filter.ts'
import type { LinkedNames } from './useLinkedNames.ts'

const flagSet: ReadonlySet<string> = new Set(responseFlags)
const scaleRows = { dimensions: 'scaleDimensions', elements: 'scaleElements', all: 'scaleAll' } as const

/** Why a response is left out, in words. Use inside setup. */
export function useReasonWord(): (reason: string) => string {
  const { t } = useI18n()
  return (reason) =>
    flagSet.has(reason) ? t(`terms.responseFlag.${reason as ResponseFlag}`) : t('surveyResponses.byDecision')
}

/** What came along from a number of the results and no field of the list's bar shows. Use inside setup. */
export function useLinkedWords(
  filter: Ref<FlatResponseFilter>,
  names: Ref<LinkedNames>,
): ComputedRef<string[]> {
  const { t } = useI18n()
  const reasonWord = useReasonWord()
  const questionOf = (id: number | null) => names.value.questions.find((question) => question.id === id)

  function valuesWord({ values, questionId }: FlatResponseFilter): string {
    if (values === null) return ''
    const options = questionOf(questionId)?.options ?? []
    const each = values.split(',').map((value) => options[Number(value) - 1] ?? value)
    return t('surveyResponses.linked.values', { values: each.join(t('parts.list.separator')) })
  }

  function groupWord({ grouping, group }: FlatResponseFilter): string {
    if (grouping === null) return ''
    const by = t(`terms.grouping.${grouping}`)
    if (group === null || group === '') return t('surveyResponses.linked.unknownGroup', { grouping: by })
    const name =
      grouping === 'house-kind'
        ? t(`terms.houseKind.${group}`)
        : grouping === 'building'
          ? names.value.building(Number(group))
          : names.value.questions.find(({ demographic }) => demographic === grouping)?.options[
              Number(group) - 1
            ]
    return name
      ? t('surveyResponses.linked.groupOf', { grouping: by, group: name })
      : t('surveyResponses.linked.group', { grouping: by })
  }

  return computed(() => {
    const { excludedFor, decision, sample, staffId, questionId, theme, scale, aspect, blank, complaint } =
      filter.value
    const clerk = staffId === null ? '' : names.value.clerk(staffId)
    const words = questionOf(questionId)?.words
    return [
      excludedFor && t('surveyResponses.linked.excludedFor', { reason: reasonWord(excludedFor) }),
      decision !== null && t(`surveyResponses.linked.decision.${decision === '' ? 'none' : decision}`),
      sample && t(`surveyResponses.linked.sample.${sample}`),
      staffId !== null &&
        (clerk ? t('surveyResponses.linked.staffOf', { name: clerk }) : t('surveyResponses.linked.staff')),
      questionId !== null &&
        (words ? t('surveyResponses.linked.questionOf', { words }) : t('surveyResponses.linked.question')),
      theme && t(`terms.theme.${theme}`),
      scale && t(`surveyReport.row.${scaleRows[scale as keyof typeof scaleRows]}`),
      aspect && t(`terms.aspect.${aspect}`),
      valuesWord(filter.value),
      blank && t('surveyResponses.linked.blank'),
      groupWord(filter.value),
      complaint && t(`surveyResponses.linked.complaint.${complaint}`),
    ].filter((each): each is string => typeof each === 'string' && each !== '')
  })
}
