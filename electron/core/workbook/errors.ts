/**
 * Why a workbook was refused. Each code has its sentence and remedy in the locale.
 * OLD_FORMAT: a spreadsheet, but not .xlsx (.xls, .xlsb, HTML or XML 2003 under an .xls name): save it as .xlsx.
 * UNREADABLE: the operating system did not hand out the file (gone, locked by another program, no right).
 */
export const workbookErrorCodes = [
  'WORKBOOK_EMPTY',
  'WORKBOOK_NOT_A_TABLE',
  'WORKBOOK_OLD_FORMAT',
  'WORKBOOK_ENCRYPTED',
  'WORKBOOK_BROKEN',
  'WORKBOOK_TOO_LARGE',
  'WORKBOOK_TIMEOUT',
  'WORKBOOK_UNREADABLE',
] as const
export type WorkbookErrorCode = (typeof workbookErrorCodes)[number]

/** The only error that leaves this folder besides an abort. Its message is the code: nothing of the file is in it. */
export class WorkbookError extends Error {
  readonly code: WorkbookErrorCode

  constructor(code: WorkbookErrorCode) {
    super(code)
    this.name = 'WorkbookError'
    this.code = code
  }
}

/** A sheet was asked for that the workbook does not have: a mistake of the caller, not of the file. */
export class NoSuchSheetError extends RangeError {
  constructor() {
    super('the workbook has no such sheet')
    this.name = 'NoSuchSheetError'
  }
}

const UNREADABLE = new Set(['ENOENT', 'EACCES', 'EPERM', 'EBUSY', 'EISDIR', 'EIO', 'EMFILE', 'ENOTDIR'])

/** Turns whatever a library threw into a `WorkbookError`; the raw text is dropped, it may quote the file. */
export function asWorkbookError(error: unknown): WorkbookError {
  if (error instanceof WorkbookError) return error
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  if (typeof code === 'string' && UNREADABLE.has(code)) return new WorkbookError('WORKBOOK_UNREADABLE')
  if (code === 'ERR_WORKER_OUT_OF_MEMORY' || code === 'ERR_STRING_TOO_LONG')
    return new WorkbookError('WORKBOOK_TOO_LARGE')
  // yauzl's words for an entry that inflates to more than it declared.
  if (typeof message === 'string' && message.startsWith('too many bytes in the stream'))
    return new WorkbookError('WORKBOOK_TOO_LARGE')
  return new WorkbookError('WORKBOOK_BROKEN')
}
