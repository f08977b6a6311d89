import { en } from './en/index.ts'
import { zhCN } from './zh-CN/index.ts'

export const localeCodes = ['zh-CN', 'en'] as const
export type LocaleCode = (typeof localeCodes)[number]
export type Messages = typeof zhCN

/** Every visible word, by language; one file a module in each. */
export const messages: Record<LocaleCode, Messages> = { 'zh-CN': zhCN, en }
