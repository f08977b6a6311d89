import { sheetWords } from '../../../../shared/locale/sheet-words.ts'
import type { SheetHeader } from '../../../../shared/modules/disclosures/contract.ts'
import { answerWithinDays, type SheetPart } from '../../../../shared/modules/disclosures/terms.ts'
import { houseKinds, type HouseKind } from '../../../../shared/modules/houses/terms.ts'
import { basisPoints } from '../../../../shared/money/fen.ts'
import type { Call } from '../../kernel/call.ts'
import { exportLocale } from '../exports/export-rows.ts'
import { officeProfile } from '../office/profile.ts'
import type { PeriodCharges } from './period-charges.ts'
import { standardsOf } from './standards.ts'

const words = sheetWords[exportLocale]

/** The header figures that are out of the charges; none where the sheet does not tell of the service fee. */
export const chargedHeader = (parts: readonly SheetPart[], charges: PeriodCharges) => {
  const told = parts.includes('service')
  const { receivableFen, receivedFen, arrearsFen, advanceFen, houseRate } = charges
  return {
    receivableFen: told ? receivableFen : null,
    receivedFen: told ? receivedFen : null,
    arrearsFen: told ? arrearsFen : null,
    advanceFen: told ? advanceFen : null,
    rate: told ? basisPoints(receivedFen, receivableFen) : null,
    houseRate: told ? houseRate : null,
  }
}

/** The rest of a new sheet's header, out of the archives and the office's own profile. */
export async function headerOf(
  call: Call,
  untilMonth: string,
): Promise<Omit<SheetHeader, keyof ReturnType<typeof chargedHeader>>> {
  const office = await officeProfile(call)
  const houses = await housesByKind(call)
  const known = houses.filter(({ areaHundredths }) => areaHundredths !== null)
  return {
    project: office.communityName.slice(0, 40),
    areaHundredths:
      known.length === 0 ? null : known.reduce((sum, { areaHundredths }) => sum + areaHundredths!, 0),
    households: houses
      .map(({ kind, houses: count }) => words.households(kind, count))
      .join(words.householdsSeparator)
      .slice(0, 60),
    standards: (await standardsOf(call, untilMonth)).slice(0, 200),
    contact: words.contact(office.name, office.hotline, answerWithinDays).slice(0, 200),
  }
}

/** Houses that are lived or worked in; a parking space is none. */
async function housesByKind({ db }: Call) {
  const rows = await db
    .selectFrom('houses')
    .select((eb) => [
      'kind',
      eb.fn.countAll<number>().as('houses'),
      eb.fn.sum<number | null>('area_hundredths').as('areaHundredths'),
    ])
    .where('archived_at', 'is', null)
    .where('kind', '!=', 'parking')
    .groupBy('kind')
    .execute()
  return rows
    .map((row) => ({ ...row, kind: row.kind as HouseKind }))
    .sort((one, other) => houseKinds.indexOf(one.kind) - houseKinds.indexOf(other.kind))
}
