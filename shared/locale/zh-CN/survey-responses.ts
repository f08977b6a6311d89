/** The pages of responses and their quality. */
export const surveyResponses = {
  title: '答卷',
}
