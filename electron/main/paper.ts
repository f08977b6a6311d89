import type { WebContents } from 'electron'
import type { PaperSize } from '../../shared/contract/desktop.ts'

const sizeOf = (paper: PaperSize) => ({
  pageSize: paper === 'A5' ? ('A5' as const) : ('A4' as const),
  landscape: paper === 'A4-landscape',
})

/** The page as its print style shows it. A size in the style itself goes before the paper asked for. */
export async function renderPdf(page: WebContents, paper: PaperSize): Promise<ArrayBuffer> {
  const pdf = await page.printToPDF({ ...sizeOf(paper), preferCSSPageSize: true, printBackground: true })
  return new Uint8Array(pdf).buffer
}

/** The system's print dialog. False when cancelled; throws INTERNAL when there is no printer or it fails. */
export function print(page: WebContents, paper: PaperSize): Promise<boolean> {
  return new Promise((resolve, reject) => {
    page.print({ silent: false, printBackground: true, ...sizeOf(paper) }, (printed, reason) => {
      if (printed || /cancel/i.test(reason)) resolve(printed)
      else reject(new Error('INTERNAL'))
    })
  })
}
