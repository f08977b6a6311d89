import { procedures } from '../../../kernel/procedures.ts'
import { codeAlike, codeText, quoteText } from './code-texts.ts'
import { archiveCode, createCode, listCodes, restoreCode, updateCode } from './codes.ts'
import { countCodes, listQuotes } from './counts.ts'
import { listTexts } from './texts.ts'

const all = procedures.surveys.coding

export const coding = all.router({
  codes: {
    list: all.codes.list.handler(({ input, context: { call } }) => listCodes(call, input)),
    create: all.codes.create.handler(({ input, context: { call } }) => createCode(call, input)),
    update: all.codes.update.handler(({ input, context: { call } }) => updateCode(call, input)),
    archive: all.codes.archive.handler(({ input, context: { call } }) => archiveCode(call, input)),
    restore: all.codes.restore.handler(({ input, context: { call } }) => restoreCode(call, input)),
  },
  texts: all.texts.handler(({ input, context: { call } }) => listTexts(call, input)),
  code: all.code.handler(({ input, context: { call } }) => codeText(call, input)),
  codeAlike: all.codeAlike.handler(({ input, context: { call } }) => codeAlike(call, input)),
  quote: all.quote.handler(({ input, context: { call } }) => quoteText(call, input)),
  counts: all.counts.handler(({ input, context: { call } }) => countCodes(call, input)),
  quotes: all.quotes.handler(({ input, context: { call } }) => listQuotes(call, input)),
})
