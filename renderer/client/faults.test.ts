import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { endsSession, faultOf, isFault, toFault } from './faults.ts'

describe('toFault', () => {
  it('keeps the code, slots, field and row of a refusal', () => {
    const error = new ORPCError('INVALID_INPUT', {
      data: { params: { max: 30 }, field: 'office.name', row: 12 },
    })
    expect(toFault(error)).toEqual({
      code: 'INVALID_INPUT',
      params: { max: 30 },
      field: 'office.name',
      row: 12,
    })
  })

  it('ignores data that is not ours and never passes a message on', () => {
    const fault = toFault(new ORPCError('CONFLICT', { message: 'SELECT * FROM users', data: { row: 'x' } }))
    expect(fault).toEqual({ code: 'CONFLICT', params: {}, field: null, row: null })
  })

  it('translates what the transport says by itself', () => {
    expect(toFault(new ORPCError('BAD_REQUEST')).code).toBe('INVALID_INPUT')
    expect(toFault(new ORPCError('UNAUTHORIZED')).code).toBe('NOT_SIGNED_IN')
    expect(toFault(new ORPCError('SERVICE_UNAVAILABLE')).code).toBe('CORE_GONE')
    expect(toFault(new ORPCError('TOO_MANY_REQUESTS')).code).toBe('TOO_MANY_TRIES')
    expect(toFault(new ORPCError('CORE_GONE')).code).toBe('CORE_GONE')
  })

  it('understands the codes that the desktop bridge puts into a message', () => {
    expect(toFault(new Error('DISK_FULL')).code).toBe('DISK_FULL')
    expect(toFault(new Error('ENOSPC: no space left')).code).toBe('INTERNAL')
  })

  it('knows a stopped call, and takes everything else for our own mistake', () => {
    expect(toFault(new DOMException('stopped', 'AbortError')).code).toBe('CANCELLED')
    for (const thrown of [new TypeError('x is undefined'), 'text', null, undefined, { code: 'CONFLICT' }])
      expect(toFault(thrown).code).toBe('INTERNAL')
  })

  it('tells which faults ask for the password again', () => {
    expect(endsSession(faultOf('SESSION_ENDED'))).toBe(true)
    expect(endsSession(faultOf('NOT_SIGNED_IN'))).toBe(true)
    expect(endsSession(faultOf('WRONG_CREDENTIALS'))).toBe(false)
  })

  it('tells a fault from an error', () => {
    expect(isFault(faultOf('IN_USE'))).toBe(true)
    expect(isFault(new ORPCError('IN_USE'))).toBe(false)
  })
})
