import { Fault } from '../../kernel/errors.ts'
import { procedures } from '../../kernel/procedures.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { indexResident } from '../search/indexing.ts'
import { residentCard } from './card.ts'
import { exportResidents } from './export.ts'
import { matchingResidents } from './filter.ts'
import { countResidents, residentRows } from './list.ts'
import { revealPhone } from './reveal.ts'
import { addOccupancy, addPhone, addPlate, requireResident, residentColumns } from './write.ts'

export const residents = procedures.residents.router({
  list: procedures.residents.list.handler(async ({ input, context: { call } }) => {
    const matching = matchingResidents(input)
    const page = { limit: input.size, offset: (input.page - 1) * input.size }
    return {
      rows: await residentRows(call, matching, page),
      total: await countResidents(call, matching),
    }
  }),

  get: procedures.residents.get.handler(({ input, context: { call } }) => residentCard(call, input.id)),

  create: procedures.residents.create.handler(async ({ input, context: { call } }) => {
    const columns = residentColumns(input)
    const written = await call.db
      .insertInto('residents')
      .values({ ...columns, import_id: null, archived_at: null, ...call.created })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    for (const [index, { phone, label }] of input.phones.entries())
      await addPhone(call, written.id, phone, label, `phones.${index}.phone`)
    for (const plate of input.plates) await addPlate(call, written.id, plate)
    if (input.occupancy) await addOccupancy(call, { ...input.occupancy, residentId: written.id })
    await indexResident(call.db, written.id)
    await call.audit({ subject: `resident:${written.id}`, fields: { name: columns.name } })
    return written
  }),

  update: procedures.residents.update.handler(async ({ input, context: { call } }) => {
    const before = await requireResident(call, input.id)
    const columns = residentColumns(input, before.emergency_phone)
    const written = await updateVersioned(call, 'residents', input, columns)
    await indexResident(call.db, input.id)
    const changed = (Object.keys(columns) as (keyof typeof columns)[]).filter(
      (column) => before[column] !== columns[column],
    )
    await call.audit({
      subject: `resident:${input.id}`,
      fields: Object.fromEntries(changed.map((column) => [column, columns[column]])),
      before: Object.fromEntries(changed.map((column) => [column, before[column]])),
    })
    return written
  }),

  addPhone: procedures.residents.addPhone.handler(async ({ input, context: { call } }) => {
    await requireResident(call, input.residentId)
    const written = await addPhone(call, input.residentId, input.phone, input.label)
    await indexResident(call.db, input.residentId)
    await call.audit({ subject: `resident:${input.residentId}`, fields: { phone: input.phone } })
    return written
  }),

  removePhone: procedures.residents.removePhone.handler(async ({ input, context: { call } }) => {
    const { residentId, phoneId } = input
    const row = await call.db
      .deleteFrom('resident_phones')
      .where('id', '=', phoneId)
      .where('resident_id', '=', residentId)
      .returning('phone')
      .executeTakeFirst()
    if (!row) throw new Fault('NOT_FOUND')
    await indexResident(call.db, residentId)
    await call.audit({
      subject: `resident:${residentId}`,
      fields: { phone: null },
      before: { phone: row.phone },
    })
    return {}
  }),

  addOccupancy: procedures.residents.addOccupancy.handler(async ({ input, context: { call } }) => {
    await requireResident(call, input.residentId)
    const written = await addOccupancy(call, input)
    await indexResident(call.db, input.residentId)
    await call.audit({
      subject: `resident:${input.residentId}`,
      fields: { houseId: input.houseId, role: input.role, since: input.since },
    })
    return written
  }),

  endOccupancy: procedures.residents.endOccupancy.handler(async ({ input, context: { call } }) => {
    const occupancy = await call.db
      .selectFrom('occupancies')
      .select(['resident_id', 'since', 'until'])
      .where('id', '=', input.id)
      .executeTakeFirst()
    if (!occupancy) throw new Fault('NOT_FOUND')
    if (occupancy.until !== null) throw new Fault('NOT_ALLOWED_NOW')
    if (occupancy.since !== null && input.until < occupancy.since.slice(0, input.until.length))
      throw new Fault('INVALID_INPUT', { field: 'until' })
    const written = await updateVersioned(call, 'occupancies', input, { until: input.until, is_primary: 0 })
    await indexResident(call.db, occupancy.resident_id)
    await call.audit({
      subject: `resident:${occupancy.resident_id}`,
      fields: { until: input.until },
      before: { until: null },
    })
    return written
  }),

  revealPhone: procedures.residents.revealPhone.handler(async ({ input, context: { call } }) => ({
    phone: await revealPhone(call, input),
  })),

  exportList: procedures.residents.exportList.handler(({ input, context: { call }, signal }) =>
    exportResidents(call, input, signal),
  ),
})
