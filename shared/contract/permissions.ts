/** What a person may do. A procedure names one of these; the kernel checks it for both hosts alike. */
export const permissions = [
  'archives.read',
  'archives.edit',
  'archives.merge',
  'archives.transfer',
  'flags.sensitive',
  'phones.reveal',
  'ids.reveal',
  'tickets.read',
  'tickets.register',
  'tickets.work',
  'tickets.dispatch',
  'tickets.close',
  'tickets.void',
  'outages.manage',
  'registers.keep',
  'fees.read',
  'fees.collect',
  'fees.manage',
  'ledger.keep',
  'disclosures.read',
  'disclosures.edit',
  'disclosures.publish',
  'notices.manage',
  'reports.read',
  'imports.run',
  'exports.run',
  'exports.unmasked',
  'office.settings',
  'users.manage',
  'audit.read',
  'backups.manage',
] as const

export type Permission = (typeof permissions)[number]

export const roleCodes = ['clerk', 'officer', 'handler', 'manager', 'administrator'] as const
export type RoleCode = (typeof roleCodes)[number]

const counter: Permission[] = [
  'archives.read',
  'archives.edit',
  'phones.reveal',
  'ids.reveal',
  'tickets.read',
  'tickets.register',
  'tickets.work',
  'outages.manage',
  'registers.keep',
  'fees.read',
  'disclosures.read',
  'notices.manage',
  'exports.run',
]

/** The permissions each built-in role starts with; an office changes them by copying a role. */
export const defaultRoles: Record<RoleCode, readonly Permission[]> = {
  clerk: [...counter, 'fees.collect'],
  officer: [
    ...counter,
    'tickets.dispatch',
    'tickets.close',
    'tickets.void',
    'reports.read',
    'disclosures.edit',
  ],
  handler: ['tickets.read', 'tickets.work', 'phones.reveal', 'disclosures.read'],
  manager: [
    ...counter,
    'archives.merge',
    'archives.transfer',
    'flags.sensitive',
    'tickets.dispatch',
    'tickets.close',
    'tickets.void',
    'reports.read',
    'fees.collect',
    'fees.manage',
    'ledger.keep',
    'disclosures.edit',
    'disclosures.publish',
    'imports.run',
    'exports.unmasked',
    'office.settings',
  ],
  administrator: ['users.manage', 'audit.read', 'backups.manage'],
}
