import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hostName } from './console.ts'

/** What stands on the paper, blanks made one; a form feed ends each page. */
export function textOf(pdf: Buffer): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).replaceAll(
    /[ \t]+/g,
    ' ',
  )
}

/** Each page's size in whole millimetres. Where GUANJIA_E2E_KEEP names a folder the paper is kept there. */
export function pagesOf(pdf: Buffer, name: string): string[] {
  const folder = process.env.GUANJIA_E2E_KEEP ?? mkdtempSync(join(tmpdir(), 'guanjia-pdf-'))
  const path = join(folder, `${name}-${hostName}.pdf`)
  writeFileSync(path, pdf)
  const info = execFileSync('pdfinfo', ['-l', '-1', path], { encoding: 'utf8' })
  const millimetres = (points: string) => Math.round((Number(points) / 72) * 25.4)
  return [...info.matchAll(/Page.*size:\s+([\d.]+) x ([\d.]+)/g)].map(
    ([, width, height]) => `${millimetres(width!)} x ${millimetres(height!)}`,
  )
}

/** The share of the first page that is not white, drawn as an A4 sheet would be printed. */
export function inkOf(pdf: Buffer): number {
  const grey = execFileSync('pdftoppm', ['-gray', '-r', '72', '-f', '1', '-l', '1', '-'], {
    input: pdf,
    maxBuffer: 2 ** 26,
  })
  const pixels = grey.subarray(grey.length - 595 * 842)
  return pixels.filter((shade) => shade < 200).length / pixels.length
}
