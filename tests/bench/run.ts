import { TestOffice } from '../../electron/core/testing/office.ts'
import { fillArchive } from './archive.ts'
import { measureBoxSearch } from './box-search.ts'
import { measureDeskGrowth } from './desk-growth.ts'
import { measureDisclosure } from './disclosure.ts'
import { measureExport } from './export-list.ts'
import { measureGeneration } from './generate-charges.ts'
import { measureMoneyImport, usualRows } from './import-charges.ts'
import { measureImport } from './import-register.ts'
import { print } from './measure.ts'
import { measureRegistration } from './register-ticket.ts'
import { measureResidentCard } from './resident-card.ts'
import { measureSurveyResults } from './survey-results.ts'
import { measureSurveyEntry } from './survey-entry.ts'
import { measureWindows } from './windows.ts'

const residents = Number(process.argv[2] ?? 200_000)

await inOffice(residents, async (office, manager, people) => {
  print(await measureBoxSearch(office, manager, people))
  // Before anything is registered for those whose cards are opened.
  print(await measureResidentCard(office, manager, people))
  print(await measureRegistration(office, manager))
})
await inOffice(residents / 2, async (office, manager) => print(await measureExport(office, manager)))
await inOffice(1, async (office, manager) => print(await measureDeskGrowth(office, manager)))
print(await measureGeneration(residents / 2))
await inOffice(1, async (office, manager) => {
  for (const line of await measureDisclosure(office, manager)) print(line)
})
await inOffice(1, async (office, manager) => print(await measureSurveyEntry(office, manager)))
for (const line of await measureImport(residents / 2)) print(line)
for (const line of await measureMoneyImport(usualRows)) print(line)
for (const line of await measureSurveyResults()) print(line)
await measureWindows(residents)

/** A fresh office with so many synthetic residents, closed afterwards. */
async function inOffice(
  count: number,
  work: (
    office: TestOffice,
    manager: Awaited<ReturnType<typeof TestOffice.open>>['manager'],
    people: ReturnType<typeof fillArchive>,
  ) => Promise<void>,
): Promise<void> {
  const { office, manager } = await TestOffice.open()
  try {
    await work(office, manager, fillArchive(office, count))
  } finally {
    await office.close()
  }
}
