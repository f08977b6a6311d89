import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'csv-parse/sync'

/** Why another spreadsheet program cannot be asked here; null when it can. */
export function whyNoSpreadsheet(): string | null {
  const { error, status } = spawnSync('soffice', ['--version'], { stdio: 'ignore' })
  return error || status !== 0 ? 'soffice is not installed' : null
}

/** The first sheet of a workbook as LibreOffice shows it: every cell as its text, in its number format. */
export function openedByLibreOffice(workbook: Uint8Array): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'guanjia-soffice-'))
  try {
    writeFileSync(join(folder, 'book.xlsx'), workbook)
    // Comma, quote, UTF-8, from row 1, quote every text cell, cells as shown, no formulas.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const { status, stderr } = spawnSync(
      'soffice',
      [profile, '--headless', '--convert-to', filter, '--outdir', folder, join(folder, 'book.xlsx')],
      { encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(`LibreOffice did not open it: ${stderr}`)
    return parse(readFileSync(join(folder, 'book.csv')), { relax_column_count: true }) as string[][]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
