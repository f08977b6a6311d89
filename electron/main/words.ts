import { messages, type LocaleCode } from '../../shared/locale/index.ts'
import { shell as en } from '../../shared/locale/en/shell.ts'
import { shell as zhCN } from '../../shared/locale/zh-CN/shell.ts'

const shells = { 'zh-CN': zhCN, en } as const satisfies Record<LocaleCode, typeof zhCN>

/** What the desktop itself says, and the words of its errors. */
export const wordsFor = (locale: LocaleCode) => ({ shell: shells[locale], errors: messages[locale].errors })
