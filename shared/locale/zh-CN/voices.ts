/** The pages of other voices. */
export const voices = {
  title: '其他声音',
}
