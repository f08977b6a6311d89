import type { LocaleCode } from '../../locale/index.ts'

/** The columns of the exported resident list, in this order. */
export const residentExportKeys = [
  'name',
  'gender',
  'rooms',
  'role',
  'phone',
  'group',
  'openTickets',
  'notes',
] as const
export type ResidentExportKey = (typeof residentExportKeys)[number]

export const residentExportHeaders: Record<LocaleCode, Record<ResidentExportKey, string>> = {
  'zh-CN': {
    name: '姓名',
    gender: '性别',
    rooms: '房号',
    role: '与房屋关系',
    phone: '电话',
    group: '客户群体',
    openTickets: '未结受理单',
    notes: '备注',
  },
  en: {
    name: 'Name',
    gender: 'Gender',
    rooms: 'Rooms',
    role: 'Role',
    phone: 'Phones',
    group: 'Group',
    openTickets: 'Open tickets',
    notes: 'Notes',
  },
}

/** The sheet's name, and the beginning of the file's. */
export const residentExportNames: Record<LocaleCode, string> = { 'zh-CN': '住户', en: 'Residents' }
