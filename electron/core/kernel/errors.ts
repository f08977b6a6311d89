import { ORPCError } from '@orpc/server'
import { errorCodes, type ErrorCode, type FaultData } from '../../../shared/contract/errors.ts'

/**
 * The one kind of error that leaves the core: a code of the shared vocabulary and where it concerns.
 * Its cause stays inside, for the log; no personal value is ever put into it.
 */
export class Fault extends ORPCError<ErrorCode, FaultData> {
  constructor(code: ErrorCode, data: FaultData = {}, cause?: unknown) {
    super(code, { status: errorCodes[code], data, cause, defined: true })
  }
}

/** How SQLite's codes, by their beginning, and the file system's are said; the first that fits counts. */
const byCode: readonly [beginning: string, fault: ErrorCode][] = [
  ['SQLITE_FULL', 'DISK_FULL'],
  // The log's index could not grow.
  ['SQLITE_IOERR_SHMSIZE', 'DISK_FULL'],
  ['ENOSPC', 'DISK_FULL'],
  ['EDQUOT', 'DISK_FULL'],
  ['SQLITE_CORRUPT', 'DATABASE_BROKEN'],
  ['SQLITE_NOTADB', 'DATABASE_BROKEN'],
  ['SQLITE_CANTOPEN', 'DATABASE_BROKEN'],
  // A disk that cannot be read or written; after a failed write nobody knows what stands there.
  ['SQLITE_IOERR', 'DATABASE_BROKEN'],
  ['SQLITE_READONLY', 'FOLDER_UNSUITABLE'],
  ['EACCES', 'FOLDER_UNSUITABLE'],
  ['EROFS', 'FOLDER_UNSUITABLE'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'ALREADY_EXISTS'],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'NOT_FOUND'],
]

/** Turns whatever was thrown into a Fault: failures of SQLite and the disk by their code, all else as INTERNAL. */
export function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error
  if (error instanceof ORPCError) return fromLibrary(error)
  const code = String((error as { code?: unknown } | null)?.code)
  const fault = byCode.find(([beginning]) => code.startsWith(beginning))?.[1] ?? 'INTERNAL'
  return new Fault(fault, {}, error)
}

interface Issue {
  path?: readonly (PropertyKey | { key: PropertyKey })[]
}

/** The library's own refusals: an input that does not fit the contract names its first wrong field. */
function fromLibrary(error: ORPCError<string, unknown>): Fault {
  if (error.code !== 'BAD_REQUEST')
    return new Fault(error.code === 'NOT_FOUND' ? 'NOT_FOUND' : 'INTERNAL', {}, error)
  const issues = (error.data as { issues?: Issue[] } | undefined)?.issues ?? []
  const field = issues[0]?.path?.map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
  return new Fault('INVALID_INPUT', field ? { field } : {})
}
