import { procedures } from '../../kernel/procedures.ts'
import { monthReport } from './month.ts'

const { reports: contracted } = procedures

export const reports = contracted.router({
  month: contracted.month.handler(({ input, context: { call } }) => monthReport(call, input)),
})
