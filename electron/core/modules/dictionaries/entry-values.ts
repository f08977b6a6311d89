import type { z } from 'zod'
import type { dictionariesContract } from '../../../../shared/modules/dictionaries/contract.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { cleanName } from '../office/clean-name.ts'
import { offeredDepartment } from '../office/offered-department.ts'
import { categoryCode } from './category-codes.ts'
import type { ShelfRow } from './shelf-rows.ts'
import type { Shelf } from './shelves.ts'

export type EntryFields = Omit<
  z.output<NonNullable<(typeof dictionariesContract.add)['~orpc']['inputSchema']>>,
  'dictionary'
>

type Values = Partial<Omit<ShelfRow, 'id' | 'version'>>

/**
 * What is written of an entry, by the columns its list has. Errors: ALREADY_EXISTS (`name`, `code`), INVALID_INPUT
 * (`name`, `code`, `parentId`), NOT_FOUND (`departmentId`).
 */
export async function entryValues(
  call: Call,
  shelf: Shelf,
  rows: readonly ShelfRow[],
  fields: EntryFields,
  current: ShelfRow | null = null,
): Promise<Values> {
  const name = cleanName(fields.name)
  if (!shelf.people) refuseDouble(rows, name, fields, current)
  const values: Values = { name }
  if (current?.shipped === 1 && current.name !== name) values.shipped = 0
  if (shelf.table === 'categories') {
    values.code = categoryCode(rows, fields, current)
    values.parent_id = fields.parentId
  }
  if (shelf.live) values.live = fields.live ? 1 : 0
  if (shelf.departments)
    values.department_id = await offeredDepartment(call, fields.departmentId, current?.department_id)
  if (shelf.flags) {
    values.sensitive = fields.sensitive ? 1 : 0
    values.advice = cleanText(fields.advice)
  }
  return values
}

/** Within a list, or within its parent where a list has two levels; an archived one is restored rather than doubled. */
function refuseDouble(
  rows: readonly ShelfRow[],
  name: string,
  { parentId }: EntryFields,
  current: ShelfRow | null,
): void {
  const taken = rows.some((row) => row.name === name && row.parent_id === parentId && row.id !== current?.id)
  if (taken) throw new Fault('ALREADY_EXISTS', { field: 'name' })
}

/** The code of a new entry where people type none: never one that the program ships. */
export function ownCode(rows: readonly ShelfRow[]): string {
  const numbers = rows.map(({ code }) => Number(/^own-(\d+)$/.exec(code)?.[1] ?? 0))
  return `own-${Math.max(0, ...numbers) + 1}`
}
