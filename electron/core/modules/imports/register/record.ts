import type { RegisterField, ValueField } from '../../../../../shared/modules/imports/terms.ts'
import { maskIdNumber } from '../../../../../shared/modules/residents/id-number.ts'
import { splitNames } from '../../../../../shared/modules/residents/name.ts'
import { cleanText } from '../../../../../shared/text/normalise.ts'
import { cellText, isBlank, type Cell } from '../../../workbook/cell.ts'
import type { Parsed } from '../../../workbook/table.ts'
import { idNumberDigest } from '../../residents/id-number.ts'
import { sealFound, sealRefused } from '../secret.ts'
import type { Problem, ReadRow, Reading } from '../target.ts'
import { KeptWords } from '../values/kept-words.ts'
import { foldText, saysNothing } from '../values/labels.ts'
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

type ValueOf<Field extends RegisterField> = Exclude<
  ReturnType<(typeof registerColumns)[Field]['parse']>,
  { reason: string }
>['value']

/**
 * Reads rows. A bad cell is left out and listed; without a house the whole row is (`record` is null then).
 */
export function registerReader(reading: Reading): (cells: readonly Cell[]) => ReadRow<RegisterRecord> {
  return (cells) => new RowReader(reading, cells).read()
}

class RowReader {
  readonly #reading: Reading
  readonly #cells: readonly Cell[]
  readonly #problems: Problem[] = []
  readonly #kept = new KeptWords()

  constructor(reading: Reading, cells: readonly Cell[]) {
    this.#reading = reading
    this.#cells = cells
  }

  read(): ReadRow<RegisterRecord> {
    const address = this.#address()
    const { name, others } = this.#name()
    if (name === null && personFields.some((field) => !isBlank(this.#cell(field))))
      this.#report('name', 'NAME_NEEDED')
    const phones = [...new Set([...(this.#value('phone') ?? []), ...(this.#value('phone2') ?? [])])]
    if (name !== null && phones.length === 0 && this.#isMapped('phone') && isBlank(this.#cell('phone')))
      this.#report('phone', 'PHONE_EMPTY')
    const { idNumber, secret } = this.#idNumber(name)
    const record: RegisterRecord = {
      community: this.#value('community'),
      ...address,
      floor: this.#value('floor'),
      areaHundredths: this.#value('area'),
      innerAreaHundredths: this.#value('innerArea'),
      layout: this.#value('layout'),
      orientation: this.#value('orientation'),
      kind: this.#code('kind'),
      state: this.#code('state') ?? (this.#saysNobodyIn() ? 'vacant' : null),
      ownership: this.#code('ownership'),
      deliveredOn: this.#value('deliveredOn'),
      name,
      others,
      gender: this.#code('gender'),
      birthYear: this.#value('birthYear'),
      idNumber,
      phones,
      emergencyName: this.#value('emergencyName'),
      emergencyPhone: this.#value('emergencyPhone'),
      plates: this.#value('plate') ?? [],
      occupation: this.#value('occupation'),
      group: this.#entry('group', this.#value('group')),
      tags: (this.#value('tags') ?? []).flatMap((text) => this.#entry('tags', text) ?? []),
      role: this.#code('role'),
      since: this.#value('since'),
      notes: this.#notes(this.#value('notes')),
    }
    const left = this.#problems.some((problem) => problem.fatal)
    return { record: left ? null : record, problems: this.#problems, secret }
  }

  #cell(field: RegisterField): Cell {
    const column = this.#reading.mapping[field]
    return column === undefined ? null : (this.#cells[column] ?? null)
  }

  #isMapped(field: RegisterField): boolean {
    return this.#reading.mapping[field] !== undefined
  }

  #report(field: RegisterField, reason: string, fatal = false): void {
    this.#problems.push({ field, reason, fatal })
  }

  #value<Field extends RegisterField>(field: Field): ValueOf<Field> | null {
    const column = this.#reading.mapping[field]
    const cell = column === undefined ? undefined : this.#cells[column]
    if (cell === undefined || cell === null) return null
    const result = registerColumns[field].parse(cell) as Parsed<ValueOf<Field>>
    if ('reason' in result) {
      this.#report(field, result.reason, keyFields.has(field))
      return null
    }
    if (result.partly) this.#report(field, result.partly)
    return result.value
  }

  #address(): { building: string; unit: string; room: string } {
    const building = this.#value('building')
    const unit = this.#value('unit')
    const room = this.#value('room')
    const nowhere = { building: '', unit: '', room: '' }
    const missing = (field: RegisterField) => {
      if (!this.#problems.some((problem) => problem.field === field)) this.#report(field, 'MISSING', true)
      return nowhere
    }
    if (room === null) return missing('room')
    const address = addressOf(building, unit, room)
    if (typeof address !== 'string') return address
    if (address === 'NOT_A_ROOM' && building === null && this.#isMapped('building'))
      return missing('building')
    this.#report('room', address, true)
    return nowhere
  }

  #name(): { name: string | null; others: string[] } {
    const text = this.#value('name')
    if (text === null) return { name: null, others: [] }
    const { name, others, notes } = splitNames(text)
    const tooLong = [name, ...others].some((each) => each.length > longestName)
    if (name === '' || tooLong) {
      this.#report('name', name === '' ? 'NOT_A_NAME' : 'TOO_LONG')
      return { name: null, others: [] }
    }
    if (notes.length > 0) this.#report('name', 'NAME_NOTE')
    return { name, others }
  }

  /** A number is sealed as soon as it is read; a refused one as well, so that it can be shown to be corrected. */
  #idNumber(name: string | null): { idNumber: RegisterRecord['idNumber']; secret: string | null } {
    const { services, today } = this.#reading
    const cell = this.#cell('idNumber')
    if (isBlank(cell)) return { idNumber: null, secret: null }
    const result = idNumberCell(cell, today)
    if ('reason' in result) {
      this.#report('idNumber', result.reason)
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
    const ref = this.#entry(field, this.#value(field as 'kind'))
    return ref && 'entry' in ref ? ref.entry : null
  }

  #entry(field: RegisterField & ValueField, text: string | null): EntryRef | null {
    if (text === null || saysNothing(foldText(text))) return null
    const meaning = this.#reading.resolver.meaning(field, text)
    if (meaning === null) this.#report(field, 'UNKNOWN_VALUE')
    else if ('keep' in meaning) this.#kept.add(registerColumns[field].aliases[0]!, meaning.keep)
    else return meaning
    return null
  }

  #saysNobodyIn(): boolean {
    return notMovedIn.test(cleanText(cellText(this.#cell('since'))))
  }

  #notes(text: string | null): string | null {
    const notes = [text ?? '', this.#kept.text].filter(Boolean).join('；')
    if (notes.length <= longestNotes) return notes === '' ? null : notes
    this.#report('notes', 'TOO_LONG')
    return text
  }
}
