/** The pages of waves and papers. */
export const waves = {
  title: 'Waves',
}
