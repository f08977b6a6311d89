import type { Expression, SqlBool } from 'kysely'
import { chunksOf } from '../../../../shared/collections/chunks.ts'
import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import { formatRoom } from '../../../../shared/modules/houses/room.ts'
import {
  residentExportHeaders,
  residentExportKeys,
  residentExportNames,
  usualResidentExportKeys,
  type ResidentExportKey,
} from '../../../../shared/modules/residents/export-columns.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import type { Gender } from '../../../../shared/modules/residents/terms.ts'
import { oneOf } from '../../database/one-of.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportColumn, ExportType, ExportValue } from '../../workbook/write-workbook.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { columnsFor } from '../exports/ticket-column.ts'
import { besideResidents, type BesideResidents, type Part } from './beside.ts'
import { matchingResidents, type ResidentFilter } from './filter.ts'
import { openIdNumber, shownIdNumber } from './id-number.ts'
import { countResidents } from './list.ts'

type Resident = Awaited<ReturnType<typeof residentsByIds>>[number]

/** How a number may leave the core: whole or masked. */
interface Shown {
  phone: (phone: string) => string
  idNumber: (sealed: string | null) => string
}

interface Column {
  width: number
  type?: ExportType
  /** What the cell needs from beside the resident's own row. */
  part?: Part
  cell: (resident: Resident, beside: BesideResidents, shown: Shown) => ExportValue
}

const listed = (values: readonly string[] = []) => values.filter(Boolean).join('、')

const shapes: Record<ResidentExportKey, Column> = {
  name: { width: 12, cell: ({ name }) => name },
  gender: { width: 6, cell: ({ gender }) => gender && terms.gender[gender as Gender] },
  rooms: { width: 20, part: 'living', cell: ({ id }, { living }) => listed(living.get(id)?.map(formatRoom)) },
  role: {
    width: 12,
    part: 'living',
    cell: ({ id }, { living }) =>
      listed([...new Set(living.get(id)?.map(({ role }) => terms.occupancyRole[role]))]),
  },
  phone: {
    width: 30,
    part: 'phones',
    cell: ({ id }, { phones }, shown) =>
      (phones.get(id) ?? []).map(({ phone }) => shown.phone(phone)).join(' '),
  },
  group: { width: 14, cell: ({ group }) => group },
  tags: {
    width: 20,
    part: 'tags',
    cell: ({ id }, { tags }) => listed(tags.get(id)?.map(({ name }) => name)),
  },
  // A flag whose name may not be seen has none, and is left out.
  flags: {
    width: 20,
    part: 'flags',
    cell: ({ id }, { flags }) => listed(flags.get(id)?.map(({ name }) => name)),
  },
  birthYear: { width: 10, type: 'integer', cell: ({ birth_year }) => birth_year },
  occupation: { width: 14, cell: ({ occupation }) => occupation },
  idNumber: { width: 22, cell: ({ id_number_sealed }, _, shown) => shown.idNumber(id_number_sealed) },
  plates: {
    width: 20,
    part: 'plates',
    cell: ({ id }, { plates }) => (plates.get(id) ?? []).map(({ plate }) => plate).join(' '),
  },
  emergencyName: { width: 14, cell: ({ emergency_name }) => emergency_name },
  emergencyPhone: { width: 16, cell: ({ emergency_phone }, _, shown) => shown.phone(emergency_phone) },
  contactTime: { width: 16, cell: ({ contact_time }) => contact_time },
  contactWishes: { width: 24, cell: ({ contact_wishes }) => contact_wishes },
  openTickets: { width: 12, type: 'integer', part: 'open', cell: ({ id }, { open }) => open.get(id) ?? 0 },
  notes: { width: 40, cell: ({ notes }) => notes },
}

const columns = residentExportKeys.map((key): ExportColumn<ResidentExportKey> => {
  const { width, type = 'text' } = shapes[key]
  return { key, header: residentExportHeaders[exportLocale][key], width, type }
})

const batchSize = 500

interface Asked extends ResidentFilter {
  columns?: readonly ResidentExportKey[] | undefined
  unmaskedReason?: string | undefined
}

/**
 * The residents a filter means as a workbook, every phone of each, in the columns asked for. Whole phones and ID
 * numbers need the permissions and a reason, which the audit keeps; how many tickets are open needs `tickets.read`.
 * Error: NOT_PERMITTED.
 */
export async function exportResidents(
  call: Call,
  { unmaskedReason, columns: asked, ...filter }: Asked,
  signal?: AbortSignal,
) {
  call.require('archives.read')
  const reason = unmaskedReason || null
  const chosen = columnsFor(call, asked, usualResidentExportKeys)
  if (reason !== null) {
    call.require('exports.unmasked')
    if (chosen.includes('idNumber')) call.require('ids.reveal')
  }
  const matching = matchingResidents(call, filter)
  return exportRows(call, {
    subject: 'export:residents',
    name: residentExportNames[exportLocale],
    columns,
    chosen,
    rows: exportedRows(call, matching, chosen, reason === null ? masked(call) : whole(call)),
    total: await countResidents(call, matching),
    unmaskedReason: reason,
    signal,
  })
}

const masked = ({ services }: Call): Shown => ({
  phone: maskPhone,
  idNumber: (sealed) => shownIdNumber(services, sealed),
})

const whole = ({ services }: Call): Shown => ({
  phone: (phone) => phone,
  idNumber: (sealed) => openIdNumber(services, sealed) ?? shownIdNumber(services, sealed),
})

type ExportedRow = Partial<Record<ResidentExportKey, ExportValue>>

/** Read in batches after the last row seen, so that a long export holds nothing up and skips nobody. */
export async function* exportedRows(
  call: Call,
  matching: Expression<SqlBool>,
  chosen: readonly ResidentExportKey[],
  shown: Shown = masked(call),
): AsyncGenerator<ExportedRow[]> {
  const parts = chosen.flatMap((key) => shapes[key].part ?? [])
  for await (const ids of matchingIds(call, matching)) {
    const residents = await residentsByIds(call, ids)
    const beside = await besideResidents(call, ids, parts)
    yield residents.map((resident) => {
      const row: ExportedRow = {}
      for (const key of chosen) row[key] = shapes[key].cell(resident, beside, shown)
      return row
    })
  }
}

const residentsByIds = ({ db }: Call, ids: readonly number[]) =>
  db
    .selectFrom('residents')
    .leftJoin('resident_groups', 'resident_groups.id', 'residents.group_id')
    .select([
      'residents.id',
      'residents.name',
      'residents.gender',
      'residents.birth_year',
      'residents.occupation',
      'residents.id_number_sealed',
      'residents.emergency_name',
      'residents.emergency_phone',
      'residents.contact_time',
      'residents.contact_wishes',
      'residents.notes',
      'resident_groups.name as group',
    ])
    .where('residents.id', 'in', oneOf(ids))
    .orderBy('residents.id')
    .execute()

/** Ids at once; a filter is worked out anew for each lot, however little of it is asked for. */
const idsAtOnce = 20_000

/** Whom the filter means, in batches. */
async function* matchingIds(call: Call, matching: Expression<SqlBool>): AsyncGenerator<number[]> {
  for (let after = 0; ;) {
    const rows = await call.db
      .selectFrom('residents')
      .select('id')
      .where(matching)
      .where('id', '>', after)
      .orderBy('id')
      .limit(idsAtOnce)
      .execute()
    const ids = rows.map(({ id }) => id)
    yield* chunksOf(ids, batchSize)
    if (ids.length < idsAtOnce) return
    after = ids.at(-1)!
  }
}
