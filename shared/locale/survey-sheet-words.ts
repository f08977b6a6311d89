import type { LocaleCode } from './index.ts'

/** Words of the workbook in which a wave is typed elsewhere, beside the names of its columns. */
interface SurveySheetWords {
  /** The sheet, and the beginning of the file's name before the wave's code. */
  name: string
  number: string
  room: string
  way: string
  example: string
  howTo: string
  lists: string
  lines: readonly string[]
  notListedTitle: string
  notListed: string
}

export const surveySheetWords: Record<LocaleCode, SurveySheetWords> = {
  'zh-CN': {
    name: '答卷录入表',
    number: '问卷编号',
    room: '房号',
    way: '回收方式',
    example: '示例',
    howTo: '填写说明',
    lists: '选项',
    lines: [
      '一份问卷一行。“问卷编号”必填，照纸上的编号填写；已经列出的编号不要改。',
      '没有收回的问卷，这一行空着就行，不会导入。',
      '量表题填 1 到 5，不了解填 0；没有回答的空着。',
      '推荐意愿填 0 到 10。',
      '单选题从下拉列表里选；多选题写选项的序号，用“、”隔开，例如 1、3。',
      '开放题照原话填写，不要写住户的姓名和电话。',
      '不要增加、删除或移动列；列名不要改。',
      '填好以后，在“调查”的“导入答卷”里选这个文件。',
    ],
    notListedTitle: '不在列表里',
    notListed: '请从列表里选，或空着。',
  },
  en: {
    name: 'Survey answers',
    number: 'Paper No.',
    room: 'Room',
    way: 'Way',
    example: 'Example',
    howTo: 'How to fill in',
    lists: 'Lists',
    lines: [
      'One paper a row. The number is required, as on the paper; leave those listed as they are.',
      'Leave the row of a paper that has not come back empty: it is not imported.',
      'Scales take 1 to 5, 0 for cannot say; leave empty what was not answered.',
      'The recommendation takes 0 to 10.',
      'Choose one option from the list; for several write their numbers, such as 1、3.',
      'Write open answers as they were said, without names or phone numbers.',
      'Do not add, delete, move or rename columns.',
      'Then choose this file under Surveys, Import responses.',
    ],
    notListedTitle: 'Not in the list',
    notListed: 'Choose from the list or leave it empty.',
  },
}
