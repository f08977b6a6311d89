import type { ImportField, ImportTarget } from '../../../../shared/modules/imports/terms.ts'

type Example = Partial<Record<ImportField, string>>

/** Rows as they are filled in, of nobody who exists. */
export const exampleRows: Record<ImportTarget, readonly Example[]> = {
  register: [
    {
      building: '3栋',
      unit: '2单元',
      room: '501',
      area: '89.15',
      kind: '住宅',
      state: '已入住',
      deliveredOn: '2017-04-03',
      name: '示例一',
      gender: '女',
      phone: '13800000001',
      role: '业主',
      since: '2019年10月',
    },
    {
      building: '3栋',
      unit: '2单元',
      room: '501',
      name: '示例二',
      gender: '男',
      phone: '13800000002/010-88880000',
      role: '家属',
    },
    {
      room: '商业街-商铺12',
      kind: '商铺',
      state: '出租',
      name: '示例三',
      phone: '13800000003',
      role: '商户',
    },
  ],
  ledger: [
    {
      number: 'TS20251103001',
      receivedAt: '2025-11-03 09:30',
      channel: '电话',
      callerName: '示例一',
      house: '3-2-501',
      callerPhone: '13800000001',
      category1: '设施设备',
      category2: '电梯故障',
      words: '电梯停在三楼不动',
      urgency: '紧急',
      emotion: '焦虑',
      department: '工程部',
      firstContactAt: '2025-11-03 09:35',
      doneAt: '2025-11-03 11:20',
      timely: '是',
      result: '已检修恢复',
      callbackAt: '2025-11-04 10:00',
      callbackScore: '5',
      callbackWords: '处理较快',
    },
    {
      number: 'TS20251103002',
      receivedAt: '2025-11-03 20:10',
      channel: '微信',
      callerName: '匿名',
      category1: '环境卫生',
      category2: '垃圾桶异味',
      words: '3 栋楼下垃圾桶有异味',
      urgency: '一般',
    },
  ],
}
