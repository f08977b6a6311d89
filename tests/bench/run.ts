import { TestOffice } from '../../electron/core/testing/office.ts'
import { fillArchive } from './archive.ts'
import { measureBoxSearch } from './box-search.ts'
import { print } from './measure.ts'
import { measureRegistration } from './register-ticket.ts'

const residents = Number(process.argv[2] ?? 200_000)
const { office, manager } = await TestOffice.open()
try {
  const people = fillArchive(office, residents)
  print(await measureBoxSearch(office, manager, people))
  print(await measureRegistration(office, manager))
} finally {
  await office.close()
}
