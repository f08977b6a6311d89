import { procedures } from '../../../kernel/procedures.ts'
import { changeOf, collectionOf, complaintsOf, resultsOf } from './ask.ts'
import { exportResults } from './export-results.ts'
import { reportOf, saveReport } from './report.ts'

const all = procedures.surveys.results

export const results = all.router({
  of: all.of.handler(({ context: { call }, input }) => resultsOf(call, input)),
  change: all.change.handler(({ context: { call }, input }) => changeOf(call, input)),
  complaints: all.complaints.handler(({ context: { call }, input }) => complaintsOf(call, input)),
  collection: all.collection.handler(({ context: { call }, input }) => collectionOf(call, input)),
  report: {
    get: all.report.get.handler(({ context: { call }, input }) => reportOf(call, input)),
    save: all.report.save.handler(({ context: { call }, input }) => saveReport(call, input)),
    export: all.report.export.handler(({ context: { call }, input, signal }) =>
      exportResults(call, input, signal),
    ),
  },
})
