/** The pages of other voices. */
export const voices = {
  title: 'Other voices',
}
