import { sql } from 'kysely'
import type { PaperSize } from '../../../../shared/contract/desktop.ts'
import type { FormCode } from '../../../../shared/modules/office/terms.ts'
import { addDays, startOfDay } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'

interface PrintFilter {
  page: number
  size: number
  form?: FormCode | undefined
  /** Days in the office's time zone, both included. */
  from?: string | undefined
  to?: string | undefined
}

/** A page of the print log, newest first. */
export async function listPrints(call: Call, { page, size, form, from, to }: PrintFilter) {
  const zone = call.services.timeZone
  const matching = call.db
    .selectFrom('prints')
    .$if(form !== undefined, (query) => query.where('form', '=', form!))
    .$if(from !== undefined, (query) => query.where('at', '>=', startOfDay(zone, from!)))
    .$if(to !== undefined, (query) => query.where('at', '<', startOfDay(zone, addDays(to!, 1))))
  const { total } = await matching.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
  const rows = await matching
    .leftJoin('staff', 'staff.id', 'prints.staff_id')
    .select([
      'prints.id',
      'prints.at',
      'staff.name as by',
      'prints.form',
      'prints.paper',
      'prints.subject',
      'prints.label',
      'prints.rows',
      'prints.copy',
    ])
    .orderBy('prints.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    total,
    rows: rows.map((row) => ({
      ...row,
      by: row.by ?? '',
      form: row.form as FormCode,
      paper: row.paper as PaperSize,
    })),
  }
}
