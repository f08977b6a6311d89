/** The import of responses. */
export const surveyImports = {
  title: 'Import responses',
}
