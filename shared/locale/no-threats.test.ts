import { describe, expect, it } from 'vitest'
import { messages, type LocaleCode } from './index.ts'

/** Every message by its dotted key. */
function flatten(tree: object, prefix = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value as object, `${prefix}${key}.`),
  )
}

/**
 * 民法典第九百四十四条第三款: 物业服务人不得采取停止供电、供水、供热、供燃气等方式催交物业费. What the program says about
 * money speaks of none of it, nor of any other way to press somebody.
 */
const threats: Record<LocaleCode, RegExp> = {
  'zh-CN':
    /[停断限掐][水电气暖热]|(停止|中断|切断|暂停|限制).{0,3}(供|用)?(水|电|气|暖|热|服务)|禁(用|刷)|门禁|电梯卡|起诉|诉讼|法院|律师|仲裁|法律(责任|手段|途径)|滞纳金|违约金|罚款|罚金|催缴|催交|催讨|追缴|追讨|曝光|公布名单|黑名单|失信|征信|后果|否则|逾期将|将(采取|予以|停)/,
  en: /\b(cut|cuts|cutting|shut|shuts|turn|turned|switch|switched)[ -]?(off|out)\b|\bdisconnect|\bsuspend|\b(sue|sued|suing|court|lawsuit|lawyer|legal action|litigation|penalt(y|ies)|late fee|surcharge|fine of|blacklist|debt collect|credit rating|consequence|or else|otherwise we|final notice|demand)\b/i,
}

/** Where money is asked for. */
const aboutMoney =
  /^(payments|arrears|fees)\.|^terms\.(fee|charge|payment|skip|arrears)|^terms\.form\.(receipt|arrears|house-account|daily)|^errors\.(AMOUNT|MONTH)/
/** Where an owner is told of what is open. */
const aboutDebts: Record<LocaleCode, RegExp> = {
  'zh-CN': /欠费|欠缴|未缴|待缴|逾期|拖欠|催/,
  en: /arrears|unpaid|overdue|owe[sd]?\b/i,
}
const cutsOff: Record<LocaleCode, RegExp> = {
  'zh-CN': /[停断限][水电气暖热]/,
  en: /\b(water|power|electricity|gas|heat(ing)?)\b.*\b(off|cut|stop|outage)/i,
}

describe.each(Object.keys(messages) as LocaleCode[])('%s', (locale) => {
  const all = flatten(messages[locale])

  it('never presses anybody who owes money', () => {
    const shown = all.filter(([key]) => aboutMoney.test(key))
    expect(shown.length).toBeGreaterThan(200)
    expect(shown.filter(([, text]) => threats[locale].test(text))).toEqual([])
  })

  it('nowhere speaks of debts and of water or power in one breath', () => {
    expect(all.filter(([, text]) => aboutDebts[locale].test(text) && cutsOff[locale].test(text))).toEqual([])
  })
})

it('the pattern knows a threat when it sees one', () => {
  for (const text of ['逾期将停止供水', '限电', '否则起诉', '请及时缴纳，逾期将予以断电', '收取滞纳金'])
    expect(threats['zh-CN'].test(text), text).toBe(true)
  for (const text of ['We will cut off your water', 'Power is disconnected', 'We may go to court'])
    expect(threats.en.test(text), text).toBe(true)
})
