import type { LocaleCode } from '../../../shared/locale/index.ts'
import type { ExportColumn } from '../ExportDialog.vue'

/** The columns a list can be exported with, under their headers in the page's language; those not `usual` only on demand. */
export const exportChoices = <Key extends string>(
  keys: readonly Key[],
  headers: Record<LocaleCode, Record<Key, string>>,
  locale: string,
  usual: readonly Key[] = keys,
): ExportColumn<Key>[] =>
  keys.map((key) => ({ key, label: headers[locale as LocaleCode][key], usual: usual.includes(key) }))
