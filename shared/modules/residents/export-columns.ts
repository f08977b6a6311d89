import type { LocaleCode } from '../../locale/index.ts'

/** The columns the exported resident list can have, in their usual order. */
export const residentExportKeys = [
  'name',
  'gender',
  'rooms',
  'role',
  'phone',
  'group',
  'tags',
  'flags',
  'birthYear',
  'occupation',
  'idNumber',
  'plates',
  'emergencyName',
  'emergencyPhone',
  'contactTime',
  'contactWishes',
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
    tags: '标签',
    flags: '关怀',
    birthYear: '出生年份',
    occupation: '职业',
    idNumber: '身份证号',
    plates: '车牌号',
    emergencyName: '紧急联系人',
    emergencyPhone: '紧急联系电话',
    contactTime: '方便联系时段',
    contactWishes: '联系方式偏好',
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
    tags: 'Tags',
    flags: 'Care',
    birthYear: 'Year of birth',
    occupation: 'Occupation',
    idNumber: 'ID number',
    plates: 'Plates',
    emergencyName: 'Emergency contact',
    emergencyPhone: 'Emergency phone',
    contactTime: 'When to call',
    contactWishes: 'How to reach',
    openTickets: 'Open tickets',
    notes: 'Notes',
  },
}

/** The sheet's name, and the beginning of the file's. */
export const residentExportNames: Record<LocaleCode, string> = { 'zh-CN': '住户', en: 'Residents' }

/** The columns exported unless others are chosen. */
export const usualResidentExportKeys: readonly ResidentExportKey[] = [
  'name',
  'gender',
  'rooms',
  'role',
  'phone',
  'group',
  'openTickets',
  'notes',
]
