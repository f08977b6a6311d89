/** 包干制: costs, taxes and the company's profit; 酬金制: expenses and a remuneration (《物业服务收费管理办法》第九、十一条). */
export const chargingModes = ['lump-sum', 'remuneration'] as const
export type ChargingMode = (typeof chargingModes)[number]

/** What a sheet can tell of, one or several; each is the fund of this name, with its own opening and closing balance. */
export const sheetParts = ['service', 'public', 'maintenance', 'on-behalf', 'deposit'] as const
export type SheetPart = (typeof sheetParts)[number]

export const sheetStates = ['draft', 'review', 'published', 'revised', 'discarded'] as const
export type SheetState = (typeof sheetStates)[number]

/** `ledger`: its figures come out of the ledger; `typed`: they were typed elsewhere and imported. */
export const sheetOrigins = ['ledger', 'typed'] as const
export type SheetOrigin = (typeof sheetOrigins)[number]

export const objectionKinds = ['question', 'objection', 'suggestion'] as const
export type ObjectionKind = (typeof objectionKinds)[number]
export const objectionStates = ['open', 'overdue', 'answered', 'void'] as const
export type ObjectionState = (typeof objectionStates)[number]

/** Days within which an objection is answered: this program's rule, the same for every office. No law sets a time. */
export const answerWithinDays = 7

/**
 * What a check looks at; `disclosures.check.CODE` says what is wrong and what to do. `error` keeps a sheet from being
 * published, `warning` asks somebody to look.
 */
export const checkCodes = [
  /** The opening is the closing of the last published sheet. */
  'OPENING',
  /** A line's actual is what the ledger has. */
  'LEDGER',
  /** Totals that the source states are the sum of their lines. */
  'TOTAL_IN',
  'TOTAL_OUT',
  'CLOSING',
  /** Nobody can have paid more than was owed, in arrears and in advance. */
  'RECEIVED',
  'RATE',
  /** What is a major repair or a renewal is paid by the maintenance fund. */
  'MAINTENANCE',
  /** A line without a name, or twice. */
  'NAME',
  'SAME_NAME',
  'NEGATIVE',
  /** Money the owners share was used, and nothing says who decided so. */
  'DECISION',
  /** The fund is in the red, and nothing says who pays. */
  'DEFICIT',
  'HEADER',
  'PERIOD',
  'OVERLAP',
  /** What a sheet closes with is the opening of the published one that goes on from it. */
  'FOLLOWING',
  /** A sheet typed elsewhere comes to what the ledger comes to. */
  'BOOKS',
  'REMUNERATION',
  /** What came in at the counter is in the ledger. */
  'RECEIPTS',
] as const
