import {
  registerFields,
  requiredRegisterFields,
  type RegisterField,
} from '../../../../shared/modules/imports/terms.ts'
import { parseChoice, parseDate, parsePhones } from '../../workbook/parsers.ts'
import type { ImportColumn } from '../../workbook/table.ts'
import { genderLabels, houseKindLabels, houseStateLabels, roleLabels } from './register-labels.ts'
import {
  areaCell,
  buildingCell,
  floorCell,
  paragraphs,
  phoneCell,
  platesCell,
  roomCell,
  textLine,
  unitCell,
  yearCell,
} from './register-parsers.ts'

/** For each field what people write above its column, the likeliest first, and how its cells are read. */
export const registerColumns = {
  community: {
    aliases: ['小区', '小区名称', '项目', '项目名称', '园区', 'Community', 'Estate'],
    parse: textLine(60),
  },
  building: {
    aliases: [
      '楼栋',
      '楼号',
      '栋号',
      '楼栋号',
      '楼幢',
      '幢号',
      '楼座',
      '楼宇',
      '栋',
      '幢',
      'Building',
      'Block',
    ],
    parse: buildingCell,
  },
  unit: { aliases: ['单元', '单元号', '门洞', 'Unit', 'Entrance'], parse: unitCell },
  room: {
    aliases: [
      '房号',
      '房间号',
      '房间',
      '室号',
      '房屋号',
      '门牌号',
      '房屋编号',
      '铺号',
      'Room',
      'Door',
      'Flat',
    ],
    parse: roomCell,
  },
  floor: { aliases: ['楼层', '层', '所在楼层', '层数', 'Floor', 'Level'], parse: floorCell },
  area: {
    aliases: ['建筑面积', '面积', '房屋面积', '建面', '产权面积', '收费面积', 'Area'],
    parse: areaCell,
  },
  kind: {
    aliases: ['物业类型', '房屋类型', '物业类别', '房产类型', '房屋用途', '用途', 'Kind'],
    parse: parseChoice(houseKindLabels),
  },
  state: {
    aliases: ['房屋状态', '入住状态', '入住情况', '使用状态', '居住状态', '状态', 'State', 'Status'],
    parse: parseChoice(houseStateLabels),
  },
  deliveredOn: {
    aliases: ['交付日期', '交房日期', '交房时间', '交付时间', '收房日期', '收房时间', 'Delivered'],
    parse: parseDate,
  },
  name: {
    aliases: [
      '业主姓名',
      '姓名',
      '客户姓名',
      '住户姓名',
      '住户',
      '户主',
      '户主姓名',
      '业主',
      '业主名称',
      '产权人',
      '客户名称',
      'Name',
      'Owner',
      'Resident',
    ],
    parse: textLine(80),
  },
  gender: { aliases: ['性别', 'Gender', 'Sex'], parse: parseChoice(genderLabels) },
  birthYear: {
    aliases: ['出生年份', '出生年', '出生日期', '出生年月', '生日', 'Birth year', 'Year of birth', 'Born'],
    parse: yearCell,
  },
  phone: {
    aliases: [
      '联系电话',
      '电话',
      '手机',
      '手机号',
      '手机号码',
      '电话号码',
      '联系方式',
      '业主电话',
      '住户电话',
      '联系电话1',
      '电话1',
      '手机1',
      'Phone',
      'Mobile',
      'Telephone',
    ],
    parse: parsePhones,
  },
  phone2: {
    aliases: [
      '备用电话',
      '其他电话',
      '第二电话',
      '联系电话2',
      '电话2',
      '手机2',
      '固定电话',
      '座机',
      '家庭电话',
      'Second phone',
      'Phone 2',
      'Other phone',
    ],
    parse: parsePhones,
  },
  emergencyName: {
    aliases: ['紧急联系人', '紧急联系人姓名', '应急联系人', 'Emergency contact', 'Emergency name'],
    parse: textLine(40),
  },
  emergencyPhone: {
    aliases: ['紧急联系电话', '紧急电话', '紧急联系人电话', '紧急联系方式', '应急电话', 'Emergency phone'],
    parse: phoneCell,
  },
  plate: {
    aliases: ['车牌号', '车牌', '车牌号码', '车辆牌号', '车号', 'Plate', 'Number plate', 'Licence plate'],
    parse: platesCell,
  },
  occupation: { aliases: ['职业', '工作', '行业', 'Occupation', 'Job'], parse: textLine(40) },
  group: {
    aliases: ['客户群体', '群体', '客户类型', '客户分类', '住户类型', '人群', 'Group'],
    parse: textLine(40),
  },
  role: {
    aliases: [
      '与房屋关系',
      '房屋关系',
      '居住关系',
      '身份',
      '住户身份',
      '业主类型',
      '关系',
      '与业主关系',
      'Role',
      'Relation',
    ],
    parse: parseChoice(roleLabels),
  },
  since: {
    aliases: ['入住日期', '入住时间', '入伙日期', '入伙时间', '迁入日期', '起租日期', 'Since', 'Moved in'],
    parse: parseDate,
  },
  notes: { aliases: ['备注', '说明', '备注信息', '其他', 'Notes', 'Remarks'], parse: paragraphs(1000) },
} satisfies Record<RegisterField, Pick<ImportColumn, 'aliases' | 'parse'>>

/** The same as a list, for guessing header and mapping. */
export const registerColumnList: readonly ImportColumn<RegisterField>[] = registerFields.map((key) => ({
  key,
  required: requiredRegisterFields.includes(key),
  ...registerColumns[key],
}))

export const registerAliases: readonly string[] = registerColumnList.flatMap(({ aliases }) => aliases)
