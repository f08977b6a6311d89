import type { Insertable } from 'kysely'
import { createHash, randomUUID } from 'node:crypto'
import type { Registration } from '../../../shared/modules/tickets/contract.ts'
import type { Tables } from '../database/tables.ts'
import type { TestClient, TestOffice } from './office.ts'

/** Everything a ticket can be told, by the words an office uses. */
export interface Desk {
  channel(name: string): number
  category(name: string): number
  department(name: string): number
  staff(name: string): number
}

/** The office's dictionaries, asked by name. */
export async function deskOf(client: TestClient): Promise<Desk> {
  const { channels, categories, departments, staff } = await client.office.dictionaries()
  const byName = (entries: { id: number; name: string }[]) => (name: string) => {
    const found = entries.find((entry) => entry.name === name)
    if (!found) throw new Error(`nothing is called ${name}`)
    return found.id
  }
  return {
    channel: byName(channels),
    category: byName(categories),
    department: byName(departments),
    staff: byName(staff),
  }
}

/** What a clerk sends for a plain complaint at the counter; a test says only what it cares about. */
export const registration = (desk: Desk, changes: Partial<Registration> = {}): Registration => ({
  kind: 'complaint',
  channelId: desk.channel('前台来访'),
  categoryId: desk.category('电梯故障'),
  words: '电梯又停了',
  callerName: '王芳',
  requestKey: randomUUID(),
  ...changes,
})

/** Somebody of the staff without a way to sign in. Answers with their id. */
export async function givenStaff(
  manager: TestClient,
  name: string,
  departmentId: number | null = null,
): Promise<number> {
  return (await manager.dictionaries.add({ dictionary: 'staff', name, departmentId })).id
}

type ImportedTicket = Partial<Insertable<Tables['tickets']>>

/** A ticket as the import of a ledger leaves it: closed, with what was recorded and without a timeline. */
export async function givenImportedTicket(
  office: TestOffice,
  desk: Desk,
  changes: ImportedTicket = {},
): Promise<number> {
  const { id } = await office.core.services.database.kysely
    .insertInto('tickets')
    .values({
      number: 'TS20250601001',
      kind: 'complaint',
      state: 'closed',
      channel_id: desk.channel('电话'),
      category_id: desk.category('电梯故障'),
      words: '电梯夹人',
      house_id: null,
      resident_id: null,
      caller_name: '江琳娜',
      caller_phone: '13800135678',
      caller_role: null,
      place: '',
      demand: null,
      emotion: 'angry',
      urgency: 'urgent',
      contact_time: '',
      received_at: '2025-06-01T01:00:00.000Z',
      entered_at: '2025-06-01T01:00:00.000Z',
      first_asked_by: desk.staff('李静'),
      department_id: desk.department('工程部'),
      assignee_id: null,
      rule: '{}',
      first_contact_due_at: '2025-06-01T01:15:00.000Z',
      reply_due_at: '2025-06-02T01:00:00.000Z',
      resolve_due_at: '2025-06-04T01:00:00.000Z',
      first_contact_at: '2025-06-01T01:14:00.000Z',
      first_contact_result: null,
      done_at: '2025-06-02T08:00:00.000Z',
      closed_at: '2025-06-02T08:00:00.000Z',
      voided_at: null,
      request_key: randomUUID(),
      import_id: 1,
      result: '已检修恢复',
      cause: 'rules',
      responsibility: 'internal',
      recorded_timely: 1,
      callback_at: '2025-06-04T00:30:00.000Z',
      callback_score: 4,
      callback_words: '处理较快',
      created_at: '2026-11-01T00:00:00.000Z',
      created_by: null,
      updated_at: '2026-11-01T00:00:00.000Z',
      updated_by: null,
      ...changes,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A photograph that somebody brought, as far as the database knows. Answers with its hash. */
export async function givenPhoto(office: TestOffice, name = 'leak'): Promise<string> {
  const hash = createHash('sha256').update(name).digest('hex')
  await office.core.services.database.kysely
    .insertInto('attachments')
    .values({
      hash,
      media_type: 'image/jpeg',
      bytes: 1000,
      width: 800,
      height: 600,
      added_at: '2026-11-01T00:00:00.000Z',
      added_by: null,
    })
    .execute()
  return hash
}

/** How a request was answered: `accepted`, or its code and the field concerned. */
export const refusal = (request: Promise<unknown>): Promise<string> =>
  request.then(
    () => 'accepted',
    (error: { code: string; data?: { field?: string } }) =>
      error.data?.field ? `${error.code} ${error.data.field}` : error.code,
  )
