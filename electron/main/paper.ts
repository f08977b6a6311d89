import type { WebContents } from 'electron'
import type { PaperSize } from '../../shared/contract/desktop.ts'

/** A sheet by its name, a roll by what stands on it; `perMillimetre` is the unit that the caller measures in. */
const sizeOf = (paper: PaperSize, rollHeight: number, perMillimetre: number) => ({
  pageSize:
    paper === '80mm'
      ? { width: 80 * perMillimetre, height: rollHeight * perMillimetre }
      : paper === 'A5' || paper === 'A3'
        ? paper
        : ('A4' as const),
  landscape: paper === 'A4-landscape',
})

const inchesInMillimetre = 1 / 25.4
const micronsInMillimetre = 1000
/** Where nobody said how long a roll is: an A4's height. */
const usualRoll = 297

/** The page as its print style shows it. A size in the style itself goes before the paper asked for. */
export async function renderPdf(
  page: WebContents,
  paper: PaperSize,
  rollHeight = usualRoll,
): Promise<ArrayBuffer> {
  const size = sizeOf(paper, rollHeight, inchesInMillimetre)
  const pdf = await page.printToPDF({ ...size, preferCSSPageSize: true, printBackground: true })
  return new Uint8Array(pdf).buffer
}

/** The system's print dialog. False when cancelled; throws INTERNAL when there is no printer or it fails. */
export function print(page: WebContents, paper: PaperSize, rollHeight = usualRoll): Promise<boolean> {
  const size = sizeOf(paper, rollHeight, micronsInMillimetre)
  return new Promise((resolve, reject) => {
    page.print({ silent: false, printBackground: true, ...size }, (printed, reason) => {
      if (printed || /cancel/i.test(reason)) resolve(printed)
      else reject(new Error('INTERNAL'))
    })
  })
}
