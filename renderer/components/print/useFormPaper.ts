import { computed, type Ref } from 'vue'
import { z } from 'zod'
import { paperSizes, type PaperSize } from '../../../shared/contract/desktop.ts'
import { formPapers } from '../../../shared/modules/office/papers.ts'
import type { FormCode } from '../../../shared/modules/office/terms.ts'
import { useSetting } from '../composables/useSetting.ts'
import type { PrintFrame } from './usePrintFrame.ts'

/**
 * The paper a form goes to: what this person chose last, else what the office set, else `usual`, else the form's first.
 * `ready` is false only while the core is asked what was chosen. Use inside setup.
 */
export function useFormPaper(code: FormCode, frame: Ref<PrintFrame | null>, usual?: () => PaperSize) {
  const papers = formPapers[code]
  const kept = useSetting(`print.${code}.paper`, z.enum(paperSizes).nullable(), null)
  const paper = computed<PaperSize>({
    get: () => {
      const wishes = [kept.value.value, frame.value?.paper, usual?.()]
      const fitting = wishes.find((wish): wish is PaperSize => papers.some((one) => one === wish))
      return fitting ?? papers[0] ?? 'A4'
    },
    set: (chosen) => kept.save(chosen),
  })
  return { papers, paper, ready: kept.ready }
}
