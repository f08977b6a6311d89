import type { zhCN } from '../zh-CN/index.ts'
import { accounts } from './accounts.ts'
import { aids } from './aids.ts'
import { app } from './app.ts'
import { arrears } from './arrears.ts'
import { attachments } from './attachments.ts'
import { backups } from './backups.ts'
import { changes } from './changes.ts'
import { contacts } from './contacts.ts'
import { dictionaries } from './dictionaries.ts'
import { disclosures } from './disclosures.ts'
import { drafts } from './drafts.ts'
import { duplicates } from './duplicates.ts'
import { errors } from './errors.ts'
import { fees } from './fees.ts'
import { houses } from './houses.ts'
import { imports } from './imports.ts'
import { ledger } from './ledger.ts'
import { moneyPictures } from './money-pictures.ts'
import { notices } from './notices.ts'
import { office } from './office.ts'
import { outages } from './outages.ts'
import { paper } from './paper.ts'
import { parts } from './parts.ts'
import { payments } from './payments.ts'
import { reports } from './reports.ts'
import { registers } from './registers.ts'
import { residents } from './residents.ts'
import { search } from './search.ts'
import { services } from './services.ts'
import { setup } from './setup.ts'
import { questionnaires } from './questionnaires.ts'
import { waves } from './waves.ts'
import { surveyEntry } from './survey-entry.ts'
import { surveyResponses } from './survey-responses.ts'
import { surveyImports } from './survey-imports.ts'
import { surveyResults } from './survey-results.ts'
import { surveyReport } from './survey-report.ts'
import { coding } from './coding.ts'
import { needs } from './needs.ts'
import { voices } from './voices.ts'
import { system } from './system.ts'
import { terms } from './terms.ts'
import { ticket } from './ticket.ts'
import { tickets } from './tickets.ts'

export const en: typeof zhCN = {
  app,
  parts,
  terms,
  errors,
  setup,
  accounts,
  office,
  dictionaries,
  aids,
  houses,
  residents,
  contacts,
  duplicates,
  changes,
  search,
  ticket,
  tickets,
  paper,
  drafts,
  attachments,
  outages,
  registers,
  services,
  fees,
  payments,
  arrears,
  ledger,
  disclosures,
  notices,
  questionnaires,
  waves,
  surveyEntry,
  surveyResponses,
  surveyImports,
  surveyResults,
  surveyReport,
  coding,
  needs,
  voices,
  imports,
  reports,
  moneyPictures,
  backups,
  system,
}
