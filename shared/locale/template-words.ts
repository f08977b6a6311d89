import type { ImportTarget } from '../modules/imports/terms.ts'
import type { LocaleCode } from './index.ts'

/** Words of the workbooks that an office fills in or corrects, beside the columns' own names. */
interface TemplateWords {
  /** The sheet to fill in, and the beginning of the file's name. */
  name: Record<ImportTarget, string>
  example: string
  howTo: string
  lists: string
  /** How to fill it in, a line each. */
  lines: Record<ImportTarget, readonly string[]>
  /** Shown when something else than the list offers is typed. */
  notListedTitle: string
  notListed: string
  /** The rows with problems, to correct and import again. */
  problems: string
  reason: string
  /** `联系电话：有号码位数不够` */
  reasonOf(column: string, words: string): string
  /** Why a cell that has to be corrected is empty. */
  notShown(columns: readonly string[]): string
  notKept(columns: readonly string[]): string
  /** Numbers of the row that were taken are not written once more. */
  takenEmpty: string
}

export const templateWords: Record<LocaleCode, TemplateWords> = {
  'zh-CN': {
    name: { register: '业主登记表', ledger: '投诉台账', charges: '收费明细', cashbook: '收支台账' },
    example: '示例',
    howTo: '填写说明',
    lists: '选项',
    lines: {
      register: [
        '一户一行；同一户有几位住户，就写几行，房号相同。',
        '“房号”必填。没有“楼栋”“单元”的，可以在“房号”里写全，例如 3-2-501。',
        '“小区”不填，就是本办公室当前的小区。',
        '电话、身份证号的列已设为文本，请直接输入，不要改成数字：Excel 会丢掉末几位。',
        '两个电话可以写在一格里，用“/”隔开；也可以用“备用电话”。',
        '日期写 2019-10-01、2019.10.1、2019年10月 都可以；只知道月份就只写月份。',
        '带下拉箭头的列请尽量选择；写了别的说法，导入时会问是什么意思。',
        '不填的格子不会抹掉档案里已有的内容。',
      ],
      ledger: [
        '一件一行。“编号”“受理时间”“内容”必填；编号保留原样，不能重复。',
        '时间写 2025-11-03 09:30、2025.11.3 9:30 都可以。',
        '“房号”怎么习惯怎么写：3-2-501、3#2单元501 都认得。',
        '不愿留名的，“投诉人”写“匿名”。',
        '“是否及时”照原来的记录填，系统不重新计算。',
        '“回访满意度”填 1 到 5，5 为非常满意。',
        '带下拉箭头的列请尽量选择；写了别的说法，导入时会问是什么意思。',
      ],
      charges: [
        '一行是一户一个月的一项费用。“房号”“收费项目”“所属期”“应收金额”必填；房号要在档案里有。',
        '没有收的，“实收金额”不填；收了的，请同时填“收款日期”和“收款方式”。',
        '一张票据收了几个月，就写几行，票据号、日期和方式相同。',
        '金额写到分，不写负数；退款和冲正请在系统里办理。',
        '带下拉箭头的列请尽量选择；写了别的说法，导入时会问是什么意思。',
      ],
      cashbook: [
        '一行是一笔收入或支出。“日期”“科目”必填；“收入”“支出”只填一个。',
        '期初结余：“类别”写“期初”，“科目”写“物业服务费结余”或“公共收益结余”，金额写在“收入”里。',
        '大修、中修和更新改造由专项维修资金列支，不能记在服务成本里。',
        '同一张凭证的同一笔再导入一次，系统会认得，不会重复记账。',
        '带下拉箭头的列请尽量选择；写了别的说法，导入时会问是什么意思。',
      ],
    },
    notListedTitle: '不在列表里',
    notListed: '列表里没有这个说法。可以保留，导入时再说明它的意思。',
    problems: '有问题的行',
    reason: '错误原因',
    reasonOf: (column, words) => `${column}：${words}`,
    notShown: (columns) => `${columns.join('、')}：您的岗位看不到完整号码，这一格留空，请照原表填写`,
    notKept: (columns) => `${columns.join('、')}：原来的号码没有保留，这一格留空，请照原表填写`,
    takenEmpty: '已导入的号码不再写出，留空不会抹掉档案',
  },
  en: {
    name: { register: 'Register', ledger: 'Ledger', charges: 'Charges', cashbook: 'Books' },
    example: 'Example',
    howTo: 'How to fill in',
    lists: 'Lists',
    lines: {
      register: [
        'One house a row; where several people live in one, a row for each with the same room.',
        'The room is required. Without building and unit it may hold all of it, such as 3-2-501.',
        'An empty community means the office’s own.',
        'Phones and ID numbers are text columns: type them as they are, never as numbers, or Excel drops the last digits.',
        'Two phones may stand in one cell, with “/” between, or use the second phone.',
        'Dates may be 2019-10-01 or 2019.10.1; where only the month is known write only the month.',
        'Choose from the list where there is one; for any other word the import asks what it means.',
        'An empty cell erases nothing.',
      ],
      ledger: [
        'One matter a row. Number, time and words are required; numbers are kept as they are, each once.',
        'Times may be 2025-11-03 09:30 or 2025.11.3 9:30.',
        'Write rooms as you are used to: 3-2-501.',
        'For a caller who gives no name write Anonymous.',
        'Whether it was in time is kept as recorded, never computed anew.',
        'The callback’s score is 1 to 5, 5 for very satisfied.',
        'Choose from the list where there is one; for any other word the import asks what it means.',
      ],
      charges: [
        'One fee of one house and month a row. Room, item, month and receivable are required; the room has to be on record.',
        'Leave the amount received empty where nothing was paid; else fill in the day and the way it was paid too.',
        'A receipt for several months is several rows with the same number, day and way of paying.',
        'Amounts to the fen, never negative; refunds and reversals are made in the program.',
        'Choose from the list where there is one; for any other word the import asks what it means.',
      ],
      cashbook: [
        'One income or expense a row. Date and account are required; fill in either income or expense.',
        'For what a fund held before write 期初 as the fund and 物业服务费结余 or 公共收益结余 as the account, the amount as income.',
        'Major repair and renewal are paid by the maintenance fund, never a cost of the service.',
        'A voucher that was imported before is recognised and not entered twice.',
        'Choose from the list where there is one; for any other word the import asks what it means.',
      ],
    },
    notListedTitle: 'Not in the list',
    notListed: 'The list has no such word. It may stay; the import asks what it means.',
    problems: 'Rows with problems',
    reason: 'What is wrong',
    reasonOf: (column, words) => `${column}: ${words}`,
    notShown: (columns) =>
      `${columns.join(', ')}: your role may not see whole numbers, so the cell is empty; fill it in from your own sheet`,
    notKept: (columns) =>
      `${columns.join(', ')}: the number was not kept, so the cell is empty; fill it in from your own sheet`,
    takenEmpty: 'Numbers that were imported are left empty, which erases nothing',
  },
}
