import type { RoleCode } from '../../../../shared/contract/permissions.ts'
import { defaultRoles } from '../../../../shared/contract/permissions.ts'
import type { Call } from '../../kernel/call.ts'

/** Ways a matter reaches the office (domain 38); `live` ones are a conversation, so first contact happens at once. */
const channels: [code: string, name: string, live: boolean][] = [
  ['counter', '前台来访', true],
  ['phone', '电话', true],
  ['home', '上门', true],
  ['wechat', '微信', false],
  ['official-account', '公众号', false],
  ['app', 'APP', false],
  ['owner-group', '业主群', false],
  ['suggestion-box', '意见箱', false],
  ['mail', '邮件', false],
  ['text-message', '短信', false],
  ['social-media', '网络与社交媒体', false],
  ['survey', '定期调查', false],
  ['hotline', '政府热线转办', false],
]

/** Complaint types in two levels (domain 42), each with a code to type. */
const complaintCategories: [code: string, name: string, children: [code: string, name: string][]][] = [
  [
    '1',
    '环境卫生',
    [
      ['11', '垃圾清理不及时'],
      ['12', '垃圾桶异味'],
      ['13', '公共区域卫生死角'],
      ['19', '其他环境卫生'],
    ],
  ],
  [
    '2',
    '设施设备',
    [
      ['21', '电梯故障'],
      ['22', '水电供应不稳定'],
      ['23', '照明设施损坏'],
      ['29', '其他设施设备'],
    ],
  ],
  [
    '3',
    '服务态度',
    [
      ['31', '冷漠'],
      ['32', '不耐烦'],
      ['33', '缺乏礼貌'],
      ['39', '其他服务态度'],
    ],
  ],
  [
    '4',
    '安全管理',
    [
      ['41', '治安与盗窃'],
      ['42', '门禁不完善'],
      ['43', '消防设施老化'],
      ['49', '其他安全管理'],
    ],
  ],
  ['9', '其他', [['99', '其他投诉']]],
]

const departments = ['客户服务部', '工程部', '保洁部', '秩序维护部', '绿化部']
const residentGroups = ['教师群体', '家属群体', '商业经营群体']

/** The dictionaries a new office starts with; all of them editable defaults. */
export async function writeFirstDictionaries(call: Call): Promise<{ departmentId: number }> {
  const { db, created } = call
  await db
    .insertInto('roles')
    .values(
      (Object.keys(defaultRoles) as RoleCode[]).map((code) => ({
        code,
        permissions: JSON.stringify(defaultRoles[code]),
        ...created,
      })),
    )
    .execute()
  await db
    .insertInto('channels')
    .values(
      channels.map(([code, name, live], position) => ({
        code,
        name,
        live: live ? (1 as const) : (0 as const),
        position,
        archived_at: null,
        ...created,
      })),
    )
    .execute()
  for (const [code, name, children] of complaintCategories) {
    const row = { kind: 'complaint', archived_at: null, ...created }
    const { id } = await db
      .insertInto('categories')
      .values({ ...row, code, name, parent_id: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('categories')
      .values(
        children.map(([childCode, childName]) => ({
          ...row,
          code: childCode,
          name: childName,
          parent_id: id,
        })),
      )
      .execute()
  }
  await db
    .insertInto('resident_groups')
    .values(residentGroups.map((name) => ({ name, import_id: null, archived_at: null, ...created })))
    .execute()
  const rows = await db
    .insertInto('departments')
    .values(departments.map((name) => ({ name, archived_at: null, ...created })))
    .returning('id')
    .execute()
  return { departmentId: rows[0]!.id }
}
