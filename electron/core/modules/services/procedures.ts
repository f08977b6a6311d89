import { procedures } from '../../kernel/procedures.ts'
import { archivePrice, createPrice, priceBoard, updatePrice } from './prices.ts'
import { archiveProvider, createProvider, listProviders, updateProvider } from './providers.ts'
import { listRequests } from './request-list.ts'
import { askForService, settleService } from './requests.ts'

const { requests, providers, prices } = procedures.services

export const services = procedures.services.router({
  requests: {
    list: requests.list.handler(({ input, context: { call } }) => listRequests(call, input)),
    ask: requests.ask.handler(({ input, context: { call } }) => askForService(call, input)),
    settle: requests.settle.handler(({ input, context: { call } }) => settleService(call, input)),
  },
  providers: {
    list: providers.list.handler(({ input, context: { call } }) => listProviders(call, input)),
    create: providers.create.handler(({ input, context: { call } }) => createProvider(call, input)),
    update: providers.update.handler(({ input, context: { call } }) => updateProvider(call, input)),
    archive: providers.archive.handler(({ input, context: { call } }) => archiveProvider(call, input)),
  },
  prices: {
    list: prices.list.handler(({ context: { call } }) => priceBoard(call)),
    create: prices.create.handler(({ input, context: { call } }) => createPrice(call, input)),
    update: prices.update.handler(({ input, context: { call } }) => updatePrice(call, input)),
    archive: prices.archive.handler(({ input, context: { call } }) => archivePrice(call, input)),
  },
})
