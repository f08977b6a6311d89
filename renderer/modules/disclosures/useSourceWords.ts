import { useI18n } from 'vue-i18n'
import type { SheetContent } from '../../../shared/modules/disclosures/contract.ts'
import { sourceOf } from '../../../shared/modules/disclosures/source.ts'
import type { SheetOrigin } from '../../../shared/modules/disclosures/terms.ts'

/** Where the figures of a sheet come from, in words. Use inside setup. */
export function useSourceWords() {
  const { t } = useI18n()
  return (origin: SheetOrigin, content: Pick<SheetContent, 'lines'>): string => {
    const { kind, byHand } = sourceOf(origin, content)
    return t(`disclosures.source.${kind}`, { count: byHand })
  }
}
