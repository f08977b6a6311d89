import { normaliseCode } from '../../../../shared/text/normalise.ts'
import { Fault } from '../../kernel/errors.ts'
import type { ShelfRow } from './shelf-rows.ts'

type Category = Pick<ShelfRow, 'id' | 'code' | 'parent_id' | 'archived_at'>

/** What people type: 1 to 9 come before 0, which is the tenth key. */
const digits = [...'1234567890']

/**
 * The code of a category: one digit at the first level; at the second two, of which the first is its parent's. Nothing
 * typed takes the next one free. Errors: INVALID_INPUT (`code`, `parentId`), ALREADY_EXISTS (`code`).
 */
export function categoryCode(
  all: readonly Category[],
  wanted: { code: string; parentId: number | null },
  current: Category | null = null,
): string {
  const prefix = parentCode(all, wanted.parentId, current)
  const others = all.filter(({ id }) => id !== current?.id)
  const taken = new Set(others.map(({ code }) => code))
  const typed = normaliseCode(wanted.code)
  if (typed === '') {
    const free = digits.map((digit) => prefix + digit).find((code) => !taken.has(code))
    if (free === undefined) throw new Fault('INVALID_INPUT', { field: 'code' })
    return free
  }
  const fits = typed.length === prefix.length + 1 && typed.startsWith(prefix) && /^\d+$/.test(typed)
  if (!fits) throw new Fault('INVALID_INPUT', { field: 'code' })
  if (taken.has(typed)) throw new Fault('ALREADY_EXISTS', { field: 'code' })
  return typed
}

/** Two levels and no more: a category with finer ones below it stays at the first. */
function parentCode(all: readonly Category[], parentId: number | null, current: Category | null): string {
  if (parentId === null) return ''
  const parent = all.find(({ id }) => id === parentId)
  const hasFiner = current !== null && all.some(({ parent_id }) => parent_id === current.id)
  const gone = parent?.archived_at !== null && parentId !== current?.parent_id
  if (!parent || gone || parent.parent_id !== null || parent.id === current?.id || hasFiner)
    throw new Fault('INVALID_INPUT', { field: 'parentId' })
  return parent.code
}
