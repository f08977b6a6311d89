import { sql, type SqlBool } from 'kysely'
import { checkCodeOf, parseCheckCode } from '../../../../shared/modules/disclosures/check-code.ts'
import type {
  SheetContent,
  SheetDifference,
  SheetRow,
} from '../../../../shared/modules/disclosures/contract.ts'
import { aligned, differencesOf } from '../../../../shared/modules/disclosures/differences.ts'
import type { Call } from '../../kernel/call.ts'
import { entryHash } from '../../kernel/audit.ts'
import { frozenForm, readCopy, sha256, type FrozenSheet } from './freeze.ts'
import { rowsById } from './list.ts'
import { publishedLabel } from './publish.ts'
import { contentsOf, type DisclosureRow } from './sheet-rows.ts'

interface Finding {
  content: SheetContent | null
  differences: SheetDifference[]
  copySound: boolean
  auditKnows: boolean
}

/**
 * Compares the sheet of a check code with what was published under it: the books with the frozen copy, the copy with its hash, the
 * hash with the audit chain. A code whose row was changed is still found by the audit chain.
 */
export async function verifyCode(call: Call, { code: typed }: { code: string }) {
  const code = parseCheckCode(typed)
  const id = code === null ? null : await publishedUnder(call, code)
  const row = id === null ? undefined : await rowOf(call, id)
  const unknown = { outcome: 'unknown' as const, sheet: null, checkedAt: call.now }
  if (code === null || !row) return { ...unknown, ...nothing }
  const [found] = await findings(call, [row])
  const finding = { ...found!, copySound: found!.copySound && row.check_code === code }
  const [sheet] = await rowsById(call, [row.id])
  return {
    outcome: isSame(finding) ? ('same' as const) : ('changed' as const),
    sheet: sheet!,
    ...finding,
    checkedAt: call.now,
  }
}

const nothing: Finding = { content: null, differences: [], copySound: false, auditKnows: false }

const isSame = ({ differences, copySound, auditKnows }: Finding): boolean =>
  differences.length === 0 && copySound && auditKnows

/** Every published sheet compared; those that differ. */
export async function verifyAll(call: Call): Promise<{ sheets: number; changed: SheetRow[] }> {
  const rows = await call.db
    .selectFrom('disclosures')
    .selectAll()
    .where((eb) => eb.or([eb('published_at', 'is not', null), eb('state', 'in', ['published', 'revised'])]))
    .orderBy('id')
    .execute()
  const found = await findings(call, rows)
  const changed = rows.filter((_, at) => !isSame(found[at]!)).map(({ id }) => id)
  return { sheets: rows.length, changed: await rowsById(call, changed) }
}

const rowOf = ({ db }: Call, id: number): Promise<DisclosureRow | undefined> =>
  db.selectFrom('disclosures').selectAll().where('id', '=', id).executeTakeFirst()

/** The sheet of a check code: as its row has it, or else as the audit chain does. */
async function publishedUnder({ db }: Call, code: string): Promise<number | null> {
  const row = await db
    .selectFrom('disclosures')
    .select('id')
    .where('check_code', '=', code)
    .executeTakeFirst()
  if (row) return row.id
  const beginning = code.replaceAll('-', '').toLowerCase()
  const entry = await db
    .selectFrom('audit_entries')
    .select('subject')
    .where(isPublication)
    .where('label', 'like', `% ${beginning}%`)
    .executeTakeFirst()
  return entry ? Number(entry.subject.split(':')[1]) : null
}

/** As the index has it, which no bound value would be recognised by. */
const isPublication = sql<SqlBool>`action = 'disclosures.publish'`

async function findings(call: Call, rows: readonly DisclosureRow[]): Promise<Finding[]> {
  const contents = await contentsOf(call.db, rows)
  const found: Finding[] = []
  for (const [at, row] of rows.entries()) {
    const copy = readCopy(row.frozen)
    const now = await frozenForm(call, row, contents[at]!)
    found.push({
      content: copy?.content ?? null,
      differences: copy ? differencesBetween(copy, now) : [],
      copySound: isSound(row),
      auditKnows: row.hash !== null && (await chainKnows(call, row, row.hash)),
    })
  }
  return found
}

const isSound = ({ frozen, hash, check_code }: DisclosureRow): boolean =>
  frozen !== null && hash !== null && sha256(frozen) === hash && checkCodeOf(hash) === check_code

function differencesBetween(copy: FrozenSheet, now: FrozenSheet): SheetDifference[] {
  const { content } = now
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
