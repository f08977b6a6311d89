/** What the wizard asks, kept while going back and forth. */
export const blankAnswers = () => ({
  office: { name: '', hotline: '' },
  community: { name: '' },
  person: { name: '', login: '', password: '', repeat: '' },
})

export type Answers = ReturnType<typeof blankAnswers>
