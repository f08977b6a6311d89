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
  'exports.run',
]

/** The permissions each built-in role starts with; an office changes them by copying a role. */
export const defaultRoles: Record<RoleCode, readonly Permission[]> = {
  clerk: counter,
  officer: [...counter, 'tickets.dispatch', 'tickets.close', 'tickets.void', 'reports.read'],
  handler: ['tickets.read', 'tickets.work', 'phones.reveal'],
  manager: [
    ...counter,
    'archives.merge',
    'archives.transfer',
    'flags.sensitive',
    'tickets.dispatch',
    'tickets.close',
    'tickets.void',
    'reports.read',
    'imports.run',
    'exports.unmasked',
    'office.settings',
  ],
  administrator: ['users.manage', 'audit.read', 'backups.manage'],
}
