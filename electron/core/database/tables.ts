import type { ArchivesTables } from './tables/archives.ts'
import type { DisclosureTables } from './tables/disclosure.ts'
import type { MoneyTables } from './tables/money.ts'
import type { OfficeTables } from './tables/office.ts'
import type { RegistersTables } from './tables/registers.ts'
import type { SurveyTables } from './tables/survey.ts'
import type { SystemTables } from './tables/system.ts'
import type { TicketsTables } from './tables/tickets.ts'

/** Every table of the database; the codes' meanings are in shared/modules. */
export interface Tables
  extends
    OfficeTables,
    ArchivesTables,
    TicketsTables,
    RegistersTables,
    MoneyTables,
    DisclosureTables,
    SurveyTables,
    SystemTables {}
