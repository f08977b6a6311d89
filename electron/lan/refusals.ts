import type { FastifyReply } from 'fastify'
import { errorCodes, type ErrorCode } from '../../shared/contract/errors.ts'
import { noStore } from '../pages/policy.ts'

/** What the host itself refuses, in the words of the one vocabulary. Other states are unforeseen. */
const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'INVALID_INPUT',
  403: 'NOT_PERMITTED',
  404: 'NOT_FOUND',
  405: 'INVALID_INPUT',
  408: 'CANCELLED',
  411: 'INVALID_INPUT',
  413: 'WORKBOOK_TOO_LARGE',
  414: 'INVALID_INPUT',
  415: 'INVALID_INPUT',
  429: 'TOO_MANY_TRIES',
  431: 'INVALID_INPUT',
}

/** The body of a refusal, as the typed client reads errors. It says nothing but the code. */
export function refusalBody(status: number): string {
  const code: ErrorCode = codes[status] ?? 'INTERNAL'
  const shown = code === 'INTERNAL' ? errorCodes.INTERNAL : status
  return JSON.stringify({ json: { defined: false, code, status: shown, message: '' }, meta: [] })
}

/** Answers with a refusal; the state is kept when the vocabulary knows it, else 500. */
export function refuse(reply: FastifyReply, status: number): FastifyReply {
  return reply
    .code(codes[status] ? status : 500)
    .header('cache-control', noStore)
    .type('application/json; charset=utf-8')
    .send(refusalBody(status))
}
