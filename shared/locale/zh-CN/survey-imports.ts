/** The import of responses. */
export const surveyImports = {
  title: '导入答卷',
}
