import { asFault, Fault } from '../../kernel/errors.ts'
import { NoSuchSheetError, WorkbookError } from '../../workbook/errors.ts'

/** What an import fails with, as a Fault: the reader's refusals, a full disk, a stop. */
export function asImportFault(error: unknown): Fault {
  if (error instanceof WorkbookError)
    return new Fault(error.code === 'WORKBOOK_UNREADABLE' ? 'WORKBOOK_BROKEN' : error.code, {}, error)
  if (error instanceof NoSuchSheetError) return new Fault('INVALID_INPUT', { field: 'sheetIndex' }, error)
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown }
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Fault('DISK_FULL', {}, error)
  if (name === 'AbortError') return new Fault('CANCELLED', {}, error)
  return asFault(error)
}
