import { computed, reactive, shallowRef } from 'vue'
import { localeCodes } from '../../../shared/locale/index.ts'
import { templateWords } from '../../../shared/locale/template-words.ts'
import type { Sheet } from './sheet.ts'

/** Sheets of the program's own templates that hold no records. */
const noRecords: ReadonlySet<string> = new Set(
  localeCodes.flatMap((code) => {
    const { example, howTo, lists } = templateWords[code]
    return [example, howTo, lists]
  }),
)

/** The sheets of the chosen workbook that were not imported yet: each goes its own way through the wizard. */
export function useSheetsLeft() {
  const file = shallowRef<File | null>(null)
  const sheets = shallowRef<Sheet['sheets']>([])
  const done = shallowRef<ReadonlySet<number>>(new Set())
  const next = computed(
    () =>
      sheets.value.find(
        ({ index, name, hidden }) => !hidden && !done.value.has(index) && !noRecords.has(name),
      ) ?? null,
  )

  function begin(chosen: File) {
    file.value = chosen
    sheets.value = []
    done.value = new Set()
  }

  function imported(sheet: Sheet | null) {
    if (!sheet) return
    sheets.value = sheet.sheets
    done.value = new Set([...done.value, sheet.sheetIndex])
  }

  return reactive({ file, next, begin, imported })
}
