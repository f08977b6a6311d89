import type { Kysely } from 'kysely'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Tables } from '../../database/tables.ts'
import { appendAudit, type AuditContext } from '../../kernel/audit.ts'
import { instantOf } from '../../kernel/clock.ts'
import type { Services } from '../../kernel/services.ts'
import { requireImport, updateImport } from './import-file.ts'
import { arrivingPrefix, importsFolder, tidyFolder } from './import-folder.ts'
import { importingIds } from './importing.ts'
import { revertImport } from './revert.ts'

/**
 * Before work begins: an import that was being written, withdrawn or undone when the program stopped is taken back to its end.
 * One that cannot be (a full disk) stays marked and is tried again at the next start, or by undoing it: the office
 * opens all the same.
 */
export async function finishInterruptedImports(services: Services): Promise<void> {
  const { kysely } = services.database
  for (const id of await importingIds(kysely)) {
    try {
      await revertImport(kysely, id)
      await kysely.transaction().execute((transaction) => close(transaction, services, id))
    } catch {
      continue
    }
  }
  await discardForgotten(services)
  await removeLeftovers(services)
}

/** A register that nobody came back to is a phone book lying about. */
const keptUnfinished = 7 * 24 * 60 * 60_000

async function discardForgotten(services: Services): Promise<void> {
  const { kysely } = services.database
  const now = services.clock.now()
  const forgotten = await kysely
    .selectFrom('imports')
    .select('id')
    .where('state', 'in', ['uploaded', 'checked', 'withdrawn'])
    .where('updated_at', '<', instantOf(now - keptUnfinished))
    .execute()
  for (const { id } of forgotten)
    await kysely.transaction().execute(async (db) => {
      await updateImport(db, id, { state: 'discarded' }, { updated_at: instantOf(now), updated_by: null })
      await appendAudit(db, byTheCore(services, 'imports.discard'), { subject: `import:${id}` })
    })
}

const byTheCore = (services: Services, action: string): AuditContext => ({
  at: instantOf(services.clock.now()),
  userId: null,
  actor: '',
  host: 'core',
  action,
  digest: (value) => services.digest(value),
})

/** What a stop in the middle of an upload, a check or the end of an import left in the folder. */
async function removeLeftovers(services: Services): Promise<void> {
  const folder = importsFolder(services)
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (name.startsWith(arrivingPrefix)) rmSync(join(folder, name), { recursive: true, force: true })
    else if (/^\d+$/.test(name)) await tidyFolder(services, Number(name))
  }
}

async function close(db: Kysely<Tables>, services: Services, id: number): Promise<void> {
  const { counts, kept } = await requireImport(db, id)
  const undone = counts.undoing === true
  const at = instantOf(services.clock.now())
  await updateImport(
    db,
    id,
    { state: undone ? 'undone' : 'withdrawn', counts: { ...counts, undoing: undefined } },
    { updated_at: at, updated_by: null },
  )
  await appendAudit(db, byTheCore(services, undone ? 'imports.undo' : 'imports.apply'), {
    subject: `import:${id}`,
    fields: { kept },
    outcome: undone ? 'done' : 'failed',
  })
}
