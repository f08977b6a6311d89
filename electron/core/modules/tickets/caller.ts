import { normalisePhone } from '../../../../shared/modules/residents/phone.ts'
import type { CallerRole } from '../../../../shared/modules/tickets/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { knownResident } from '../residents/known.ts'

interface CallerInput {
  houseId: number | null
  residentId: number | null
  callerName: string
  callerPhone: string
  callerRole: CallerRole | null
  place: string
}

/** What a ticket keeps about who asked and from where. */
interface Caller {
  house_id: number | null
  resident_id: number | null
  caller_name: string
  caller_phone: string
  caller_role: string | null
  place: string
}

/**
 * Who asked: name, phone and role come from the resident where nothing was typed. An anonymous caller is linked to
 * nobody and needs a place or a house. Errors: INVALID_INPUT (`caller`, `callerPhone`), NOT_FOUND (`houseId`,
 * `residentId`).
 */
export async function resolveCaller(call: Call, input: CallerInput): Promise<Caller> {
  const anonymous = input.callerRole === 'anonymous'
  const residentId = anonymous ? null : input.residentId
  const typedName = cleanText(input.callerName)
  const place = cleanText(input.place)
  const where = input.houseId !== null || place !== ''
  const who = residentId !== null || typedName !== ''
  if (!where && (anonymous || !who)) throw new Fault('INVALID_INPUT', { field: 'caller' })
  const typedPhone = checkedPhone(input.callerPhone)
  if (input.houseId !== null) await checkHouse(call, input.houseId)
  const resident = residentId === null ? null : await knownResident(call, residentId)
  // A person who rings for a resident under another name is not reached at the resident's phone.
  const inPerson = typedName === '' || typedName === resident?.name
  return {
    house_id: input.houseId,
    resident_id: residentId,
    caller_name: typedName || (resident?.name ?? ''),
    caller_phone: typedPhone || (inPerson ? (resident?.phone ?? '') : ''),
    caller_role:
      input.callerRole ??
      (inPerson && residentId !== null ? await roleOf(call, residentId, input.houseId) : null),
    place,
  }
}

function checkedPhone(typed: string): string {
  if (typed === '') return ''
  const { phone } = normalisePhone(typed)
  if (phone === null) throw new Fault('INVALID_INPUT', { field: 'callerPhone' })
  return phone
}

async function checkHouse({ db }: Call, id: number): Promise<void> {
  const house = await db
    .selectFrom('houses')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!house) throw new Fault('NOT_FOUND', { field: 'houseId' })
}

/** What somebody is in this house, or else in the one they mainly live in. */
async function roleOf({ db }: Call, residentId: number, houseId: number | null): Promise<string | null> {
  const row = await db
    .selectFrom('occupancies')
    .select('role')
    .where('resident_id', '=', residentId)
    .where('until', 'is', null)
    .$if(houseId !== null, (q) => q.where('house_id', '=', houseId!))
    .orderBy('is_primary', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.role ?? null
}
