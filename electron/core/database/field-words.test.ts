import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { terms } from '../../../shared/locale/zh-CN/terms.ts'
import { openDatabase } from './open.ts'

/** What people edit; the audit page names the columns of these. */
const edited = [
  'tickets',
  'houses',
  'residents',
  'resident_phones',
  'resident_plates',
  'occupancies',
  'contacts',
  'promises',
]
const technical = /^(id|version|created_|updated_|archived_|import_id|position)/
const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

it('has a word for every column that an audit entry can name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guanjia-words-'))
  const database = await openDatabase(join(folder, 'guanjia.db'))
  const columns = edited.flatMap((table) =>
    (database.raw.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name),
  )
  await database.close()
  rmSync(folder, { recursive: true, force: true })
  const wordless = columns.filter((name) => !technical.test(name) && !(camel(name) in terms.field))
  expect(wordless).toEqual([])
})
