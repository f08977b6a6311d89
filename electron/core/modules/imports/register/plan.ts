import type { Building, Community, House, Occupancy, Resident } from './archive.ts'
import type { Entry } from '../values/entries.ts'

/** What records add to the archive and change in it, each row once, parents first. New entries are in their lists. */
export class Plan {
  readonly communities: Community[] = []
  readonly buildings: Building[] = []
  readonly houses: House[] = []
  readonly residents: Resident[] = []
  readonly phones: { resident: Resident; phone: string; position: number }[] = []
  readonly plates: { resident: Resident; plate: string }[] = []
  readonly tags: { resident: Resident; tag: Entry }[] = []
  readonly occupancies: Occupancy[] = []
  readonly changedHouses = new Set<House>()
  readonly changedResidents = new Set<Resident>()
  readonly changedOccupancies = new Set<Occupancy>()
}
