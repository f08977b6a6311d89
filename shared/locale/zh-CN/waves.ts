/** The pages of waves and papers. */
export const waves = {
  title: '调查批次',
}
