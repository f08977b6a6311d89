import { procedures } from '../../kernel/procedures.ts'
import { archiveHouse } from './archive.ts'
import { houseCard } from './card.ts'
import { exportHouses } from './export.ts'
import { generateHouses } from './generate.ts'
import { houseGrid } from './grid.ts'
import { listHouses } from './list.ts'
import { addRecord, voidRecord } from './records.ts'
import { transferHouse } from './transfer.ts'
import { houseTree } from './tree.ts'
import { createHouse, updateHouse } from './write.ts'

const { houses: asked } = procedures

export const houses = asked.router({
  tree: asked.tree.handler(({ context: { call } }) => houseTree(call)),
  list: asked.list.handler(({ input, context: { call } }) => listHouses(call, input)),
  grid: asked.grid.handler(({ input, context: { call } }) => houseGrid(call, input.buildingId)),
  get: asked.get.handler(({ input, context: { call } }) => houseCard(call, input.id)),
  create: asked.create.handler(({ input, context: { call } }) => createHouse(call, input)),
  update: asked.update.handler(({ input, context: { call } }) => updateHouse(call, input)),
  addRecord: asked.addRecord.handler(({ input, context: { call } }) => addRecord(call, input)),
  voidRecord: asked.voidRecord.handler(({ input, context: { call } }) => voidRecord(call, input)),
  transfer: asked.transfer.handler(({ input, context: { call } }) => transferHouse(call, input)),
  archive: asked.archive.handler(({ input, context: { call } }) => archiveHouse(call, input)),
  exportList: asked.exportList.handler(({ input, context: { call }, signal }) =>
    exportHouses(call, input, signal),
  ),
  generate: asked.generate.handler(({ input, context: { call } }) => generateHouses(call, input)),
})
