import type { ArchiveView } from './archive-view.ts'
import { livingIn } from './archive-view.ts'
import type { House, Resident } from './archive.ts'
import type { RegisterRecord } from './record.ts'

/** Whom a record means: somebody, or nobody yet, or perhaps the one whom the clerk has to be asked about. */
export interface Match {
  resident: Resident | null
  perhaps: Resident | null
}

/**
 * The person a record means: of the same ID number, else of the same name with a phone in common, else of the same name
 * in this house, unless both have phones or ID numbers and none in common. That may be somebody else, so it is never
 * taken for the same person but asked.
 */
export function matchResident(view: ArchiveView, record: RegisterRecord, house: House): Match {
  const found = (resident: Resident): Match => ({ resident, perhaps: null })
  const byIdNumber = record.idNumber && view.withIdNumber(record.idNumber.digest)
  if (byIdNumber) return found(byIdNumber)
  const name = record.name!
  const here = livingIn(view, name, house)
  const sharesPhone = ({ phones }: Resident) => phones.some((phone) => record.phones.includes(phone))
  const byPhone = here.find(sharesPhone) ?? view.named(name).find(sharesPhone)
  if (byPhone) return found(byPhone)
  const fitting = here.find((person) => !differs(person, record))
  return fitting ? found(fitting) : { resident: null, perhaps: here[0] ?? null }
}

/** Both are known by a phone or by an ID number, and not by the same. */
function differs({ phones, fields }: Resident, { idNumber, phones: given }: RegisterRecord): boolean {
  const otherNumber = fields.id_number_digest !== null && idNumber !== null
  return otherNumber || (phones.length > 0 && given.length > 0)
}
