import {
  ledgerFields,
  requiredFields,
  type LedgerField,
} from '../../../../../shared/modules/imports/terms.ts'
import { parseDateTime } from '../../../workbook/parsers.ts'
import type { ImportColumn } from '../../../workbook/table.ts'
import { phoneCell, paragraphs, textLine } from '../register/parsers.ts'
import { scoreCell, timelyCell } from './parsers.ts'

/** For each field what people write above its column, the likeliest first, and how its cells are read. */
export const ledgerColumns = {
  number: {
    aliases: ['编号', '投诉编号', '受理编号', '单号', '工单号', '受理单号', '登记编号', 'Number', 'Ticket'],
    parse: textLine(40),
  },
  receivedAt: {
    aliases: [
      '受理时间',
      '投诉时间',
      '登记时间',
      '接报时间',
      '来访时间',
      '受理日期',
      '投诉日期',
      '日期',
      'Received',
    ],
    parse: parseDateTime,
  },
  ticketKind: {
    aliases: ['受理类型', '事项类型', '诉求类型', '单据类型', '业务类型', 'Kind'],
    parse: textLine(40),
  },
  channel: {
    aliases: ['受理方式', '投诉方式', '投诉渠道', '受理渠道', '来源', '渠道', '方式', 'Channel'],
    parse: textLine(40),
  },
  firstAsked: {
    aliases: ['受理人', '首问责任人', '首问人', '接待人', '登记人', '接待人员', '受理人员', 'First asked'],
    parse: textLine(40),
  },
  callerName: {
    aliases: ['投诉人', '投诉人姓名', '业主姓名', '来访人', '报事人', '反映人', '姓名', '客户姓名', 'Caller'],
    parse: textLine(40),
  },
  house: {
    aliases: ['房号', '房间号', '投诉房号', '业主房号', '地址', '住址', '房屋', '门牌号', 'Room'],
    parse: textLine(60),
  },
  callerPhone: {
    aliases: ['联系电话', '电话', '手机', '手机号', '投诉人电话', '联系方式', '电话号码', 'Phone'],
    parse: phoneCell,
  },
  category1: {
    aliases: ['一级类别', '投诉类别', '类别', '一级分类', '大类', '投诉类型', '分类', 'Category'],
    parse: textLine(40),
  },
  category2: {
    aliases: ['二级类别', '二级分类', '小类', '投诉子类', '细分类别', 'Subcategory'],
    parse: textLine(40),
  },
  words: {
    aliases: [
      '内容',
      '投诉内容',
      '事件描述',
      '诉求内容',
      '反映内容',
      '受理内容',
      '具体内容',
      '事项',
      'Words',
      'Content',
    ],
    parse: paragraphs(4000),
  },
  urgency: { aliases: ['紧急程度', '紧急', '等级', '级别', '紧急等级', 'Urgency'], parse: textLine(40) },
  emotion: { aliases: ['情绪', '情绪状态', '客户情绪', '业主情绪', 'Emotion'], parse: textLine(40) },
  demand: { aliases: ['诉求', '业主诉求', '客户诉求', '要求', 'Demand'], parse: textLine(40) },
  department: {
    aliases: ['责任部门', '处理部门', '承办部门', '部门', '转办部门', '派单部门', 'Department'],
    parse: textLine(40),
  },
  assignee: {
    aliases: ['责任人', '处理人', '承办人', '经办人', '处理人员', '维修人', 'Assignee'],
    parse: textLine(40),
  },
  firstContactAt: {
    aliases: ['首次联系时间', '首次响应时间', '首联时间', '响应时间', '首次联系', 'First contact'],
    parse: parseDateTime,
  },
  doneAt: {
    aliases: ['办结时间', '完成时间', '处理完成时间', '结案时间', '办结日期', '处理时间', '完成日期', 'Done'],
    parse: parseDateTime,
  },
  timely: { aliases: ['是否及时', '及时', '及时与否', '是否按时', 'In time'], parse: timelyCell },
  cause: { aliases: ['原因类别', '原因', '原因分类', '根本原因', '投诉原因', 'Cause'], parse: textLine(40) },
  responsibility: {
    aliases: ['责任认定', '责任归属', '责任划分', '责任性质', 'Responsibility'],
    parse: textLine(40),
  },
  result: {
    aliases: ['处理结果', '处理情况', '处理措施', '处理意见', '结果', '处理过程', 'Result'],
    parse: paragraphs(2000),
  },
  callbackAt: { aliases: ['回访时间', '回访日期', 'Callback'], parse: parseDateTime },
  callbackScore: {
    aliases: ['回访满意度', '满意度', '满意程度', '回访评分', '评分', '满意情况', 'Callback score'],
    parse: scoreCell,
  },
  callbackWords: {
    aliases: ['业主意见', '回访意见', '回访内容', '客户意见', '意见', '回访情况', 'Callback words'],
    parse: paragraphs(1000),
  },
} satisfies Record<LedgerField, Pick<ImportColumn, 'aliases' | 'parse'>>

/** The same as a list, for guessing header and mapping. */
export const ledgerColumnList: readonly ImportColumn<LedgerField>[] = ledgerFields.map((key) => ({
  key,
  required: (requiredFields.ledger as readonly LedgerField[]).includes(key),
  ...ledgerColumns[key],
}))
