import { procedures } from '../kernel/procedures.ts'
import { accounts } from './accounts/procedures.ts'
import { aids } from './aids/procedures.ts'
import { attachments } from './attachments/procedures.ts'
import { backups } from './backups/procedures.ts'
import { changes } from './changes/procedures.ts'
import { contacts } from './contacts/procedures.ts'
import { dictionaries } from './dictionaries/procedures.ts'
import { drafts } from './drafts/procedures.ts'
import { disclosures } from './disclosures/procedures.ts'
import { fees } from './fees/procedures.ts'
import { ledger } from './ledger/procedures.ts'
import { notices } from './notices/procedures.ts'
import { duplicates } from './duplicates/procedures.ts'
import { houses } from './houses/procedures.ts'
import { imports } from './imports/procedures.ts'
import { office } from './office/procedures.ts'
import { outages } from './outages/procedures.ts'
import { reports } from './reports/procedures.ts'
import { registers } from './registers/procedures.ts'
import { residents } from './residents/procedures.ts'
import { search } from './search/procedures.ts'
import { services } from './services/procedures.ts'
import { setup } from './setup/procedures.ts'
import { surveys } from './surveys/procedures.ts'
import { system } from './system/procedures.ts'
import { tickets } from './tickets/procedures.ts'
import { voices } from './voices/procedures.ts'

/** Every handler of the contract; a missing one does not compile. */
export const router = procedures.router({
  setup,
  accounts,
  office,
  houses,
  residents,
  contacts,
  duplicates,
  changes,
  dictionaries,
  aids,
  search,
  tickets,
  drafts,
  attachments,
  outages,
  registers,
  services,
  fees,
  ledger,
  disclosures,
  notices,
  surveys,
  voices,
  imports,
  reports,
  backups,
  system,
})

export type Router = typeof router
