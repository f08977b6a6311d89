import type { RegisterField, ValueField } from '../../../../../shared/modules/imports/terms.ts'
import { maskIdNumber } from '../../../../../shared/modules/residents/id-number.ts'
import { splitNames } from '../../../../../shared/modules/residents/name.ts'
import { cleanText } from '../../../../../shared/text/normalise.ts'
import { cellText, isBlank, type Cell } from '../../../workbook/cell.ts'
import { idNumberDigest } from '../../residents/id-number.ts'
import { sealFound, sealRefused } from '../secret.ts'
import { CellReader } from '../cell-reader.ts'
import type { ReadRow, Reading } from '../target.ts'
import type { EntryRef } from '../values/meaning.ts'
import { addressOf } from './address.ts'
import { registerColumns } from './columns.ts'
import { idNumberCell, notMovedIn } from './parsers.ts'

/** One row of a register, validated. Null and empty mean that the row says nothing about it. */
export interface RegisterRecord {
  /** Null for the office's current community. */
  community: string | null
  building: string
  unit: string
  room: string
  floor: number | null
  areaHundredths: number | null
  innerAreaHundredths: number | null
  layout: string | null
  orientation: string | null
  kind: string | null
  state: string | null
  ownership: string | null
  deliveredOn: string | null
  name: string | null
  /** Second names of the cell: whether 张三（李四） are co-owners only a person knows. */
  others: string[]
  gender: string | null
  birthYear: number | null
  /** Only what may be shown and what finds it; the number itself is the row's secret. */
  idNumber: { digest: string; masked: string } | null
  phones: string[]
  emergencyName: string | null
  emergencyPhone: string | null
  plates: string[]
  occupation: string | null
  group: EntryRef | null
  tags: EntryRef[]
  role: string | null
  since: string | null
  notes: string | null
}

/** Which house is meant rests on these: a cell of theirs that cannot be read leaves out the whole row. */
const keyFields: ReadonlySet<RegisterField> = new Set(['community', 'building', 'unit', 'room'])
const personFields: readonly RegisterField[] = [
  'gender',
  'birthYear',
  'idNumber',
  'phone',
  'phone2',
  'emergencyName',
  'emergencyPhone',
  'plate',
  'occupation',
  'group',
  'tags',
  'since',
]
const longestName = 40
const longestNotes = 1000

/**
 * Reads rows. A bad cell is left out and listed; without a house the whole row is (`record` is null then).
 */
export function registerReader(reading: Reading): (cells: readonly Cell[]) => ReadRow<RegisterRecord> {
  return (cells) => new RowReader(reading, cells).read()
}

class RowReader {
  readonly #reading: Reading
  readonly #cells: CellReader<RegisterField, typeof registerColumns>

  constructor(reading: Reading, cells: readonly Cell[]) {
    this.#reading = reading
    this.#cells = new CellReader(reading, cells, registerColumns, keyFields)
  }

  read(): ReadRow<RegisterRecord> {
    const address = this.#address()
    const { name, others } = this.#name()
    if (name === null && personFields.some((field) => !isBlank(this.#cells.cell(field))))
      this.#cells.report('name', 'NAME_NEEDED')
    const phones = [
      ...new Set([...(this.#cells.value('phone') ?? []), ...(this.#cells.value('phone2') ?? [])]),
    ]
    if (
      name !== null &&
      phones.length === 0 &&
      this.#cells.isMapped('phone') &&
      isBlank(this.#cells.cell('phone'))
    )
      this.#cells.report('phone', 'PHONE_EMPTY')
    const { idNumber, secret } = this.#idNumber(name)
    const record: RegisterRecord = {
      community: this.#cells.value('community'),
      ...address,
      floor: this.#cells.value('floor'),
      areaHundredths: this.#cells.value('area'),
      innerAreaHundredths: this.#cells.value('innerArea'),
      layout: this.#cells.value('layout'),
      orientation: this.#cells.value('orientation'),
      kind: this.#code('kind'),
      state: this.#code('state') ?? (this.#saysNobodyIn() ? 'vacant' : null),
      ownership: this.#code('ownership'),
      deliveredOn: this.#cells.value('deliveredOn'),
      name,
      others,
      gender: this.#code('gender'),
      birthYear: this.#cells.value('birthYear'),
      idNumber,
      phones,
      emergencyName: this.#cells.value('emergencyName'),
      emergencyPhone: this.#cells.value('emergencyPhone'),
      plates: this.#cells.value('plate') ?? [],
      occupation: this.#cells.value('occupation'),
      group: this.#cells.entry('group', this.#cells.value('group')),
      tags: (this.#cells.value('tags') ?? []).flatMap((text) => this.#cells.entry('tags', text) ?? []),
      role: this.#code('role'),
      since: this.#cells.value('since'),
      notes: this.#notes(this.#cells.value('notes')),
    }
    const { isFatal, problems } = this.#cells
    return { record: isFatal ? null : record, problems, secret }
  }

  #address(): { building: string; unit: string; room: string } {
    const building = this.#cells.value('building')
    const unit = this.#cells.value('unit')
    const room = this.#cells.value('room')
    const nowhere = { building: '', unit: '', room: '' }
    const missing = (field: RegisterField) => {
      this.#cells.reportMissing(field)
      return nowhere
    }
    if (room === null) return missing('room')
    const address = addressOf(building, unit, room)
    if (typeof address !== 'string') return address
    if (address === 'NOT_A_ROOM' && building === null && this.#cells.isMapped('building'))
      return missing('building')
    this.#cells.report('room', address)
    return nowhere
  }

  #name(): { name: string | null; others: string[] } {
    const text = this.#cells.value('name')
    if (text === null) return { name: null, others: [] }
    const { name, others, notes } = splitNames(text)
    const tooLong = [name, ...others].some((each) => each.length > longestName)
    if (name === '' || tooLong) {
      this.#cells.report('name', name === '' ? 'NOT_A_NAME' : 'TOO_LONG')
      return { name: null, others: [] }
    }
    if (notes.length > 0) this.#cells.report('name', 'NAME_NOTE')
    return { name, others }
  }

  /** A number is sealed as soon as it is read; a refused one as well, so that it can be shown to be corrected. */
  #idNumber(name: string | null): { idNumber: RegisterRecord['idNumber']; secret: string | null } {
    const { services, today } = this.#reading
    const cell = this.#cells.cell('idNumber')
    if (isBlank(cell)) return { idNumber: null, secret: null }
    const result = idNumberCell(cell, today)
    if ('reason' in result) {
      this.#cells.report('idNumber', result.reason)
      return { idNumber: null, secret: sealRefused(services, cellText(cell)) }
    }
    if (result.value === null) return { idNumber: null, secret: null }
    const secret = sealFound(services, result.value)
    if (name === null) return { idNumber: null, secret }
    const idNumber = { digest: idNumberDigest(services, result.value), masked: maskIdNumber(result.value) }
    return { idNumber, secret }
  }

  /** The code that a text means; words to be kept go into the notes. */
  #code(field: RegisterField & ValueField): string | null {
    const ref = this.#cells.entry(field, this.#cells.value(field as 'kind'))
    return ref && 'entry' in ref ? ref.entry : null
  }

  #saysNobodyIn(): boolean {
    return notMovedIn.test(cleanText(cellText(this.#cells.cell('since'))))
  }

  #notes(text: string | null): string | null {
    const notes = [text ?? '', this.#cells.kept.text].filter(Boolean).join('；')
    if (notes.length <= longestNotes) return notes === '' ? null : notes
    this.#cells.report('notes', 'TOO_LONG')
    return text
  }
}
