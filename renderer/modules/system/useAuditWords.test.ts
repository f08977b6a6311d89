// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { messages } from '../../../shared/locale/index.ts'
import type { AuditRow } from '../../../shared/modules/system/contract.ts'
import { useAuditWords } from './useAuditWords.ts'

function words(locale: 'zh-CN' | 'en' = 'zh-CN'): ReturnType<typeof useAuditWords> {
  let made: ReturnType<typeof useAuditWords> | undefined
  const plugins = [createI18n({ legacy: false, locale, messages })]
  mount({ setup: () => ((made = useAuditWords()), () => null) }, { global: { plugins } })
  return made!
}
const row = (subject: string, label = ''): AuditRow => ({
  seq: 1,
  at: '2026-11-21T01:00:00.000Z',
  actor: '',
  host: 'desktop',
  action: '',
  subject,
  label,
  fields: [],
  reason: '',
  outcome: 'done',
})

it.each([
  [row('user:1', 'lock'), '使用者 锁屏'],
  [row('import:2', 'rows: 28'), '导入 28 行'],
  [row('export:houses', 'masked: 28'), '导出 房屋 电话已打码，28 行'],
  [row('resident:7', 'ticket:12'), '住户 受理单 12'],
  [row('resident:7'), '住户 7'],
  [row('list:residents', 'rows: 260'), '清单 住户 260 行'],
  [row('list:bin', 'rows: 3'), '清单 回收站 3 行'],
  [row('form:slip'), '表单 受理回执'],
  [row('ticket:7', 'TS-20261121-0007'), '受理单 TS-20261121-0007'],
  [row('community:1', '青龙园'), '小区 青龙园'],
  [row('ids.reveal'), '查看完整身份证号'],
  [row('tickets.work'), '处理受理'],
])('%# is told in words', (entry, told) => {
  expect(words().subjectOf(entry)).toBe(told)
})

it('tells a failed import by what happened, in both languages', () => {
  const failed = row('import:2', 'DISK_FULL')
  expect(words().subjectOf(failed)).toBe(`导入 ${messages['zh-CN'].errors.DISK_FULL.what}`)
  expect(words('en').subjectOf(failed)).toBe(`Import ${messages.en.errors.DISK_FULL.what}`)
})

it('names a column and the same field of a form alike', () => {
  const { fieldOf } = words()
  expect([fieldOf('done_at'), fieldOf('doneAt')]).toEqual(['完成时间', '完成时间'])
})
