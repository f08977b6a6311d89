import type { ExportWords } from '../zh-CN/export-words.ts'

export const exportWords: ExportWords = {
  footer: (by, at) => `Exported by ${by} at ${at}`,
  masked: 'Phones are masked',
  unmasked: (reason) => `With whole phones, reason: ${reason}. Keep it safe and destroy it after use`,
}
