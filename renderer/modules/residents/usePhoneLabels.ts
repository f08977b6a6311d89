import { useI18n } from 'vue-i18n'
import { phoneLabels } from '../../../shared/modules/residents/terms.ts'

const isKnown = (label: string): label is (typeof phoneLabels)[number] =>
  (phoneLabels as readonly string[]).includes(label)

/** What a phone is for: the usual labels in the page's language, any other as it was typed. Use inside setup. */
export function usePhoneLabels() {
  const { t } = useI18n()

  const labelWord = (label: string): string => (isKnown(label) ? t(`terms.phoneLabel.${label}`) : label)
  /** A word of the list back to its code; anything else stays. */
  const labelOf = (typed: string): string =>
    phoneLabels.find((label) => labelWord(label) === typed.trim()) ?? typed
  const labelWords = (): string[] => phoneLabels.map(labelWord)

  return { labelWord, labelOf, labelWords }
}
