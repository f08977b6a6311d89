import { dictionaryNames, type DictionaryName } from '../../../../shared/modules/dictionaries/terms.ts'
import type { DictionaryEntry } from '../../../../shared/modules/dictionaries/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { procedures } from '../../kernel/procedures.ts'
import { addEntry, archiveEntry, changeEntry, moveEntry, restoreEntry } from './entries.ts'
import { offeredCount, shelfRows, usesOf } from './shelf-rows.ts'
import { shelves } from './shelves.ts'

const { dictionaries: contracted } = procedures

export const dictionaries = contracted.router({
  entries: contracted.entries.handler(({ input, context: { call } }) => entriesOf(call, input.dictionary)),
  overview: contracted.overview.handler(async ({ context: { call } }) => {
    const overview = []
    for (const dictionary of dictionaryNames)
      overview.push({ dictionary, entries: await offeredCount(call.db, shelves[dictionary]) })
    return overview
  }),
  add: contracted.add.handler(({ input, context: { call } }) => addEntry(call, input)),
  change: contracted.change.handler(({ input, context: { call } }) => changeEntry(call, input)),
  archive: contracted.archive.handler(({ input, context: { call } }) => archiveEntry(call, input)),
  restore: contracted.restore.handler(({ input, context: { call } }) => restoreEntry(call, input)),
  move: contracted.move.handler(({ input, context: { call } }) => moveEntry(call, input)),
})

/** A list as its page shows it; sensitive flags only for whoever may see them. */
async function entriesOf(call: Call, dictionary: DictionaryName): Promise<DictionaryEntry[]> {
  const shelf = shelves[dictionary]
  const rows = await shelfRows(call.db, shelf)
  const uses = await usesOf(call.db, shelf)
  const departments = shelf.departments ? await shelfRows(call.db, shelves.departments) : []
  const names = new Map(departments.map(({ id, name }) => [id, name]))
  return rows
    .filter((row) => row.sensitive === 0 || call.may('flags.sensitive'))
    .map((row) => ({
      id: row.id,
      version: row.version,
      name: row.name,
      code: row.code,
      parentId: row.parent_id,
      live: row.live === 1,
      departmentId: row.department_id,
      department: names.get(row.department_id ?? 0) ?? '',
      sensitive: row.sensitive === 1,
      advice: row.advice,
      position: row.position,
      shipped: row.shipped === 1,
      archived: row.archived_at !== null,
      used: uses.get(shelf.usedAs === 'id' ? row.id : row.code) ?? 0,
    }))
}
