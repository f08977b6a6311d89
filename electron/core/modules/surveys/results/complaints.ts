import type { z } from 'zod'
import type { resultsContract } from '../../../../../shared/modules/surveys/result-contract.ts'
import type { Call } from '../../../kernel/call.ts'
import { compared, covered, momentsOfTwo, ratedOf } from './compare.ts'
import { complaintHouses, yearUntil, type Handling } from './complaint-houses.ts'
import { mattersOf } from './matters.ts'
import type { Moment } from './protocol.ts'
import { countedAnswers, readWave, type Asked, type StoredWave } from './read-wave.ts'

export type ComplaintsAnswer = z.output<
  NonNullable<(typeof resultsContract)['complaints']['~orpc']['outputSchema']>
>

export interface StoredComplaints {
  wave: StoredWave
  houses: [houseId: number, how: Handling][]
}

export async function readComplaints(
  db: Call['db'],
  { waveId }: Asked,
  moment: Moment,
): Promise<StoredComplaints> {
  const wave = await readWave(db, waveId)
  return { wave, houses: [...(await complaintHouses(db, wave.facts.untilDay, moment))] }
}

/** Households that complained against those that did not, and those handled in time against those handled late at least once. */
export function computeComplaints({ wave, houses }: StoredComplaints, asked: Asked): ComplaintsAnswer {
  const answers = countedAnswers(wave, asked)
  const rated = ratedOf(mattersOf(answers, wave.questions))
  const handling = new Map(houses)
  const split = (of: (how: Handling | undefined) => number, wholeOf: (at: number) => number) => {
    const groups = answers.houses.map((house) => (house === null ? -1 : of(handling.get(house))))
    return rated.map(({ theme, satisfaction }, at) => {
      const [first, second] = momentsOfTwo(satisfaction, groups)
      return { theme, ...covered(compared(first, second, wave.facts.confidence), wholeOf(at)) }
    })
  }
  const everybody = (at: number) => rated[at]!.satisfaction.n
  const any = split((how) => (how === undefined ? 1 : 0), everybody)
  return {
    ...yearUntil(wave.facts.untilDay),
    unknown: answers.houses.filter((house) => house === null).length,
    any,
    timely: split(
      (how) => (how === 'timely' ? 0 : how === 'late' ? 1 : -1),
      // Both are parts of those who complained, whose mean may stand beside them.
      (at) => (any[at]!.first.value === null ? everybody(at) : any[at]!.first.n),
    ),
  }
}
