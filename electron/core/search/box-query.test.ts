import BetterSqlite from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matchedRange } from '../../../shared/text/highlight.ts'
import type { HouseAddress } from '../../../shared/modules/houses/room.ts'
import { after, planQuery, searchTerms } from './box-query.ts'
import type { TermReader, TermRow } from './box-query.ts'
import { combinedTerms, nameTerms, numberTerms, phoneTerms, plateTerms, roomTerms } from './terms.ts'
import type { SearchTerm } from './terms.ts'

interface Person {
  name: string
  phone: string
  address: HouseAddress
}

const SURNAMES = '王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高'
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志云林'

/** 2,000 residents of ten buildings, the same in every run. */
const people: Person[] = Array.from({ length: 2000 }, (_, i) => {
  const building = Math.floor(i / 200) + 1
  const flat = i % 200
  return {
    name: SURNAMES[i % 20]! + GIVEN[(i * 7) % 32]! + (i % 5 ? GIVEN[Math.floor(i / 13) % 32]! : ''),
    phone: `13${String(i * 499_979 + 7).padStart(9, '0')}`,
    address: {
      building: String(building),
      unit: String(Math.floor(flat / 100) + 1),
      room: `${Math.floor((flat % 100) / 4) + 1}${String((flat % 4) + 1).padStart(2, '0')}`,
    },
  }
})
const known = (place: number, name: string, phone: string) => {
  people[place] = { ...people[place]!, name, phone }
  return { ref: `r:${place}`, ...people[place]! }
}
const zeng = known(517, '曾晓慧', '13912345678')
const ouyang = known(903, '欧阳静雯', '18600021201')
const wang = known(1204, '王张芳', '15000000501')

const database = new BetterSqlite(':memory:')
const reads: { limit: number; rows: number }[] = []
const read: TermReader = (from, toExclusive, limit) => {
  const rows = database
    .prepare(
      'SELECT term, kind, weight, ref FROM search_terms WHERE term >= ? AND term < ? ORDER BY term, kind, ref LIMIT ?',
    )
    .all(from, toExclusive, limit) as TermRow[]
  reads.push({ limit, rows: rows.length })
  return Promise.resolve(rows)
}
const first = async (text: string) => (await searchTerms(text, read))[0]
const mixedCase = (text: string) => [...text].map((char, i) => (i % 2 ? char.toUpperCase() : char)).join('')
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000')

beforeAll(() => {
  database.exec(`CREATE TABLE search_terms (term TEXT NOT NULL, kind TEXT NOT NULL, ref TEXT NOT NULL, weight INTEGER NOT NULL,
    PRIMARY KEY (term, kind, ref)) WITHOUT ROWID`)
  const insert = database.prepare('INSERT INTO search_terms (term, kind, ref, weight) VALUES (?, ?, ?, ?)')
  const put = (ref: string, terms: SearchTerm[]) => {
    for (const { term, kind, weight } of terms) insert.run(term, kind, ref, weight)
  }
  database.transaction(() => {
    people.forEach(({ name, phone, address }, i) => {
      put(`h:${i}`, roomTerms(address))
      put(`r:${i}`, [...nameTerms(name), ...phoneTerms(phone), ...combinedTerms(name, address)])
    })
    put('r:9101', plateTerms('京A86420'))
    put('r:9102', plateTerms('沪AD86421'))
    put('h:9001', roomTerms({ building: '商业街', unit: '', room: '商铺12' }))
    put('h:9002', roomTerms({ building: '12', unit: '1', room: '102' }))
    put('h:9003', roomTerms({ building: '1', unit: '2', room: '1102' }))
    for (let day = 1; day <= 28; day++)
      for (let series = 1; series <= 9; series++)
        put(`t:${day * 10 + series}`, numberTerms(`TS-202611${String(day).padStart(2, '0')}-000${series}`))
  })()
})
afterAll(() => database.close())

