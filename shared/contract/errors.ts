import { z } from 'zod'

/**
 * The one vocabulary of errors. Each code has `errors.CODE.what` and `errors.CODE.remedy` in the locale;
 * the number is the HTTP status used where a host needs one.
 */
export const errorCodes = {
  NOT_SIGNED_IN: 401,
  SESSION_ENDED: 401,
  WRONG_CREDENTIALS: 401,
  PASSWORD_AGAIN: 403,
  TOO_MANY_TRIES: 429,
  NOT_PERMITTED: 403,
  INVALID_INPUT: 422,
  NOT_FOUND: 404,
  CONFLICT: 409,
  ALREADY_EXISTS: 409,
  ALREADY_SET_UP: 409,
  NOT_SET_UP: 409,
  NOT_ALLOWED_NOW: 409,
  IN_USE: 409,
  CHANGED_SINCE: 409,
  WRONG_RECOVERY_CODE: 401,
  KEY_LOCKED: 423,
  DATABASE_FROM_FUTURE: 500,
  DATABASE_BROKEN: 500,
  DISK_FULL: 507,
  BACKUP_DAMAGED: 422,
  DEMO_MIXED: 409,
  PHOTO_TOO_LARGE: 422,
  PDF_TOO_LARGE: 422,
  PHOTO_UNREADABLE: 422,
  PHOTO_DAMAGED: 422,
  TOO_MANY_PHOTOS: 422,
  TOO_MANY_DRAFTS: 409,
  FOLDER_IN_USE: 409,
  FOLDER_UNSUITABLE: 422,
  CORE_GONE: 503,
  CANCELLED: 499,
  WORKBOOK_OLD_FORMAT: 422,
  WORKBOOK_ENCRYPTED: 422,
  WORKBOOK_NOT_A_TABLE: 422,
  WORKBOOK_EMPTY: 422,
  WORKBOOK_BROKEN: 422,
  WORKBOOK_TOO_LARGE: 422,
  WORKBOOK_TIMEOUT: 422,
  WORKBOOK_NO_HEADER: 422,
  IMPORT_MAPPING_INCOMPLETE: 422,
  IMPORT_RUNNING: 409,
  IMPORT_UNDECIDED: 409,
  AMOUNT_BEYOND: 422,
  MONTH_CLOSED: 409,
  MONTH_DISCLOSED: 409,
  RECEIPTS_MISSING: 409,
  MAINTENANCE_FUND: 422,
  SHEET_UNBALANCED: 409,
  SECOND_PERSON: 403,
  NUMBER_TAKEN: 409,
  TYPED_ELSEWHERE: 409,
  COLUMNS_SHIFTED: 422,
  INTERNAL: 500,
} as const

export type ErrorCode = keyof typeof errorCodes

/** What travels with a code: never a personal value, only names, counts and positions. */
export const faultData = z.object({
  /** Values for the message's slots. */
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** The input field concerned, as a dotted path. */
  field: z.string().optional(),
  /** The row concerned, as Excel counts it. */
  row: z.number().int().optional(),
})
export type FaultData = z.infer<typeof faultData>
