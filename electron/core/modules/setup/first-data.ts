import type { Kysely } from 'kysely'
import { defaultRoles, type RoleCode } from '../../../../shared/contract/permissions.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { completeAids } from '../aids/complete.ts'
import { completeDictionaries } from '../dictionaries/complete.ts'
import { completeLedgerAccounts } from '../ledger/complete.ts'
import { completeNotices } from '../notices/complete.ts'
import { completeFeeItems } from '../fees/items.ts'
import { completeForms } from '../office/forms.ts'
import { completeCategoryThemes } from '../surveys/needs/complete.ts'
import { completeCodes } from '../surveys/coding/complete.ts'
import { completeQuestionnaires } from '../surveys/questionnaires/complete.ts'
import { completeChecklists } from '../voices/complete.ts'

/** The roles of a new office; it changes them by copying one. */
export async function writeFirstRoles({ db, created }: Call): Promise<void> {
  const codes = Object.keys(defaultRoles) as RoleCode[]
  await db
    .insertInto('roles')
    .values(codes.map((code) => ({ code, permissions: JSON.stringify(defaultRoles[code]), ...created })))
    .execute()
}

/**
 * What every office has: its lists, its forms and what helps at the counter, filled in where they are missing. For a
 * new office inside its transaction, and when a folder of an earlier version is opened.
 */
export async function completeFirstData(db: Kysely<Tables>, stamp: Call['created']): Promise<void> {
  await completeDictionaries(db, stamp)
  await completeForms(db, stamp)
  await completeAids(db, stamp)
  await completeFeeItems(db, stamp)
  await completeNotices(db, stamp)
  await completeLedgerAccounts(db, stamp)
  await completeQuestionnaires(db, stamp)
  await completeCodes(db, stamp)
  await completeCategoryThemes(db, stamp)
  await completeChecklists(db, stamp)
}
