/** The entry station. */
export const surveyEntry = {
  title: '录入台',
}
