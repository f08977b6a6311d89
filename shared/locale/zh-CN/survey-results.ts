/** The pages of results. */
export const surveyResults = {
  title: '结果',
}
