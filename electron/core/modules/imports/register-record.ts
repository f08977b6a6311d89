import type { CheckedRow, Mapping } from '../../../../shared/modules/imports/contract.ts'
import type { RegisterField } from '../../../../shared/modules/imports/terms.ts'
import type { HouseKind, HouseState } from '../../../../shared/modules/houses/terms.ts'
import type { Gender, OccupancyRole } from '../../../../shared/modules/residents/terms.ts'
import { splitNames } from '../../../../shared/modules/residents/name.ts'
import { isBlank, type Cell } from '../../workbook/cell.ts'
import type { Parsed } from '../../workbook/table.ts'
import { registerColumns } from './register-columns.ts'

export type Problem = CheckedRow['problems'][number]

/** One row of a register, validated. Null and empty mean that the row says nothing about it. */
export interface RegisterRecord {
  /** Null for the office's current community. */
  community: string | null
  building: string
  unit: string
  room: string
  floor: number | null
  areaHundredths: number | null
  kind: HouseKind | null
  state: HouseState | null
  deliveredOn: string | null
  name: string | null
  gender: Gender | null
  birthYear: number | null
  phones: string[]
  emergencyName: string | null
  emergencyPhone: string | null
  plates: string[]
  occupation: string | null
  group: string | null
  role: OccupancyRole | null
  since: string | null
  notes: string | null
}

/** Which house is meant rests on these: a cell of theirs that cannot be read leaves out the whole row. */
const keyFields: ReadonlySet<RegisterField> = new Set(['community', 'building', 'unit', 'room'])
const personFields: readonly RegisterField[] = [
  'gender',
  'birthYear',
  'phone',
  'phone2',
  'emergencyName',
  'emergencyPhone',
  'plate',
  'occupation',
  'group',
  'since',
]

type ValueOf<Field extends RegisterField> = Exclude<
  ReturnType<(typeof registerColumns)[Field]['parse']>,
  { reason: string }
>['value']

/**
 * Reads one row. A bad cell is left out and listed; without a building or room, or with an unreadable key, the whole
 * row is (`record` is null then).
 */
export function readRecord(
  cells: readonly Cell[],
  mapping: Mapping,
): { record: RegisterRecord | null; problems: Problem[] } {
  const problems: Problem[] = []
  const report = (field: RegisterField, reason: string, fatal = false) =>
    problems.push({ field, reason, fatal })
  const cellOf = (field: RegisterField): Cell => {
    const column = mapping[field]
    return column === undefined ? null : (cells[column] ?? null)
  }
  const read = <Field extends RegisterField>(field: Field): ValueOf<Field> | null => {
    const result = registerColumns[field].parse(cellOf(field)) as Parsed<ValueOf<Field>>
    if ('reason' in result) {
      report(field, result.reason, keyFields.has(field))
      return null
    }
    if (result.partly) report(field, result.partly)
    return result.value
  }

  const building = read('building')
  const room = read('room')
  for (const [field, value] of [
    ['building', building],
    ['room', room],
  ] as const)
    if (value === null && !problems.some((problem) => problem.field === field)) report(field, 'MISSING', true)
  const name = readName(read('name'), report)
  if (name === null && personFields.some((field) => !isBlank(cellOf(field)))) report('name', 'NAME_NEEDED')
  const record: RegisterRecord = {
    community: read('community'),
    building: building ?? '',
    unit: read('unit') ?? '',
    room: room ?? '',
    floor: read('floor'),
    areaHundredths: read('area'),
    kind: read('kind'),
    state: read('state'),
    deliveredOn: read('deliveredOn'),
    name,
    gender: read('gender'),
    birthYear: read('birthYear'),
    phones: [...new Set([...(read('phone') ?? []), ...(read('phone2') ?? [])])],
    emergencyName: read('emergencyName'),
    emergencyPhone: read('emergencyPhone'),
    plates: read('plate') ?? [],
    occupation: read('occupation'),
    group: read('group'),
    role: read('role'),
    since: read('since'),
    notes: read('notes'),
  }
  return { record: problems.some((problem) => problem.fatal) ? null : record, problems }
}

const longestName = 40

/** The first name of a cell. A second one waits for the clerk: whether 张三（李四） are co-owners only a person knows. */
function readName(
  text: string | null,
  report: (field: RegisterField, reason: string) => void,
): string | null {
  if (text === null) return null
  const { name, others, notes } = splitNames(text)
  if (name === '') report('name', 'NOT_A_NAME')
  else if (name.length > longestName) report('name', 'TOO_LONG')
  else if (others.length > 0) report('name', 'OTHER_NAMES')
  else if (notes.length > 0) report('name', 'NAME_NOTE')
  return name === '' || name.length > longestName ? null : name
}
