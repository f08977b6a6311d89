import { createHash } from 'node:crypto'
import { canonicalText } from '../../../../shared/modules/disclosures/canonical.ts'
import { sheetContent, type SheetContent } from '../../../../shared/modules/disclosures/contract.ts'
import type { SheetOrigin } from '../../../../shared/modules/disclosures/terms.ts'
import type { Call } from '../../kernel/call.ts'
import type { DisclosureRow } from './sheet-rows.ts'

/** Somebody of the staff, as the notice names them. */
interface Signature {
  id: number
  name: string
}

/** The first form said nothing of where the figures come from. Sheets are frozen in the last one and verified in their own. */
const forms = ['guanjia-disclosure-1', 'guanjia-disclosure-2'] as const
type Form = (typeof forms)[number]

/** All that a published notice says, in the shape that is hashed. A change of this shape needs another `form`. */
export interface FrozenSheet {
  form: Form
  /** Out of the books, or typed elsewhere; not in the first form. */
  origin?: SheetOrigin
  number: string
  content: SheetContent
  preparedBy: Signature
  reviewedBy: Signature
  publishedBy: Signature
  publishedAt: string
  postedFrom: string
  postedUntil: string
  /** The number of the sheet it corrects; empty for none. */
  revises: string
  reviseReason: string
}

/** SHA-256 of a text in UTF-8, as hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export function freeze(sheet: FrozenSheet): { frozen: string; hash: string } {
  const frozen = canonicalText(sheet)
  return { frozen, hash: sha256(frozen) }
}

/** How the audit entry of a publication is labelled; the chain keeps number and whole hash. */
export const publishedLabel = (number: string, hash: string): string => `${number} ${hash}`

/** What a published row and its content say now, in a form; names of staff as they are called today. */
export async function frozenForm(
  { db }: Call,
  row: DisclosureRow,
  content: SheetContent,
  form: Form = 'guanjia-disclosure-2',
): Promise<FrozenSheet> {
  const ids = [row.prepared_by, row.reviewed_by, row.published_by].filter((id) => id !== null)
  const staff = await db.selectFrom('staff').select(['id', 'name']).where('id', 'in', ids).execute()
  const signature = (id: number | null): Signature => ({
    id: id ?? 0,
    name: staff.find((person) => person.id === id)?.name ?? '',
  })
  const revised =
    row.revises_id === null
      ? undefined
      : await db
          .selectFrom('disclosures')
          .select('number')
          .where('id', '=', row.revises_id)
          .executeTakeFirst()
  return {
    form,
    ...(form === 'guanjia-disclosure-1' ? {} : { origin: row.origin as SheetOrigin }),
    number: row.number,
    content,
    preparedBy: signature(row.prepared_by),
    reviewedBy: signature(row.reviewed_by),
    publishedBy: signature(row.published_by),
    publishedAt: row.published_at ?? '',
    postedFrom: row.posted_from ?? '',
    postedUntil: row.posted_until ?? '',
    revises: revised?.number ?? '',
    reviseReason: row.revise_reason,
  }
}

/** Null where the copy is gone or no longer what this program writes. */
export function readCopy(frozen: string | null): FrozenSheet | null {
  try {
    const copy = JSON.parse(frozen ?? 'null') as FrozenSheet | null
    if (copy === null || !forms.includes(copy.form)) return null
    return sheetContent.safeParse(copy.content).success ? copy : null
  } catch {
    return null
  }
}
