/** What an outage says about slots of the shipped notices; an end nobody knows stays a slot. */
export const outageSlots = ({ where, from, until }: { where: string; from: string; until: string }) => ({
  楼栋: where,
  开始时间: from,
  恢复时间: until,
})
