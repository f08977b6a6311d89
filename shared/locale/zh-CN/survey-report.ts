/** The survey report on paper and in Excel. */
export const surveyReport = {
  title: '报告',
}
