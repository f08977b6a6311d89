import { procedures } from '../../../kernel/procedures.ts'

const all = procedures.surveys.coding

const notYet = (): never => {
  throw new Error('not yet')
}

export const coding = all.router({
  codes: {
    list: all.codes.list.handler(notYet),
    create: all.codes.create.handler(notYet),
    update: all.codes.update.handler(notYet),
    archive: all.codes.archive.handler(notYet),
    restore: all.codes.restore.handler(notYet),
  },
  texts: all.texts.handler(notYet),
  code: all.code.handler(notYet),
  codeAlike: all.codeAlike.handler(notYet),
  quote: all.quote.handler(notYet),
  counts: all.counts.handler(notYet),
  quotes: all.quotes.handler(notYet),
})
