import type { Kysely } from 'kysely'
import type { Decisions, Mapping, ValueDecision } from '../../../../shared/modules/imports/contract.ts'
import type { ImportField, ImportTarget, ValueField } from '../../../../shared/modules/imports/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { normaliseHeader, type ImportColumn } from '../../workbook/table.ts'
import type { KnownColumns } from './inspect.ts'
import { targets } from './targets.ts'
import { foldText } from './values/labels.ts'

/** What columns of this kind of workbook were taken for before, by their normalised names. */
async function rememberedAliases(
  db: Kysely<Tables>,
  target: ImportTarget,
): Promise<Map<string, ImportField>> {
  const rows = await db.selectFrom('import_aliases').selectAll().where('target', '=', target).execute()
  return new Map(rows.map(({ header, field }) => [header, field as ImportField]))
}

/** The columns of every target by all the names they are known by here. */
export async function knownColumns(db: Kysely<Tables>): Promise<KnownColumns> {
  const of = async (target: ImportTarget) =>
    withRemembered(targets[target].columns, await rememberedAliases(db, target))
  return { register: await of('register'), ledger: await of('ledger') }
}

/** Columns with what is remembered of their names, which comes before what they are usually called. */
function withRemembered(
  columns: readonly ImportColumn<ImportField>[],
  remembered: ReadonlyMap<string, ImportField>,
): ImportColumn<ImportField>[] {
  return columns.map((column) => ({
    ...column,
    aliases: [
      ...[...remembered].flatMap(([header, field]) => (field === column.key ? [header] : [])),
      ...column.aliases.filter((alias) => {
        const field = remembered.get(normaliseHeader(alias))
        return field === undefined || field === column.key
      }),
    ],
  }))
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
  for (const [field, column] of Object.entries(mapping) as [ImportField, number][]) {
    const name = normaliseHeader(header[column] ?? '')
    if (name === '') continue
    await db
      .insertInto('import_aliases')
      .values({ target, header: name, field })
      .onConflict((conflict) => conflict.columns(['target', 'header']).doUpdateSet({ field }))
      .execute()
  }
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

/** What is remembered of columns and texts is forgotten. */
export async function forget(call: Call, target: ImportTarget): Promise<void> {
  await call.db.deleteFrom('import_aliases').where('target', '=', target).execute()
  await call.db.deleteFrom('import_values').where('target', '=', target).execute()
  await call.audit({ subject: 'import', fields: { target } })
}
