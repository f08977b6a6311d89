import type { ArchiveView, Former } from './archive-view.ts'
import { livingIn } from './archive-view.ts'
import { livesIn, type House, type Resident } from './archive.ts'
import type { RegisterRecord } from './record.ts'

/** Whom a record means: somebody, or nobody yet, or perhaps the one whom the clerk has to be asked about. */
export interface Match {
  resident: Resident | null
  perhaps: Resident | null
  /** Whoever of these, or else of the same name or phone, lived in this house and left. Asked about as well. */
  former: Former | null
}

/**
 * The person a record means: of the same ID number, else of the same name with a phone in common, else of the same name
 * in this house, unless both have phones or ID numbers and none in common. That may be somebody else, so it is never
 * taken for the same person but asked. Who left the house is looked for among those of the same name first, then of
 * the same phone.
 */
export function matchResident(view: ArchiveView, record: RegisterRecord, house: House): Match {
  const name = record.name!
  const byIdNumber = record.idNumber && view.withIdNumber(record.idNumber.digest)
  const here = livingIn(view, name, house)
  const sharesPhone = ({ phones }: Resident) => phones.some((phone) => record.phones.includes(phone))
  const surely = byIdNumber ?? here.find(sharesPhone) ?? view.named(name).find(sharesPhone) ?? null
  const left = view.formerOf(house)
  if (surely) {
    const former = livesIn(surely, house) ? undefined : left.find(({ resident }) => resident === surely)
    return { resident: surely, perhaps: null, former: former ?? null }
  }
  const fitting = here.find((person) => !differs(person, record)) ?? null
  if (fitting || here[0]) return { resident: fitting, perhaps: fitting ? null : here[0]!, former: null }
  const namesakes = left.filter(({ resident }) => resident.fields.name === name)
  const once = namesakes.find(({ resident }) => !differs(resident, record))
  if (once) return { resident: once.resident, perhaps: null, former: once }
  const former = namesakes[0] ?? left.find(({ resident }) => sharesPhone(resident)) ?? null
  return { resident: null, perhaps: null, former }
}

/** Whoever of this name lived in the house and left; of several the first. */
export const formerNamed = (view: ArchiveView, name: string, house: House): Former | null =>
  view.formerOf(house).find(({ resident }) => resident.fields.name === name) ?? null

/** Both are known by a phone or by an ID number, and not by the same. */
function differs({ phones, fields }: Resident, { idNumber, phones: given }: RegisterRecord): boolean {
  const otherNumber = fields.id_number_digest !== null && idNumber !== null
  return otherNumber || (phones.length > 0 && given.length > 0)
}
