import type { NoticeRow } from '../../../shared/modules/notices/contract.ts'
import type { NoticeKind } from '../../../shared/modules/notices/terms.ts'

export interface NoticeDraft {
  /** Of the draft in the books that this is typed over; null while there is none. */
  version: number | null
  kind: NoticeKind
  title: string
  body: string
  signedBy: string
  datedOn: string | null
  validUntil: string | null
  outageId: number | null
}

export const draftOf = (row: NoticeRow): NoticeDraft => {
  const { version, kind, title, body, signedBy, datedOn, validUntil, outageId } = row
  return { version, kind, title, body, signedBy, datedOn, validUntil, outageId }
}
