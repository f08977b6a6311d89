import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How long LibreOffice takes to convert a workbook, less its time for an empty sheet; a sentence for the bench. */
export function libreOfficeTime(path: string, folder: string): string {
  const empty = join(folder, 'empty.csv')
  writeFileSync(empty, '\n')
  const start = convert(empty, folder)
  const whole = start === null ? null : convert(path, folder)
  if (start === null || whole === null) return 'SKIPPED beside LibreOffice: soffice is not installed'
  return `beside: LibreOffice converts the file to CSV in ${(whole - start).toFixed(2)} s`
}

/** Seconds; null where there is no LibreOffice. */
function convert(path: string, folder: string): number | null {
  const begun = performance.now()
  const { status, error } = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--convert-to',
      'csv',
      '--outdir',
      join(folder, 'out'),
      path,
    ],
    { stdio: 'ignore' },
  )
  if (error || status !== 0) return null
  return (performance.now() - begun) / 1000
}
