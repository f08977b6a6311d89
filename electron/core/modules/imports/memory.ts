import type { Kysely } from 'kysely'
import type { Decisions, Mapping, ValueDecision } from '../../../../shared/modules/imports/contract.ts'
import type { ImportField, ImportTarget, ValueField } from '../../../../shared/modules/imports/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { normaliseHeader } from '../../workbook/table.ts'
import { guessColumns, namesOnce, type KnownColumns } from './inspect.ts'
import { targets } from './targets.ts'
import { foldText } from './values/labels.ts'

/** What somebody took columns of this kind of workbook for, by their normalised names. */
async function rememberedFields(db: Kysely<Tables>, target: ImportTarget): Promise<Map<string, ImportField>> {
  const rows = await db.selectFrom('import_aliases').selectAll().where('target', '=', target).execute()
  return new Map(rows.map(({ header, field }) => [header, field as ImportField]))
}

/** The columns of every target, and what was chosen for columns of certain names. */
export async function knownColumns(db: Kysely<Tables>): Promise<KnownColumns> {
  const of = async (target: ImportTarget) => ({
    columns: targets[target].columns,
    remembered: await rememberedFields(db, target),
  })
  return {
    register: await of('register'),
    ledger: await of('ledger'),
    charges: await of('charges'),
    cashbook: await of('cashbook'),
  }
}

/** What was decided before about the texts of this kind of workbook, by their folded form. */
export async function rememberedDecisions(db: Kysely<Tables>, target: ImportTarget): Promise<Decisions> {
  const rows = await db.selectFrom('import_values').selectAll().where('target', '=', target).execute()
  const decisions: Decisions = {}
  for (const { field, text, decision } of rows) {
    const known = (decisions[field as ValueField] ??= {})
    known[text] = JSON.parse(decision) as ValueDecision
  }
  return decisions
}

/** Keeps for the next workbook what this one's columns and texts were taken for. */
export async function remember(
  db: Kysely<Tables>,
  target: ImportTarget,
  { mapping, header, decisions }: { mapping: Mapping; header: readonly string[]; decisions: Decisions },
): Promise<void> {
  await rememberColumns(db, target, mapping, header)
  for (const [field, byText] of Object.entries(decisions) as [ValueField, Record<string, ValueDecision>][])
    for (const [text, decision] of Object.entries(byText)) {
      // An entry that was made is known by its name from now on.
      if ('create' in decision) continue
      const row = { target, field, text: foldText(text), decision: JSON.stringify(decision) }
      await db
        .insertInto('import_values')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['target', 'field', 'text']).doUpdateSet({ decision: row.decision }),
        )
        .execute()
    }
}

/**
 * Keeps what was chosen otherwise than the names of the columns say. A name that stands above several columns says
 * nothing of any of them.
 */
async function rememberColumns(
  db: Kysely<Tables>,
  target: ImportTarget,
  mapping: Mapping,
  header: readonly string[],
): Promise<void> {
  const usual = guessColumns(header, { columns: targets[target].columns, remembered: new Map() }).mapping
  const names = namesOnce(header)
  for (const [field, column] of Object.entries(mapping) as [ImportField, number][]) {
    const name = names.get(column)
    if (name === undefined) continue
    if (usual[field] === column) await forgetColumn(db, target, name)
    else
      await db
        .insertInto('import_aliases')
        .values({ target, header: name, field })
        .onConflict((conflict) => conflict.columns(['target', 'header']).doUpdateSet({ field }))
        .execute()
  }
}

async function forgetColumn(db: Kysely<Tables>, target: ImportTarget, name: string): Promise<void> {
  await db.deleteFrom('import_aliases').where('target', '=', target).where('header', '=', name).execute()
}

/** What is remembered of columns and texts is forgotten, or only of the columns of one name. */
export async function forget(
  call: Call,
  { target, header }: { target: ImportTarget; header?: string | undefined },
): Promise<void> {
  if (header !== undefined) await forgetColumn(call.db, target, normaliseHeader(header))
  else {
    await call.db.deleteFrom('import_aliases').where('target', '=', target).execute()
    await call.db.deleteFrom('import_values').where('target', '=', target).execute()
  }
  await call.audit({ subject: 'import', fields: { target, ...(header !== undefined && { header }) } })
}
