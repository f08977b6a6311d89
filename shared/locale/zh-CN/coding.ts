/** The pages of open answers. */
export const coding = {
  title: '开放题',
}
