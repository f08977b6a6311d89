/** The pages of results. */
export const surveyResults = {
  title: 'Results',
}
