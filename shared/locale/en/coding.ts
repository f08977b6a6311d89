/** The pages of open answers. */
export const coding = {
  title: 'Open answers',
}
