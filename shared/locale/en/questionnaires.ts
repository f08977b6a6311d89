/** The pages of questionnaires. */
export const questionnaires = {
  title: 'Questionnaires',
}
