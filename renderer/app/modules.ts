import { accounts } from '../modules/accounts/index.ts'
import { aids } from '../modules/aids/index.ts'
import { backups } from '../modules/backups/index.ts'
import { blankSlips } from '../modules/blank-slips/index.ts'
import { changes } from '../modules/changes/index.ts'
import { contacts } from '../modules/contacts/index.ts'
import { dictionaries } from '../modules/dictionaries/index.ts'
import { disclosures } from '../modules/disclosures/index.ts'
import { fees } from '../modules/fees/index.ts'
import { ledger } from '../modules/ledger/index.ts'
import { moneyPictures } from '../modules/money-pictures/index.ts'
import { needsModule } from '../modules/needs/index.ts'
import { notices } from '../modules/notices/index.ts'
import { duplicates } from '../modules/duplicates/index.ts'
import { houses } from '../modules/houses/index.ts'
import { imports } from '../modules/imports/index.ts'
import { office } from '../modules/office/index.ts'
import { outages } from '../modules/outages/index.ts'
import { payments } from '../modules/payments/index.ts'
import { questionnaires } from '../modules/questionnaires/index.ts'
import { registers } from '../modules/registers/index.ts'
import { reports } from '../modules/reports/index.ts'
import { residents } from '../modules/residents/index.ts'
import { search } from '../modules/search/index.ts'
import { services } from '../modules/services/index.ts'
import { setup } from '../modules/setup/index.ts'
import { surveyResults } from '../modules/survey-results/index.ts'
import { surveyCoding } from '../modules/survey-coding/index.ts'
import { surveyEntry } from '../modules/survey-entry/index.ts'
import { surveyResponses } from '../modules/survey-responses/index.ts'
import { system } from '../modules/system/index.ts'
import { tickets } from '../modules/tickets/index.ts'
import { voices } from '../modules/voices/index.ts'
import { waves } from '../modules/waves/index.ts'
import type { PageModule } from './page-module.ts'

/** Every module with pages; one line each. */
export const pageModules: readonly PageModule[] = [
  setup,
  accounts,
  tickets,
  blankSlips,
  outages,
  houses,
  residents,
  contacts,
  registers,
  services,
  payments,
  fees,
  ledger,
  disclosures,
  notices,
  questionnaires,
  surveyEntry,
  surveyResponses,
  surveyCoding,
  voices,
  waves,
  imports,
  duplicates,
  changes,
  search,
  office,
  dictionaries,
  aids,
  surveyResults,
  needsModule,
  reports,
  moneyPictures,
  backups,
  system,
]
