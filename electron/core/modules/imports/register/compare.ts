import { formatRoom } from '../../../../../shared/modules/houses/room.ts'
import { maskPhone } from '../../../../../shared/modules/residents/phone.ts'
import type { Services } from '../../../kernel/services.ts'
import { changeOf, settle, type Difference } from '../differences.ts'
import type { Comparison, Decided, Deciding, Effect, Problem, Question, Staged } from '../target.ts'
import { addHouse, addNamed, addOccupancy, addResident, type Adding } from './additions.ts'
import { livingIn, type Former } from './archive-view.ts'
import { livesIn, type House, type Resident } from './archive.ts'
import { houseDifferences } from './house-differences.ts'
import { formerNamed, matchResident } from './match.ts'
import type { RegisterRecord } from './record.ts'
import { occupancyDifferences, residentDifferences } from './resident-differences.ts'

/** What a row came to: everything it says otherwise, what it adds, and what somebody has to say about it. */
interface Found {
  isNew: boolean
  differences: Difference[]
  problems: Problem[]
  questions: Question[]
  deciding: Deciding | null
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
  const found: Found = { isNew: false, differences: [], problems: [], questions: [], deciding: null }
  const key = adding.view.houseKeyOf(record)
  let house = adding.view.houses.get(key)
  if (house?.before && house.before.archived_at !== null)
    return { outcome: 'same', changes: [], questions: [], deciding: null, problems: [inTheBin] }
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
    deciding: found.deciding,
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
  const person = refuseOthersNumber(adding, staged, found)
  const { resident, perhaps, former } = matchResident(adding.view, person, house)
  const differencesTo = (known: Resident): Difference[] => {
    const occupancy = livesIn(known, house)
    return [
      ...residentDifferences(services, adding, known, staged),
      ...(occupancy ? occupancyDifferences(adding, occupancy, record) : []),
    ]
  }
  let meant = resident
  if (perhaps) {
    const { name } = perhaps.fields
    const hint = [labelOf(house), ...perhaps.phones.map(maskPhone)].join(' ')
    if (ask(decided, found, { kind: 'same-name', name, hint }) === 'same') meant = perhaps
    const changes = [...found.differences, ...differencesTo(perhaps)].map(changeOf)
    const outcome = found.isNew ? 'new' : changes.length > 0 ? 'changed' : 'same'
    found.deciding = { kind: 'same-name', name, effects: { same: { outcome, changes } } }
  }
  if (former) {
    const question = formerQuestion(former, resident !== null)
    const answer = ask(decided, found, question)
    const { kind, name } = question
    const own = found.differences.map(changeOf)
    const all = [...found.differences, ...differencesTo(former.resident)].map(changeOf)
    const returns: Effect = { outcome: 'new', changes: all }
    const newcomer: Effect = { outcome: 'new', changes: own }
    found.deciding = { kind, name, effects: { return: returns, 'former-returns': returns, newcomer } }
    if (!comesIn(answer)) return
    meant = answer === 'newcomer' ? null : former.resident
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
  const former = formerNamed(adding.view, name, house)
  const answer = former
    ? ask(decided, found, formerQuestion(former, false))
    : ask(decided, found, { kind: 'co-owner', name, hint: labelOf(house) })
  if (answer !== 'add' && !comesIn(answer)) return
  const meant = former && answer !== 'newcomer' ? former.resident : addNamed(adding, name)
  addOccupancy(adding.plan, meant, house, { role: 'co-owner', since: null })
  found.isNew = true
}

/**
 * Somebody who left the house is in an old register as well as in one of those who came back; only a person knows.
 * `sure`: that it is them.
 */
function formerQuestion({ resident, until }: Former, sure: boolean): Omit<Question, 'answer'> {
  const hint = [until, ...resident.phones.map(maskPhone)].join(' ')
  return { kind: sure ? 'former-resident' : 'former-namesake', name: resident.fields.name, hint }
}

const comesIn = (answer: string | null): boolean =>
  answer === 'return' || answer === 'former-returns' || answer === 'newcomer'

/**
 * Asks a question and answers with what was decided about it; null while nobody has. One that arose only since the
 * check is told as a problem: nothing is done about it.
 */
function ask(decided: Decided | null, found: Found, question: Omit<Question, 'answer'>): string | null {
  found.questions.push({ ...question, answer: null })
  const { kind, name } = question
  const answer = decided?.questions.find((one) => one.kind === kind && one.name === name)?.answer ?? null
  if (decided && answer === null)
    found.problems.push({ field: 'name', reason: 'CHANGED_SINCE_CHECK', fatal: false })
  return answer
}

const labelOf = (house: House): string =>
  formatRoom({ building: house.building.name, unit: house.unit, room: house.room })
