import type { PaperSize } from '../../contract/desktop.ts'
import { formCodes, type FormCode } from './terms.ts'

const listPapers: readonly PaperSize[] = ['A4', 'A4-landscape', 'A5', '80mm']

/** The paper each form can go to; the first one unless the office or the person says otherwise. */
export const formPapers: Readonly<Record<FormCode, readonly PaperSize[]>> = {
  slip: ['A5', 'A4', '80mm'],
  list: listPapers,
  'house-card': ['A4'],
  'resident-card': ['A4'],
  'contact-list': listPapers,
  'building-grid': ['A4-landscape'],
  'work-sheet': ['A4', 'A5'],
  'blank-slip': ['A4', 'A5'],
  'key-register': listPapers,
  'parcel-register': listPapers,
  'visitor-register': listPapers,
  'item-pass': ['A5', 'A4', '80mm'],
  'item-pass-register': listPapers,
  'service-register': listPapers,
  directory: listPapers,
  'price-board': ['A4', 'A4-landscape', 'A5'],
  month: ['A4'],
  'print-log': listPapers,
  receipt: ['A5', '80mm', 'A4'],
  'daily-closing': ['A4', 'A5', '80mm'],
  'arrears-letter': ['A4', 'A5'],
  'house-account': ['A4'],
  'money-pictures': ['A4', 'A4-landscape'],
  disclosure: ['A4', 'A3', 'A4-landscape'],
  notice: ['A4', 'A3'],
  'survey-form': ['A4'],
  'survey-papers': listPapers,
  'survey-report': ['A4'],
  voice: ['A4', 'A5'],
  'needs-map': ['A4', 'A4-landscape'],
}

/** Forms that are made out in several copies, each with a name. */
export const copiedForms: ReadonlySet<FormCode> = new Set<FormCode>([
  'slip',
  'work-sheet',
  'item-pass',
  'receipt',
])

const mostCopies = 6

/** The names of a form's copies as an office writes them, `业主联、存根联`: at most six, each once. */
export function copyNames(written: string): string[] {
  const names = written.split(/[、,，;；/|\s]+/u).filter(Boolean)
  return [...new Set(names)].slice(0, mostCopies)
}

/** Forms whose title an office may change; the title of a card, a list, a disclosure, a notice or a questionnaire says what it is of. */
export const titledForms: ReadonlySet<FormCode> = new Set(
  formCodes.filter(
    (code) =>
      ![
        'list',
        'house-card',
        'resident-card',
        'building-grid',
        'disclosure',
        'notice',
        'survey-form',
      ].includes(code),
  ),
)
