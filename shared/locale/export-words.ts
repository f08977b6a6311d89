import type { LocaleCode } from './index.ts'

/** Words under every exported table. */
interface ExportWords {
  footer(by: string, at: string): string
  masked: string
  unmasked(reason: string): string
}

export const exportWords: Record<LocaleCode, ExportWords> = {
  'zh-CN': {
    footer: (by, at) => `导出人：${by}　导出时间：${at}`,
    masked: '电话和证件号码已隐去中间几位',
    unmasked: (reason) => `含完整号码，事由：${reason}。请妥善保管，用后销毁`,
  },
  en: {
    footer: (by, at) => `Exported by ${by} at ${at}`,
    masked: 'The middle digits of phones and ID numbers are hidden',
    unmasked: (reason) => `With whole numbers, because: ${reason}. Keep it safe and destroy it after use`,
  },
}
