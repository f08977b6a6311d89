import { accountsContract } from '../modules/accounts/contract.ts'
import { backupsContract } from '../modules/backups/contract.ts'
import { changesContract } from '../modules/changes/contract.ts'
import { contactsContract } from '../modules/contacts/contract.ts'
import { dictionariesContract } from '../modules/dictionaries/contract.ts'
import { duplicatesContract } from '../modules/duplicates/contract.ts'
import { housesContract } from '../modules/houses/contract.ts'
import { importsContract } from '../modules/imports/contract.ts'
import { officeContract } from '../modules/office/contract.ts'
import { residentsContract } from '../modules/residents/contract.ts'
import { searchContract } from '../modules/search/contract.ts'
import { setupContract } from '../modules/setup/contract.ts'
import { systemContract } from '../modules/system/contract.ts'
import { ticketsContract } from '../modules/tickets/contract.ts'

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
  search: searchContract,
  tickets: ticketsContract,
  imports: importsContract,
  backups: backupsContract,
  system: systemContract,
}

export type Contract = typeof contract
