import { procedures } from '../../../kernel/procedures.ts'

const all = procedures.surveys.results

const notYet = (): never => {
  throw new Error('not yet')
}

export const results = all.router({
  of: all.of.handler(notYet),
  change: all.change.handler(notYet),
  complaints: all.complaints.handler(notYet),
  collection: all.collection.handler(notYet),
  report: {
    get: all.report.get.handler(notYet),
    save: all.report.save.handler(notYet),
    export: all.report.export.handler(notYet),
  },
})
