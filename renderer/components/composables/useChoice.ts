import { useI18n } from 'vue-i18n'
import type { Choice } from '../../../shared/modules/tickets/contract.ts'

/** Lists whose shipped entries have words of their own in each language, as `terms` calls them. */
export type ChoiceList = 'urgency' | 'emotion' | 'demand' | 'cause' | 'responsibility'

/** How entries of the office's lists are written: in the page's language while they are the program's own. */
export function useChoice() {
  const { t, te } = useI18n()

  function choiceName(list: ChoiceList, choice: Choice): string {
    const known = choice.shipped && te(`terms.${list}.${choice.code}`)
    return known ? t(`terms.${list}.${choice.code}`) : choice.name
  }

  return { choiceName }
}
