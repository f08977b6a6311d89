import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file made for one test. Answers with its path. */
export function madeFile(name: string, content: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'guanjia-file-')), name)
  writeFileSync(path, content)
  return path
}
