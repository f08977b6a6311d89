import { useI18n } from 'vue-i18n'
import type { ResultWords } from '../../../shared/modules/surveys/result-words.ts'
import { useDoorWords } from '../houses/useDoorWords.ts'

/** The words of the results' tables in the page's language; computed anew by whoever asks when it changes. Use inside setup. */
export function useResultWords(): ResultWords {
  const { t, te } = useI18n()
  const { buildingName } = useDoorWords()
  const houseKind = (code: string, name: string) =>
    te(`terms.houseKind.${code}`) ? t(`terms.houseKind.${code}`) : name || code
  return {
    head: (key) => t(`surveyReport.head.${key}`),
    table: (key) => t(`surveyReport.table.${key}`),
    row: (key) => t(`surveyReport.row.${key}`),
    say: (key, values = {}) => t(`surveyReport.say.${key}`, values),
    unavailable: (reason) => t(`surveyReport.unavailable.${reason}`),
    theme: (theme) => (theme === '' ? '' : t(`terms.theme.${theme}`)),
    quadrant: (quadrant) => t(`terms.quadrant.${quadrant}`),
    grouping: (grouping) => t(`terms.grouping.${grouping}`),
    group: (grouping, key, name) =>
      grouping === 'building'
        ? buildingName(name)
        : grouping === 'house-kind'
          ? houseKind(key, name)
          : name || key,
    building: buildingName,
    reason: (reason) =>
      reason === 'decision' ? t('surveyReport.decision') : t(`terms.responseFlag.${reason}`),
    conversion: (conversion) => t(`terms.conversion.${conversion}`),
    strata: (kind) => t(`terms.strataKind.${kind}`),
    tone: (tone) => t(`terms.codeTone.${tone}`),
    list: (words) => words.join(t('parts.list.separator')),
  }
}
