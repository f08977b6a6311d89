import type { office as words } from '../zh-CN/office.ts'

export const office: typeof words = {
  title: 'Office',
  hint: 'Name and hotline are printed on the slips.',
  profile: {
    title: 'Profile',
    name: 'Name of the service center',
    hotline: 'Hotline',
    slogan: 'Slogan',
    slipFormNumber: 'Form number of the slip',
    slipFormNumberHint: 'For example QLY-KF-03 ed. 2, printed at the bottom left',
    slipRetention: 'How long slips are kept',
    slipRetentionHint: 'For example: kept three years',
    idleMinutes: 'Minutes without input until the screen locks',
    nameNeeded: 'Please give a name of at most 60 characters',
    tooLong: 'At most {count} characters',
    saved: 'Saved',
    reload: 'Load the latest',
  },
  departments: {
    title: 'Departments',
    empty: 'No departments yet',
    add: 'Add department',
    name: 'Department',
    needed: 'Please give a name of at most 30 characters',
    added: 'Department {name} added',
  },
  staff: {
    title: 'Staff',
    empty: 'No staff yet',
    add: 'Add staff',
    name: 'Name',
    department: 'Department',
    noDepartment: 'No department',
    needed: 'Please give a name of at most 30 characters',
    added: '{name} added',
  },
}
