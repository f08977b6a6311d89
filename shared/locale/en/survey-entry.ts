/** The entry station. */
export const surveyEntry = {
  title: 'Entry',
}
