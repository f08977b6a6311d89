import { formatRoom } from '../../../../../shared/modules/houses/room.ts'
import { maskPhone } from '../../../../../shared/modules/residents/phone.ts'
import type { Services } from '../../../kernel/services.ts'
import { changeOf, settle, type Difference } from '../differences.ts'
import type { Comparison, Decided, Effect, Problem, Question, Staged } from '../target.ts'
import { addHouse, addNamed, addOccupancy, addResident, type Adding } from './additions.ts'
import { livingIn } from './archive-view.ts'
import { livesIn, type House, type Resident } from './archive.ts'
import { houseDifferences } from './house-differences.ts'
import { matchResident } from './match.ts'
import type { RegisterRecord } from './record.ts'
import { occupancyDifferences, residentDifferences } from './resident-differences.ts'

/** What a row came to: everything it says otherwise, what it adds, and what somebody has to say about it. */
interface Found {
  isNew: boolean
  differences: Difference[]
  problems: Problem[]
  questions: Question[]
  ifSame: Effect | null
}

/**
 * Compares one row with the archive and notes in the plan what would have to be written; the view then stands as if it
 * had been, so that the next row of the same house finds it. An empty cell never erases anything.
 */
export function compareRecord(
  services: Services,
  adding: Adding,
  staged: Staged<RegisterRecord>,
  decided: Decided | null,
): Comparison {
  const { record } = staged
  const found: Found = { isNew: false, differences: [], problems: [], questions: [], ifSame: null }
  const key = adding.view.houseKeyOf(record)
  let house = adding.view.houses.get(key)
  if (house?.before && house.before.archived_at !== null)
    return { outcome: 'same', changes: [], questions: [], ifSame: null, problems: [inTheBin] }
  if (house) {
    found.differences.push(...houseDifferences(adding.plan, house, record))
  } else {
    house = addHouse(adding, record)
    found.isNew = true
  }
  if (record.name !== null) {
    comparePerson(services, adding, staged, house, decided, found)
    for (const name of record.others) compareOther(adding, name, house, decided, found)
  }
  const { changes, taken, problems } = settle(found.differences, decided)
  return {
    outcome: found.isNew ? 'new' : taken.length > 0 ? 'changed' : 'same',
    changes,
    problems: [...found.problems, ...problems],
    questions: found.questions,
    ifSame: found.ifSame,
  }
}

const inTheBin: Problem = { field: 'room', reason: 'HOUSE_ARCHIVED', fatal: true }

function comparePerson(
  services: Services,
  adding: Adding,
  staged: Staged<RegisterRecord>,
  house: House,
  decided: Decided | null,
  found: Found,
): void {
  const { record } = staged
  const { resident, perhaps } = matchResident(adding.view, refuseOthersNumber(adding, staged, found), house)
  const differencesTo = (person: Resident): Difference[] => {
    const occupancy = livesIn(person, house)
    return [
      ...residentDifferences(services, adding, person, staged),
      ...(occupancy ? occupancyDifferences(adding, occupancy, record) : []),
    ]
  }
  let meant = resident
  if (perhaps) {
    const answer = answerOf(decided, 'same-name', record.name!)
    if (answer === 'same') meant = perhaps
    if (decided && answer === null)
      found.problems.push({ field: 'name', reason: 'CHANGED_SINCE_CHECK', fatal: false })
    found.questions.push({
      kind: 'same-name',
      name: record.name!,
      hint: hintOf(house, perhaps),
      answer: null,
    })
    const changes = [...found.differences, ...differencesTo(perhaps)].map(changeOf)
    found.ifSame = { outcome: found.isNew ? 'new' : changes.length > 0 ? 'changed' : 'same', changes }
  }
  if (meant) found.differences.push(...differencesTo(meant))
  else meant = addResident(adding, staged)
  if (livesIn(meant, house)) return
  addOccupancy(adding.plan, meant, house, { role: record.role ?? 'owner', since: record.since })
  found.isNew = true
}

/**
 * An ID number that a row further up gave to somebody of another name was copied along by mistake. Such a row is about
 * another person, without the number.
 */
function refuseOthersNumber({ view }: Adding, staged: Staged<RegisterRecord>, found: Found): RegisterRecord {
  const { record } = staged
  const bearer = record.idNumber && view.withIdNumber(record.idNumber.digest)
  if (!bearer || bearer.before !== null || bearer.fields.name === record.name) return record
  found.problems.push({ field: 'idNumber', reason: 'ID_OTHER_NAME', fatal: false })
  record.idNumber = null
  return record
}

/** The second name of a cell, who may be a co-owner. */
function compareOther(
  adding: Adding,
  name: string,
  house: House,
  decided: Decided | null,
  found: Found,
): void {
  if (livingIn(adding.view, name, house).length > 0) return
  found.questions.push({ kind: 'co-owner', name, hint: labelOf(house), answer: null })
  if (answerOf(decided, 'co-owner', name) !== 'add') return
  addOccupancy(adding.plan, addNamed(adding, name), house, { role: 'co-owner', since: null })
  found.isNew = true
}

const answerOf = (decided: Decided | null, kind: Question['kind'], name: string): string | null =>
  decided?.questions.find((question) => question.kind === kind && question.name === name)?.answer ?? null

const labelOf = (house: House): string =>
  formatRoom({ building: house.building.name, unit: house.unit, room: house.room })

/** What tells somebody apart from others of the name. */
const hintOf = (house: House, { phones }: Resident): string =>
  [labelOf(house), ...phones.map(maskPhone)].join(' ')
