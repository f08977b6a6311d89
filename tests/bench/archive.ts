import { formatRoom } from '../../shared/modules/houses/room.ts'
import {
  combinedTerms,
  nameTerms,
  phoneTerms,
  roomTerms,
  type SearchTerm,
} from '../../electron/core/search/terms.ts'
import type { TestOffice } from '../../electron/core/testing/office.ts'
import { seeded } from '../../shared/random/seeded.ts'

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕解单']
const givenNames = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英建国玉兰文辉玲斌鹏飞雪梅志红慧颖佳浩宇晨阳思',
]

export interface Person {
  id: number
  name: string
  phone: string
  room: string
}

const roomsPerBuilding = 2 * 25 * 4

/**
 * Fills an office with synthetic residents, one a house, written with the program's own search terms but past its
 * commands: this is the ground of a measurement, not what is measured.
 */
export function fillArchive(office: TestOffice, count: number): Person[] {
  const { raw } = office.core.services.database
  const random = seeded(20261121)
  const pick = (letters: string[]) => letters[Math.floor(random() * letters.length)]!
  const stamp = `'2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'`
  const building = raw.prepare(
    `INSERT INTO buildings (community_id, name, created_at, updated_at) VALUES (1, ?, ${stamp})`,
  )
  const house =
    raw.prepare(`INSERT INTO houses (building_id, unit, room, floor, line, kind, state, notes, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, 'residential', 'occupied', '', ${stamp})`)
  const resident =
    raw.prepare(`INSERT INTO residents (name, occupation, emergency_name, emergency_phone, notes, created_at, updated_at)
    VALUES (?, '', '', '', '', ${stamp})`)
  const phoneRow =
    raw.prepare(`INSERT INTO resident_phones (resident_id, phone, label, position, created_at, updated_at)
    VALUES (?, ?, '', 0, ${stamp})`)
  const occupancy =
    raw.prepare(`INSERT INTO occupancies (house_id, resident_id, role, is_primary, created_at, updated_at)
    VALUES (?, ?, 'owner', 1, ${stamp})`)
  const people: Person[] = []
  const terms: (SearchTerm & { ref: string })[] = []
  raw.transaction(() => {
    let buildingId = 0
    let buildingName = ''
    for (let index = 0; index < count; index++) {
      const inBuilding = index % roomsPerBuilding
      if (inBuilding === 0) {
        buildingName = String(index / roomsPerBuilding + 1)
        buildingId = Number(building.run(buildingName).lastInsertRowid)
      }
      const unit = String(Math.floor(inBuilding / 100) + 1)
      const floor = Math.floor((inBuilding % 100) / 4) + 1
      const line = `0${(inBuilding % 4) + 1}`
      const address = { building: buildingName, unit, room: `${floor}${line}` }
      const name = pick(surnames) + pick(givenNames) + (random() < 0.7 ? pick(givenNames) : '')
      const phone = `13${String(Math.floor(random() * 1e9)).padStart(9, '0')}`
      const houseId = Number(house.run(buildingId, unit, address.room, floor, line).lastInsertRowid)
      const id = Number(resident.run(name).lastInsertRowid)
      phoneRow.run(id, phone)
      occupancy.run(houseId, id)
      for (const term of roomTerms(address)) terms.push({ ...term, ref: `h:${houseId}` })
      for (const term of [...nameTerms(name), ...phoneTerms(phone), ...combinedTerms(name, address)])
        terms.push({ ...term, ref: `r:${id}` })
      people.push({ id, name, phone, room: formatRoom(address) })
    }
    terms.sort((a, b) => (a.term < b.term ? -1 : a.term > b.term ? 1 : 0))
    const insert = raw.prepare(
      `INSERT OR IGNORE INTO search_terms (term, kind, ref, weight) VALUES (?, ?, ?, ?)`,
    )
    for (const { term, kind, ref, weight } of terms) insert.run(term, kind, ref, weight)
    raw.exec(
      `INSERT INTO search_refs SELECT ref, json_group_array(json_array(term, kind)) FROM search_terms GROUP BY ref`,
    )
  })()
  raw.pragma('wal_checkpoint(TRUNCATE)')
  return people
}
