import { randomUUID } from 'node:crypto'
import type { Registration } from '../../../shared/modules/tickets/contract.ts'
import type { TicketKind } from '../../../shared/modules/tickets/terms.ts'
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

/** A category for a kind that a new office has none for. Answers with its id. */
export async function givenCategory(office: TestOffice, kind: TicketKind, name: string): Promise<number> {
  const { id } = await office.core.services.database.kysely
    .insertInto('categories')
    .values({
      kind,
      parent_id: null,
      code: '1',
      name,
      archived_at: null,
      created_at: '2026-11-01T00:00:00.000Z',
      created_by: null,
      updated_at: '2026-11-01T00:00:00.000Z',
      updated_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** How a request was answered: `accepted`, or its code and the field concerned. */
export const refusal = (request: Promise<unknown>): Promise<string> =>
  request.then(
    () => 'accepted',
    (error: { code: string; data?: { field?: string } }) =>
      error.data?.field ? `${error.code} ${error.data.field}` : error.code,
  )
