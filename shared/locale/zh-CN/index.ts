import { accounts } from './accounts.ts'
import { app } from './app.ts'
import { backups } from './backups.ts'
import { changes } from './changes.ts'
import { contacts } from './contacts.ts'
import { dictionaries } from './dictionaries.ts'
import { duplicates } from './duplicates.ts'
import { errors } from './errors.ts'
import { houses } from './houses.ts'
import { imports } from './imports.ts'
import { office } from './office.ts'
import { parts } from './parts.ts'
import { residents } from './residents.ts'
import { search } from './search.ts'
import { setup } from './setup.ts'
import { system } from './system.ts'
import { terms } from './terms.ts'
import { tickets } from './tickets.ts'

export const zhCN = {
  app,
  parts,
  terms,
  errors,
  setup,
  accounts,
  office,
  dictionaries,
  houses,
  residents,
  contacts,
  duplicates,
  changes,
  search,
  tickets,
  imports,
  backups,
  system,
}
