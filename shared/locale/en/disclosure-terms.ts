/** Part of `terms`. */
export const disclosureTerms = {
  chargingMode: {
    'lump-sum': 'Lump sum',
    remuneration: 'Remuneration',
  },
  sheetPart: {
    service: 'Service income and expense',
    public: 'Public income',
    maintenance: 'Maintenance fund',
    'on-behalf': 'Collected on behalf',
    deposit: 'Deposits',
  },
  sheetState: {
    draft: 'Draft',
    review: 'In review',
    published: 'Published',
    revised: 'Revised',
    discarded: 'Discarded',
  },
  sheetOrigin: {
    ledger: 'From the ledger',
    typed: 'Imported',
  },
  objectionKind: {
    question: 'Question',
    objection: 'Objection',
    suggestion: 'Suggestion',
  },
  objectionState: {
    open: 'Open',
    overdue: 'Overdue',
    answered: 'Answered',
    void: 'Void',
  },
}
