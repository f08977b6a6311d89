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
  const known = code === null ? null : await publishedUnder(call, code)
  const none = { sheet: null, checkedAt: call.now, ...nothing }
  if (code === null || known === null) return { ...none, outcome: 'unknown' as const, number: '' }
  const row = await rowOf(call, known.id)
  if (!row) return { ...none, outcome: 'lost' as const, number: known.number, auditKnows: true }
  const [found] = await findings(call, [row])
  const finding = { ...found!, copySound: found!.copySound && row.check_code === code }
  const [sheet] = await rowsById(call, [row.id])
  return {
    outcome: isSame(finding) ? ('same' as const) : ('changed' as const),
    number: row.number,
    sheet: sheet!,
    ...finding,
    checkedAt: call.now,
  }
}

const nothing: Finding = { content: null, differences: [], copySound: false, auditKnows: false }

const isSame = ({ differences, copySound, auditKnows }: Finding): boolean =>
  differences.length === 0 && copySound && auditKnows

/** Every sheet compared that the books or the audit chain say was published; those that differ and those that are gone. */
export async function verifyAll(
  call: Call,
): Promise<{ sheets: number; changed: SheetRow[]; lost: string[] }> {
  const entries = await call.db
    .selectFrom('audit_entries')
    .select(['subject', 'label'])
    .where(isPublication)
    .where('subject', 'like', 'disclosure:%')
    .where('outcome', '=', 'done')
    .execute()
  const told = new Map(entries.map((entry) => [sheetOf(entry).id, sheetOf(entry).number]))
  const all = await call.db.selectFrom('disclosures').selectAll().orderBy('id').execute()
  const rows = all.filter((row) => isOut(row) || told.has(row.id))
  const found = await findings(call, rows)
  const changed = rows.filter((_, at) => !isSame(found[at]!)).map(({ id }) => id)
  const lost = [...told].filter(([id]) => !all.some((row) => row.id === id)).map(([, number]) => number)
  return { sheets: rows.length + lost.length, changed: await rowsById(call, changed), lost }
}

const isOut = ({ published_at, state }: DisclosureRow): boolean =>
  published_at !== null || state === 'published' || state === 'revised'

const rowOf = ({ db }: Call, id: number): Promise<DisclosureRow | undefined> =>
  db.selectFrom('disclosures').selectAll().where('id', '=', id).executeTakeFirst()

/** The sheet of a check code: as its row has it, or else as the audit chain does. */
async function publishedUnder({ db }: Call, code: string): Promise<{ id: number; number: string } | null> {
  const row = await db
    .selectFrom('disclosures')
    .select(['id', 'number'])
    .where('check_code', '=', code)
    .executeTakeFirst()
  if (row) return row
  const beginning = code.replaceAll('-', '').toLowerCase()
  const entry = await db
    .selectFrom('audit_entries')
    .select(['subject', 'label'])
    .where(isPublication)
    .where('label', 'like', `% ${beginning}%`)
    .executeTakeFirst()
  return entry ? sheetOf(entry) : null
}

/** The sheet of a publication, out of its audit entry. */
const sheetOf = ({ subject, label }: { subject: string; label: string }) => ({
  id: Number(subject.split(':')[1]),
  number: label.split(' ')[0]!,
})

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
