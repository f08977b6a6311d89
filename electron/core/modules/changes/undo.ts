import { isContractProcedure } from '@orpc/contract'
import { z } from 'zod'
import { permissions, type Permission } from '../../../../shared/contract/permissions.ts'
import type { ProcedureMeta } from '../../../../shared/contract/procedure.ts'
import { contract } from '../../../../shared/contract/router.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { undoSet, type PutBack } from '../../kernel/undo.ts'
import { reindexAfterUndo } from '../search/reindex.ts'
import { requireFitting } from './fitting.ts'

/**
 * Takes one command back as a whole. Whoever did it may, and whoever may do it. Errors: NOT_FOUND, NOT_PERMITTED,
 * NOT_ALLOWED_NOW, CHANGED_SINCE; then nothing is touched.
 */
export async function undoCommand(call: Call, id: number): Promise<void> {
  const set = await call.db
    .selectFrom('undo_sets')
    .select(['action', 'subject', 'staff_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  const permission = set && permissionOf(set.action)
  if (!permission) throw new Fault('NOT_FOUND')
  const others = set.staff_id !== call.actor.staffId
  if (others) call.require(permission)
  const putBack = await undoSet(call, id)
  if (others && set.action === 'residents.removeFlag') await guardSensitive(call, putBack)
  await requireFitting(call, putBack)
  await reindexAfterUndo(call, putBack)
  await call.audit({ subject: set.subject, fields: { undoId: id, action: set.action } })
}

/** Setting a sensitive flag again asks for what removing it did. Error: NOT_PERMITTED. */
async function guardSensitive(call: Call, putBack: readonly PutBack[]): Promise<void> {
  const entryIds = putBack.flatMap(({ row }) => (row ? Number(row['entry_id']) : []))
  const sensitive = await call.db
    .selectFrom('dictionary_entries')
    .select('id')
    .where('id', 'in', entryIds)
    .where('sensitive', '=', 1)
    .executeTakeFirst()
  if (sensitive) call.require('flags.sensitive')
}

/** What a command asks for that answers with an `undoId`; null for any other, which nothing can take back. */
function permissionOf(action: string): Permission | null {
  const found = action
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], contract)
  if (!isContractProcedure(found)) return null
  const { meta, outputSchema } = found['~orpc']
  if (!(outputSchema instanceof z.ZodObject) || !('undoId' in outputSchema.shape)) return null
  const { access } = meta as ProcedureMeta
  return permissions.find((permission) => permission === access) ?? null
}
