/** Words under every exported table. */
export const exportWords = {
  footer: (by: string, at: string): string => `导出人：${by}　导出时间：${at}`,
  masked: '电话已隐去中间几位',
  unmasked: (reason: string): string => `含完整电话，事由：${reason}。请妥善保管，用后销毁`,
}

export type ExportWords = typeof exportWords
