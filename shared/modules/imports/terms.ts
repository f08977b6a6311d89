export const importStates = [
  'uploaded',
  'checked',
  'applying',
  'applied',
  'withdrawing',
  'withdrawn',
  'undone',
  'discarded',
] as const
export type ImportState = (typeof importStates)[number]

/** What applying a row would do. */
export const rowOutcomes = ['new', 'changed', 'same', 'rejected'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

/**
 * Where a workbook's rows go: houses with their people, tickets of a ledger kept elsewhere, what houses owe and have paid,
 * or the income and expense of the community.
 */
export const importTargets = ['register', 'ledger', 'charges', 'cashbook'] as const
export type ImportTarget = (typeof importTargets)[number]

/** The fields a house-and-resident register can fill, in the order a person would expect them. */
export const registerFields = [
  'community',
  'building',
  'unit',
  'room',
  'floor',
  'area',
  'innerArea',
  'layout',
  'orientation',
  'kind',
  'state',
  'ownership',
  'deliveredOn',
  'name',
  'gender',
  'birthYear',
  'idNumber',
  'phone',
  'phone2',
  'emergencyName',
  'emergencyPhone',
  'plate',
  'occupation',
  'group',
  'tags',
  'role',
  'since',
  'notes',
] as const
export type RegisterField = (typeof registerFields)[number]

/** The fields a ledger of complaints can fill. */
export const ledgerFields = [
  'number',
  'receivedAt',
  'ticketKind',
  'channel',
  'firstAsked',
  'callerName',
  'house',
  'callerPhone',
  'category1',
  'category2',
  'words',
  'urgency',
  'emotion',
  'demand',
  'department',
  'assignee',
  'firstContactAt',
  'doneAt',
  'timely',
  'cause',
  'responsibility',
  'result',
  'callbackAt',
  'callbackScore',
  'callbackWords',
] as const
export type LedgerField = (typeof ledgerFields)[number]

const ownChargeFields = [
  'payer',
  'feeItem',
  'chargedMonth',
  'price',
  'chargedArea',
  'amount',
  'paid',
  'paidOn',
  'payMethod',
  'receipt',
] as const
/** The fields a list of charges and payments can fill. */
export const chargeFields = ['house', ...ownChargeFields] as const
export type ChargeField = (typeof chargeFields)[number]

/** The fields a ledger of income and expense can fill. */
export const cashbookFields = [
  'entryDay',
  'fund',
  'account',
  'summary',
  'party',
  'moneyIn',
  'moneyOut',
  'voucher',
] as const
export type CashbookField = (typeof cashbookFields)[number]

export const importFields = [
  ...registerFields,
  ...ledgerFields,
  ...ownChargeFields,
  ...cashbookFields,
] as const
export type ImportField = RegisterField | LedgerField | ChargeField | CashbookField

export const fieldsOf = {
  register: registerFields,
  ledger: ledgerFields,
  charges: chargeFields,
  cashbook: cashbookFields,
} as const satisfies Record<ImportTarget, readonly ImportField[]>

/** Without these a row has no key. A room column may hold the whole address, `3-2-501`, and then needs no building. */
export const requiredFields = {
  register: ['room'],
  ledger: ['number', 'receivedAt', 'words'],
  charges: ['house', 'feeItem', 'chargedMonth', 'amount'],
  cashbook: ['entryDay', 'account'],
} as const satisfies Record<ImportTarget, readonly ImportField[]>

/** Fields whose cells name an entry of a list or a person of the staff: the step 值 maps them. */
export const valueFields = [
  'kind',
  'state',
  'ownership',
  'gender',
  'role',
  'group',
  'tags',
  'ticketKind',
  'channel',
  'category1',
  'category2',
  'urgency',
  'emotion',
  'demand',
  'department',
  'firstAsked',
  'assignee',
  'cause',
  'responsibility',
  'feeItem',
  'payMethod',
  'fund',
  'account',
] as const satisfies readonly ImportField[]
export type ValueField = (typeof valueFields)[number]

/** What somebody has to say before a row with it can be applied. */
export const questionKinds = ['co-owner', 'same-name', 'former-resident', 'former-namesake'] as const
export type QuestionKind = (typeof questionKinds)[number]

/**
 * `co-owner`: the second name of the cell becomes a co-owner, or is left out. `same-name`: the person on record is this
 * one (and gets the new phone), or the row's is another of the same name. `former-resident`: this person has left the
 * house, and that stays so, or they live there again. `former-namesake`: the same of somebody who may be another by now,
 * since only the name or only a phone is the same.
 */
export const answers = {
  'co-owner': ['add', 'leave-out'],
  'same-name': ['same', 'another'],
  'former-resident': ['keep', 'return'],
  'former-namesake': ['keep-former', 'former-returns', 'newcomer'],
} as const
export type Answer = (typeof answers)[QuestionKind][number]

/** Why a cell, or its row, is not taken over as it stands: `imports.problem.CODE` in the locale. */
export const problemReasons = [
  'MISSING',
  'NOT_AN_ADDRESS',
  'NOT_A_ROOM',
  'ROOM_AMBIGUOUS',
  'NOT_A_DATE',
  'AMBIGUOUS_DATE',
  'NOT_A_YEAR',
  'NOT_A_NUMBER',
  'NOT_AN_INTEGER',
  'OUT_OF_RANGE',
  'DIGITS_LOST',
  'TOO_LONG',
  'UNKNOWN_VALUE',
  'FORMULA_ERROR',
  'NOT_A_PHONE',
  'PHONE_EMPTY',
  'PHONE_TOO_SHORT',
  'PHONE_TOO_LONG',
  'PHONES_TWO',
  'ONE_PHONE_ONLY',
  'NOT_A_PLATE',
  'ID_TOO_SHORT',
  'ID_TOO_LONG',
  'ID_BAD_CHECK_DIGIT',
  'ID_BAD_DATE',
  'ID_LOST_DIGITS',
  'ID_NOT_AN_ID',
  'ID_OTHER_NAME',
  'NOT_A_NAME',
  'NAME_NEEDED',
  'NAME_NOTE',
  'CHANGED_SINCE_CHECK',
  'NUMBER_TWICE',
  'NUMBER_TAKEN',
  'HOUSE_ARCHIVED',
  'HOUSE_UNKNOWN',
  'HOUSE_NEEDED',
  'NOT_A_MONTH',
  'NOT_AN_AMOUNT',
  'NEGATIVE',
  'TOO_MANY_DECIMALS',
  'TOO_LARGE',
  'AMOUNT_ZERO',
  'PAID_BEYOND',
  'PAID_OTHERWISE',
  'PAID_ALREADY',
  'PRICE_TIMES_AREA',
  'CHARGE_TWICE',
  'RECEIPT_TWICE',
  'RECEIPT_TAKEN',
  'MONTH_CLOSED',
  'MONTH_DISCLOSED',
  'DATE_AHEAD',
  'NOT_CHOSEN',
  'BOTH_SIDES',
  'NEITHER_SIDE',
  'OTHER_FUND',
  'WRONG_SIDE',
  'MAINTENANCE_FUND',
  'VOUCHER_TWICE',
  'OPENING_OTHERWISE',
  'OPENING_TWICE',
] as const
export type ProblemReason = (typeof problemReasons)[number]