describe('the box', () => {
  it.each(['3-2-501', '3#2-501', '三栋二单元501', '32501', '3 2 501', '3.2.501'])(
    'finds the house typed as %s',
    async (text) => {
      const place = people.findIndex(
        ({ address: { building, unit, room } }) => `${building}-${unit}-${room}` === '3-2-501',
      )
      expect(await first(text)).toMatchObject({ ref: `h:${place}`, reason: 'room', exact: true })
    },
  )

  it('shows both readings of a compact room', async () => {
    const hits = await searchTerms('121102', read)
    expect(hits.slice(0, 3).map(({ ref }) => ref)).toEqual(expect.arrayContaining(['h:9002', 'h:9003']))
  })

  it.each(['商铺12', '12号商铺', '商业街商铺12', '商业街 商铺12', 'sp12', 'syjsp12'])(
    'finds the shop typed as %s',
    async (text) => expect(await first(text)).toMatchObject({ ref: 'h:9001', reason: 'room' }),
  )

  it('finds every resident by the tail, the head and the whole of the phone', async () => {
    for (const [i, { phone }] of people.entries()) {
      if (i % 97 !== 0) continue
      expect(await first(phone), phone).toMatchObject({ ref: `r:${i}`, exact: true })
      expect(await first(phone.slice(0, 9)), phone).toMatchObject({ ref: `r:${i}`, reason: 'phone-head' })
      expect(await first(phone.slice(-7)), phone).toMatchObject({ ref: `r:${i}`, reason: 'phone-tail' })
    }
    expect(await first('5678')).toMatchObject({ ref: zeng.ref, reason: 'phone-tail', matched: '5678' })
    expect(await first('139 1234 5678')).toMatchObject({ ref: zeng.ref })
    expect(await first('+86 139-1234')).toMatchObject({ ref: zeng.ref, reason: 'phone-head' })
  })

  it('does not lose a phone among the rooms that read the same backwards', async () => {
    // 1201 backwards is room 1021; every building has rooms 105, which is 501 backwards.
    expect((await searchTerms('1201', read, 100)).map(({ ref }) => ref)).toContain(ouyang.ref)
    expect((await searchTerms('501', read, 200)).map(({ ref }) => ref)).toContain(wang.ref)
  })

  it.each(['欧阳静雯', '静雯', '雯', '欧阳'])('finds a name by %s', async (text) =>
    expect(await first(text)).toMatchObject({ ref: ouyang.ref, reason: 'name' }),
  )

  it.each(['ouyangjingwen', 'ouyang', 'jingwen', 'ouyangj', 'OuYang JingWen', "ou'yang"])(
    'finds it by the sound %s',
    async (text) => expect(await first(text)).toMatchObject({ ref: ouyang.ref, reason: 'pinyin' }),
  )

  it.each(['oyjw', 'yjw', 'oy'])('finds it by the initials %s', async (text) =>
    expect(await first(text)).toMatchObject({ ref: ouyang.ref, reason: 'initials' }),
  )

  it('finds a surname however it is read', async () => {
    for (const text of ['zengxiaohui', 'cengxiaohui', 'zeng', 'ceng', 'xiaohui'])
      expect(await first(text), text).toMatchObject({ ref: zeng.ref })
  })

  it('finds a person by name and room together', async () => {
    const { room } = zeng.address
    for (const text of [`zxh${room}`, `曾${room}`, `zeng ${room}`, `曾晓慧 ${room}`, `ceng${room}`])
      expect(await first(text), text).toMatchObject({ ref: zeng.ref, reason: 'name', exact: true })
  })

  it('finds a ticket by its number, and by day and series', async () => {
    for (const text of ['TS-20261121-0007', 'ts202611210007', '20261121-0007', 'TS 20261121 0007'])
      expect(await first(text), text).toMatchObject({ ref: 't:217', reason: 'number', exact: true })
    expect((await searchTerms('0007', read, 100)).filter(({ reason }) => reason === 'number')).toHaveLength(
      28,
    )
  })

  it.each(['京A86420', '京a·86420', '京Ａ 86420', 'A86420', 'a-86420'])(
    'finds the plate typed as %s',
    async (text) => expect(await first(text)).toMatchObject({ ref: 'r:9101', reason: 'plate', exact: true }),
  )

  it('finds a plate by its beginning and by its last characters', async () => {
    const plates = async (text: string) =>
      (await searchTerms(text, read, 200)).filter(({ reason }) => reason === 'plate').map(({ ref }) => ref)
    expect(await plates('86420')).toEqual(['r:9101'])
    expect(await plates('420')).toEqual(['r:9101'])
    expect(await plates('864')).toEqual(['r:9101', 'r:9102'])
    expect(await plates('沪AD8')).toEqual(['r:9102'])
    expect(await plates('8-6-420')).toEqual([])
    expect(await plates('20')).toEqual([])
  })

  it('puts the end of a plate behind rooms and phones', async () => {
    expect((await searchTerms('864', read, 200)).at(-1)).toMatchObject({ reason: 'plate', exact: false })
  })

  it('ranks the surname before given names that sound the same', async () => {
    const hits = await searchTerms('lin', read)
    const names = hits.map(({ ref }) => people[Number(ref.slice(2))]!.name)
    expect(names.filter((name) => name.startsWith('林')).length).toBe(names.length)
  })

  it('puts rooms before phones, phones before ticket series', async () => {
    const reasons = async (text: string) => [
      ...new Set((await searchTerms(text, read, 200)).map(({ reason }) => reason)),
    ]
    expect(await reasons('501')).toEqual(['room', 'phone-tail'])
    expect(await reasons('0007')).toEqual(['phone-tail', 'number'])
    expect(await reasons('139')).toEqual(['phone-tail', 'phone-head'])
  })

  it('marks what matched', async () => {
    const mark = async (text: string, shown: string, ref: string) => {
      const hit = (await searchTerms(text, read, 100)).find((row) => row.ref === ref)!
      const { start, end } = matchedRange(hit.matched, shown, hit.hint)!
      return shown.slice(start, end)
    }
    expect(await mark('zf', '王张芳', wang.ref)).toBe('张芳')
    expect(await mark('zhangf', '王张芳', wang.ref)).toBe('张芳')
    expect(await mark('张芳', '王张芳', wang.ref)).toBe('张芳')
    expect(await mark('5678', '139****5678', zeng.ref)).toBe('5678')
  })

  it('gives the same for capitals, full-width letters and spaces around', async () => {
    for (const text of [
      '3-2-501',
      'oyjw',
      '欧阳',
      'ts-20261121-0007',
      '5678',
      'sp12',
      'zeng 501',
      '京a86420',
    ]) {
      const hits = await searchTerms(text, read)
      expect(await searchTerms(` ${mixedCase(text)} `, read), text).toEqual(hits)
      expect(await searchTerms(`\u3000${fullWidth(text)}\u200b`, read), text).toEqual(hits)
    }
  })

  it('reads few short ranges for anything typed, never throws, and ranks the same each time', async () => {
    const unit = fc.constantFrom(...'0123456789张三王zsli栋号单元商铺-+#. 　％_*<=京\u{10FFFF}')
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit, maxLength: 12 })),
        async (text) => {
          reads.length = 0
          const hits = await searchTerms(text, read, 10)
          expect(reads.length).toBeLessThanOrEqual(12)
          expect(reads.every(({ limit, rows }) => limit <= 64 && rows <= limit)).toBe(true)
          expect(hits.length).toBeLessThanOrEqual(10)
          expect(new Set(hits.map(({ ref }) => ref)).size).toBe(hits.length)
          expect(await searchTerms(text, read, 10)).toEqual(hits)
        },
      ),
    )
  })
})

describe('a plan', () => {
  it('reads bare digits as room, phone, number and plate, in that order', () => {
    expect(planQuery('501').map(({ reason }) => reason)).toEqual([
      'room',
      'phone-head',
      'phone-tail',
      'number',
      'plate',
    ])
    expect(planQuery('50').map(({ reason }) => reason)).not.toContain('phone-tail')
    expect(planQuery('3-2-501').map(({ reason }) => reason)).not.toContain('phone-tail')
  })

  it('is empty where nothing can be looked for', () => {
    for (const text of ['', ' ', '-', '%', '*', '。']) expect(planQuery(text), text).toEqual([])
  })

  it('ends a range after everything that begins with the prefix', () => {
    const bytes = (text: string) => Buffer.from(text)
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({ unit: 'grapheme' }),
        (prefix, rest) => {
          expect(Buffer.compare(bytes(prefix + rest), bytes(after(prefix)))).toBe(-1)
          expect(Buffer.compare(bytes(prefix), bytes(after(prefix)))).toBe(-1)
        },
      ),
    )
  })
})
