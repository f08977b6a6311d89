import { parseCheckCode } from '../../../../shared/modules/disclosures/check-code.ts'
import type { VerifiedAll } from '../../../../shared/modules/disclosures/contract.ts'
import { isGenuine } from '../../../../shared/modules/disclosures/genuine.ts'
import type { Call } from '../../kernel/call.ts'
import { brokenLinks } from './chain.ts'
import { findings, isOut, isPublication, type Finding } from './compare.ts'
import { rowsById } from './list.ts'
import type { DisclosureRow } from './sheet-rows.ts'

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
  const { copy, ...finding } = { ...found!, copySound: found!.copySound && row.check_code === code }
  const [sheet] = await rowsById(call, [row.id])
  return {
    outcome: isSame(finding) ? ('same' as const) : ('changed' as const),
    number: row.number,
    sheet: sheet!,
    content: copy?.content ?? null,
    ...finding,
    checkedAt: call.now,
  }
}

const nothing = { content: null, differences: [], copySound: false, auditKnows: false }

const isSame = (finding: Omit<Finding, 'copy'>): boolean =>
  finding.differences.length === 0 && isGenuine(finding)

/**
 * Every sheet compared that the books or the audit chain say was published: those that differ, those that are gone, and those whose
 * opening is not what the sheet before them closes with.
 */
export async function verifyAll(call: Call): Promise<VerifiedAll> {
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
  const links = brokenLinks(rows)
  const broken = await rowsById(call, [...new Set(links.map(({ id }) => id))])
  const unchained = links.map(({ id, ...link }) => ({ sheet: broken.find((row) => row.id === id)!, ...link }))
  return { sheets: rows.length + lost.length, changed: await rowsById(call, changed), lost, unchained }
}

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
