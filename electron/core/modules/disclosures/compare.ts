import { sql, type SqlBool } from 'kysely'
import { checkCodeOf } from '../../../../shared/modules/disclosures/check-code.ts'
import type { SheetContent, SheetDifference } from '../../../../shared/modules/disclosures/contract.ts'
import { aligned, differencesOf } from '../../../../shared/modules/disclosures/differences.ts'
import { isGenuine } from '../../../../shared/modules/disclosures/genuine.ts'
import { entryHash } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { frozenForm, publishedLabel, readCopy, sha256, type FrozenSheet } from './freeze.ts'
import { contentsOf, type DisclosureRow } from './sheet-rows.ts'

/** What a published sheet's rows, its frozen copy, the hash and the audit chain say of each other. */
export interface Finding {
  copy: FrozenSheet | null
  differences: SheetDifference[]
  copySound: boolean
  auditKnows: boolean
}

/** Also one that another program made look as if it had never been published. */
export const isOut = ({ published_at, state, hash }: DisclosureRow): boolean =>
  published_at !== null || state === 'published' || state === 'revised' || hash !== null

/** An entry of the audit chain, as its index has it, which no bound value would be recognised by. */
export const isPublication = sql<SqlBool>`action = 'disclosures.publish'`

/** Compares the rows with the frozen copy, the copy with its hash, and the hash with the audit chain. */
export async function findings(call: Call, rows: readonly DisclosureRow[]): Promise<Finding[]> {
  const contents = await contentsOf(call.db, rows)
  const found: Finding[] = []
  for (const [at, row] of rows.entries()) {
    const copy = readCopy(row.frozen)
    found.push({
      copy,
      differences: copy ? await differencesBetween(call, row, copy, contents[at]!) : [],
      copySound: copy !== null && isSound(row),
      auditKnows: row.hash !== null && (await chainKnows(call, row, row.hash)),
    })
  }
  return found
}

/** The frozen copy of a published sheet where nothing speaks against it; null for any other. */
export async function genuineCopy(call: Call, row: DisclosureRow): Promise<FrozenSheet | null> {
  if (!isOut(row)) return null
  const [finding] = await findings(call, [row])
  return isGenuine(finding!) ? finding!.copy : null
}

const isSound = ({ frozen, hash, check_code }: DisclosureRow): boolean =>
  frozen !== null && hash !== null && sha256(frozen) === hash && checkCodeOf(hash) === check_code

async function differencesBetween(call: Call, row: DisclosureRow, copy: FrozenSheet, content: SheetContent) {
  const now = await frozenForm(call, row, content, copy.form)
  const lines = aligned(copy.content.lines, content.lines)
  return differencesOf(told(copy), { ...told(namedAs(now, copy)), lines })
}

/** The content's own fields and the notice's beside it, under the paths a page knows. */
const told = ({ content, ...notice }: FrozenSheet) => ({
  ...content,
  notice: {
    ...notice,
    preparedBy: notice.preparedBy.name,
    reviewedBy: notice.reviewedBy.name,
    publishedBy: notice.publishedBy.name,
  },
})

/** Who signed is compared by id: somebody who is called otherwise by now has not changed the sheet. */
function namedAs(now: FrozenSheet, copy: FrozenSheet): FrozenSheet {
  const named = (of: 'preparedBy' | 'reviewedBy' | 'publishedBy') =>
    now[of].id === copy[of]?.id ? copy[of] : { id: now[of].id, name: `${now[of].name} (${now[of].id})` }
  return {
    ...now,
    preparedBy: named('preparedBy'),
    reviewedBy: named('reviewedBy'),
    publishedBy: named('publishedBy'),
  }
}

/** Whether the chain has an entry of this publication, and that entry and the one behind it fit each other. */
async function chainKnows({ db }: Call, row: DisclosureRow, hash: string): Promise<boolean> {
  const entry = await db
    .selectFrom('audit_entries')
    .selectAll()
    .where(isPublication)
    .where('subject', '=', `disclosure:${row.id}`)
    .where('label', '=', publishedLabel(row.number, hash))
    .where('outcome', '=', 'done')
    .executeTakeFirst()
  if (!entry || entryHash(entry.previous_hash, entry) !== entry.hash) return false
  const next = await db
    .selectFrom('audit_entries')
    .select('previous_hash')
    .where('seq', '=', entry.seq + 1)
    .executeTakeFirst()
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst()
  return next ? next.previous_hash === entry.hash : head?.seq === entry.seq && head.hash === entry.hash
}
