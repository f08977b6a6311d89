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

/** Turns whatever was thrown into a Fault: SQLite's own failures by their code, everything else as INTERNAL. */
export function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error
  if (error instanceof ORPCError) return fromLibrary(error)
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string') {
    if (code.startsWith('SQLITE_FULL')) return new Fault('DISK_FULL', {}, error)
    if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB'))
      return new Fault('DATABASE_BROKEN', {}, error)
    if (code.startsWith('SQLITE_CONSTRAINT_UNIQUE')) return new Fault('ALREADY_EXISTS', {}, error)
  }
  return new Fault('INTERNAL', {}, error)
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
