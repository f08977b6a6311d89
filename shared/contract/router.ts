import { accountsContract } from '../modules/accounts/contract.ts'
import { aidsContract } from '../modules/aids/contract.ts'
import { attachmentsContract } from '../modules/attachments/contract.ts'
import { backupsContract } from '../modules/backups/contract.ts'
import { changesContract } from '../modules/changes/contract.ts'
import { contactsContract } from '../modules/contacts/contract.ts'
import { dictionariesContract } from '../modules/dictionaries/contract.ts'
import { draftsContract } from '../modules/drafts/contract.ts'
import { duplicatesContract } from '../modules/duplicates/contract.ts'
import { disclosuresContract } from '../modules/disclosures/contract.ts'
import { feesContract } from '../modules/fees/contract.ts'
import { ledgerContract } from '../modules/ledger/contract.ts'
import { noticesContract } from '../modules/notices/contract.ts'
import { housesContract } from '../modules/houses/contract.ts'
import { importsContract } from '../modules/imports/contract.ts'
import { officeContract } from '../modules/office/contract.ts'
import { reportsContract } from '../modules/reports/contract.ts'
import { registersContract } from '../modules/registers/contract.ts'
import { outagesContract } from '../modules/outages/contract.ts'
import { residentsContract } from '../modules/residents/contract.ts'
import { searchContract } from '../modules/search/contract.ts'
import { servicesContract } from '../modules/services/contract.ts'
import { setupContract } from '../modules/setup/contract.ts'
import { surveysContract } from '../modules/surveys/contract.ts'
import { systemContract } from '../modules/system/contract.ts'
import { ticketsContract } from '../modules/tickets/contract.ts'
import { voicesContract } from '../modules/voices/contract.ts'

/** Everything the service center can be asked. One line a module; a missing handler does not compile. */
export const contract = {
  setup: setupContract,
  accounts: accountsContract,
  office: officeContract,
  houses: housesContract,
  residents: residentsContract,
  contacts: contactsContract,
  duplicates: duplicatesContract,
  changes: changesContract,
  dictionaries: dictionariesContract,
  aids: aidsContract,
  search: searchContract,
  tickets: ticketsContract,
  drafts: draftsContract,
  attachments: attachmentsContract,
  outages: outagesContract,
  registers: registersContract,
  services: servicesContract,
  fees: feesContract,
  ledger: ledgerContract,
  disclosures: disclosuresContract,
  notices: noticesContract,
  surveys: surveysContract,
  voices: voicesContract,
  imports: importsContract,
  reports: reportsContract,
  backups: backupsContract,
  system: systemContract,
}

export type Contract = typeof contract
