import type { Kysely } from 'kysely'
import type { Choice } from '../../../../shared/modules/tickets/contract.ts'
import type { CodedDictionary } from '../../../../shared/modules/dictionaries/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

/** A code of one of the office's lists that may still be chosen. Error: INVALID_INPUT on the field. */
export async function checkedChoice(
  { db }: Call,
  dictionary: CodedDictionary,
  code: string,
  field: string,
): Promise<void> {
  const entry = await db
    .selectFrom('dictionary_entries')
    .select('id')
    .where('dictionary', '=', dictionary)
    .where('code', '=', code)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!entry) throw new Fault('INVALID_INPUT', { field })
}

/** What a record's code is shown as. A text that no list has, out of an import, is its own name. */
export const asChoice = (code: string, entry?: { name: string | null; shipped: number | null }): Choice => ({
  code,
  name: entry?.name ?? code,
  shipped: entry?.shipped === 1,
})

/** Looks up what the codes of these lists are shown as, the archived ones too. */
export type ChoiceOf = (dictionary: CodedDictionary, code: string) => Choice

export async function choicesIn(
  db: Kysely<Tables>,
  dictionaries: readonly CodedDictionary[],
): Promise<ChoiceOf> {
  const rows = await db
    .selectFrom('dictionary_entries')
    .select(['dictionary', 'code', 'name', 'shipped'])
    .where('dictionary', 'in', dictionaries)
    .execute()
  const known = new Map(rows.map((row) => [`${row.dictionary}/${row.code}`, row]))
  return (dictionary, code) => asChoice(code, known.get(`${dictionary}/${code}`))
}
