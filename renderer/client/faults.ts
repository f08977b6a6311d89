import { ORPCError } from '@orpc/client'
import { errorCodes, faultData, type ErrorCode } from '../../shared/contract/errors.ts'

/** Anything that went wrong, in the words of the one vocabulary. Its sentences are `errors.<code>.*` in the locale. */
export interface Fault {
  code: ErrorCode
  params: Record<string, string | number>
  /** The input field concerned, as a dotted path. */
  field: string | null
  /** The row concerned, as Excel counts it. */
  row: number | null
}

/** What the transport itself says, before or beside our own vocabulary. */
const transportCodes: Record<string, ErrorCode> = {
  BAD_REQUEST: 'INVALID_INPUT',
  UNPROCESSABLE_CONTENT: 'INVALID_INPUT',
  UNAUTHORIZED: 'NOT_SIGNED_IN',
  FORBIDDEN: 'NOT_PERMITTED',
  TOO_MANY_REQUESTS: 'TOO_MANY_TRIES',
  CLIENT_CLOSED_REQUEST: 'CANCELLED',
  BAD_GATEWAY: 'CORE_GONE',
  SERVICE_UNAVAILABLE: 'CORE_GONE',
  GATEWAY_TIMEOUT: 'CORE_GONE',
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorCodes, code)

/** A fault by its code alone, for what the page itself finds out. */
export const faultOf = (code: ErrorCode, data: Partial<Omit<Fault, 'code'>> = {}): Fault => ({
  code,
  params: data.params ?? {},
  field: data.field ?? null,
  row: data.row ?? null,
})

/** Turns anything thrown by a call into a fault; what is not understood becomes INTERNAL, never a stack trace. */
export function toFault(error: unknown): Fault {
  if (error instanceof ORPCError) {
    const code = isErrorCode(error.code) ? error.code : (transportCodes[error.code] ?? 'INTERNAL')
    const data = faultData.safeParse(error.data)
    return faultOf(code, data.success ? data.data : {})
  }
  // The desktop's bridge can carry nothing but a message across; it puts the code there.
  if (error instanceof Error && isErrorCode(error.message)) return faultOf(error.message)
  if (error instanceof Error && error.name === 'AbortError') return faultOf('CANCELLED')
  return faultOf('INTERNAL')
}

/** True when the person must give their password again. */
export const endsSession = (fault: Fault): boolean =>
  fault.code === 'NOT_SIGNED_IN' || fault.code === 'SESSION_ENDED'

/** Tells a fault from something thrown. */
export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Error) &&
  'code' in value &&
  'params' in value
