import { randomUUID } from 'node:crypto'
import { open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'
import { asImport, type Import } from './import-file.ts'
import { Staging } from './staging.ts'

export const importsFolder = (services: Services): string => join(services.folder, 'imports')
/** Where a workbook lies until it is known to be one; whatever still lies there at the next start is left over. */
export const arrivingPrefix = 'arriving-'
export const folderOf = (services: Services, id: number): string => join(importsFolder(services), String(id))
export const sourceOf = (services: Services, found: Import): string =>
  join(folderOf(services, found.id), found.source)

/**
 * Writes a staging file under a name of its own and answers with that name once all of it is on the disk. It counts
 * from the commit that names it in the import's row; until then the one before it does.
 */
export async function writeStaging(
  services: Services,
  id: number,
  write: (staging: Staging) => Promise<void>,
): Promise<string> {
  const name = `staging-${randomUUID()}.db`
  const file = join(folderOf(services, id), name)
  const staging = Staging.create(file, services.database.nativeBinding)
  try {
    await write(staging)
  } finally {
    staging.close()
  }
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  return name
}

/** The checked rows of an import, to be read. Error: NOT_FOUND when their file is not there or cannot be read. */
export function openStaging(services: Services, { id, counts }: Import): Staging {
  if (counts.staging === undefined) throw new Fault('NOT_FOUND')
  return Staging.open(join(folderOf(services, id), counts.staging), services.database.nativeBinding)
}

/** The files an import still needs in its state. */
function neededFiles({ state, source, counts }: Import): string[] {
  if (state === 'undone' || state === 'discarded') return []
  // What a crash left of a decision half written goes with its file.
  const staging = counts.staging === undefined ? [] : [counts.staging, `${counts.staging}-journal`]
  return state === 'applied' || counts.undoing ? staging : [source, ...staging]
}

/**
 * Workbooks and staging files hold personal data: whatever the import does not need in its state goes, all of it when
 * there is no such import. Never fails; what cannot be removed now goes at the next start.
 */
export async function tidyFolder(services: Services, id: number): Promise<void> {
  try {
    const row = await services.database.kysely
      .selectFrom('imports')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    const needed = row ? neededFiles(asImport(row)) : []
    const folder = folderOf(services, id)
    if (needed.length === 0) return await rm(folder, { recursive: true, force: true })
    for (const name of await readdir(folder))
      if (!needed.includes(name)) await rm(join(folder, name), { recursive: true, force: true })
  } catch {
    return
  }
}
