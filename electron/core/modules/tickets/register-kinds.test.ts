import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ticketKinds, type TicketKind } from '../../../../shared/modules/tickets/terms.ts'
import { givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, givenPhoto, refusal, registration, type Desk } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient
let desk: Desk
let leak: string
let wall: string

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'clerk', ['clerk'])
  desk = await deskOf(manager)
  leak = await givenPhoto(office, 'leak')
  wall = await givenPhoto(office, 'wall')
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const categories: Record<TicketKind, string> = {
  complaint: '电梯故障',
  repair: '水管漏水',
  inquiry: '物业费',
  suggestion: '服务改进',
  help: '',
  praise: '',
}

/** A finest category of each kind; the office's own where the test does not care. */
async function categoryOf(kind: TicketKind): Promise<number> {
  const all = (await manager.office.dictionaries()).categories.filter((each) => each.kind === kind)
  const named = all.find(({ name }) => name === categories[kind])
  return (named ?? all.find(({ id }) => !all.some((each) => each.parentId === id)))!.id
}

const inputOf = async (changes: Parameters<typeof registration>[1] = {}) =>
  registration(desk, { ...changes, categoryId: await categoryOf(changes.kind ?? 'complaint') })
const register = async (changes: Parameters<typeof registration>[1] = {}) =>
  clerk.tickets.register(await inputOf(changes))
const saved = async (changes: Parameters<typeof registration>[1] = {}) =>
  manager.tickets.get(await register(changes))
const wechat = () => desk.channel('微信')

describe('a repair', () => {
  it('keeps whether one may go in and when somebody comes', async () => {
    const ticket = await saved({
      kind: 'repair',
      entry: 'call-first',
      appointmentOn: '2026-11-21',
      appointmentTime: '14–16点',
    })
    expect(ticket).toMatchObject({
      entry: 'call-first',
      appointmentOn: '2026-11-21',
      appointmentTime: '14–16点',
    })
    expect(ticket.number).toMatch(/^BX-20261121-\d{4}$/)
  })

  it.each([
    ['the day before it was received', '2026-11-20'],
    ['years ahead', '2029-11-21'],
  ])('is not appointed for %s', async (_, appointmentOn) => {
    expect(await refusal(register({ kind: 'repair', appointmentOn }))).toBe('INVALID_INPUT appointmentOn')
  })

  it('entered later may have been appointed for a day that is past', async () => {
    const receivedAt = '2026-11-19T02:00:00.000Z'
    const ticket = await saved({ kind: 'repair', receivedAt, appointmentOn: '2026-11-20' })
    expect(ticket.appointmentOn).toBe('2026-11-20')
  })
})

it('keeps where a message came from, the answers, and the photos in their order', async () => {
  const answers = [
    { question: '有人被困吗？', answer: 'yes', alarm: true },
    { question: '还在漏吗？', answer: 'unknown', alarm: false },
  ] as const
  const ticket = await saved({
    channelId: wechat(),
    channelNote: '三栋业主群',
    answers: [...answers],
    photos: [wall, leak, wall],
  })
  expect(ticket).toMatchObject({ channelNote: '三栋业主群', answers })
  expect(ticket.photos.map(({ hash }) => hash)).toEqual([wall, leak])
  expect(ticket.events.map(({ kind }) => kind)).toEqual(['registered', 'photo-added', 'photo-added'])
  expect(await refusal(register({ photos: ['0'.repeat(64)] }))).toBe('NOT_FOUND photos')
})

describe('solved on the spot', () => {
  it.each(ticketKinds)(
    'a %s is closed as it is saved, by a clerk, and its caller counts as told',
    async (kind) => {
      const ticket = await saved({ kind, channelId: wechat(), solved: '已说明收费标准' })
      expect(ticket).toMatchObject({
        state: 'closed',
        solvedOnSpot: true,
        doneAt: ticket.receivedAt,
        closedAt: ticket.receivedAt,
        firstContactAt: ticket.receivedAt,
        firstContactResult: 'told-accepted',
        dueAt: null,
      })
      expect(ticket.events.map((event) => [event.kind, event.text])).toEqual([
        ['registered', ''],
        ['first-contact', ''],
        ['closed', '已说明收费标准'],
      ])
    },
  )

  it('a message that lay for hours is answered when it is answered, not when it came', async () => {
    const receivedAt = '2026-11-20T16:30:00.000Z'
    const ticket = await saved({ channelId: wechat(), receivedAt, solved: '已说明收费标准' })
    expect(ticket).toMatchObject({
      receivedAt,
      firstContactDueAt: '2026-11-20T16:45:00.000Z',
      firstContactAt: ticket.enteredAt,
      doneAt: ticket.enteredAt,
      closedAt: ticket.enteredAt,
    })
  })

  it('stays so when it is opened again, and is closed by work then', async () => {
    const { id, version } = await register({ solved: '已复位' })
    await manager.tickets.reopen({ id, version, text: '又停了' })
    expect(await manager.tickets.get({ id })).toMatchObject({
      state: 'open',
      solvedOnSpot: true,
      doneAt: null,
    })
  })
})

describe('entered later', () => {
  const receivedAt = '2026-11-20T23:30:00.000Z'

  it('promises from the true moment, with a number of today and the mark', async () => {
    const ticket = await saved({ receivedAt })
    expect(ticket).toMatchObject({
      backEntered: true,
      receivedAt,
      enteredAt: '2026-11-21T01:12:00.000Z',
      firstContactAt: receivedAt,
      replyDueAt: '2026-11-21T23:30:00.000Z',
      resolveDueAt: '2026-11-23T23:30:00.000Z',
    })
    expect(ticket.number).toMatch(/^TS-20261121-/)
    expect(ticket.events[0]!.at).toBe('2026-11-21T01:12:00.000Z')
  })

  it('is what a message of another day is, and not one that is read on the day it came', async () => {
    const message = async (moment: string) => saved({ channelId: wechat(), receivedAt: moment })
    const today = await message('2026-11-20T16:00:00.000Z')
    expect(today).toMatchObject({
      backEntered: false,
      receivedAt: '2026-11-20T16:00:00.000Z',
      firstContactAt: null,
    })
    expect((await message('2026-11-20T15:59:00.000Z')).backEntered).toBe(true)
  })

  it('was solved when it was received and is closed only now', async () => {
    expect(await saved({ receivedAt, solved: '已复位' })).toMatchObject({
      doneAt: receivedAt,
      closedAt: '2026-11-21T01:12:00.000Z',
    })
  })

  it.each([
    ['a moment to come', '2026-11-21T01:12:00.001Z'],
    ['more than 90 days ago', '2026-08-23T01:11:59.000Z'],
  ])('is refused for %s', async (_, moment) => {
    expect(await refusal(register({ receivedAt: moment }))).toBe('INVALID_INPUT receivedAt')
  })

  it('is taken for exactly 90 days ago', async () => {
    expect((await saved({ receivedAt: '2026-08-23T01:12:00.000Z' })).backEntered).toBe(true)
  })
})

describe('joined as it is saved', () => {
  it('waits for the other, and both timelines say so', async () => {
    const main = await register({ words: '三栋电梯停在七楼' })
    const ticket = await saved({ joinInto: main.id })
    expect(ticket).toMatchObject({
      state: 'joined',
      joinedInto: { id: main.id, number: main.number },
      dueAt: null,
    })
    expect(ticket.events.at(-1)).toMatchObject({ kind: 'joined', detail: { number: main.number } })
    const other = await manager.tickets.get({ id: main.id })
    expect(other.joined.map(({ number }) => number)).toEqual([ticket.number])
    expect(other.events.at(-1)).toMatchObject({ kind: 'joined-by', detail: { number: ticket.number } })
    expect(other.version).toBe(1)
  })

  it.each([
    ['one that is closed', { solved: '好了' }],
    ['one that waits itself', 'joined'],
    ['one that does not exist', null],
  ])('is refused for %s', async (_, which) => {
    const first = which === null ? null : await register(which === 'joined' ? {} : (which as object))
    const into = which === 'joined' ? await register({ joinInto: first!.id }) : first
    expect(await refusal(register({ joinInto: into?.id ?? 99_999 }))).toBe('INVALID_INPUT joinInto')
  })

  it('is refused for what is solved already', async () => {
    const main = await register()
    expect(await refusal(register({ joinInto: main.id, solved: '好了' }))).toBe('INVALID_INPUT joinInto')
  })
})

describe('sent again with the same key', () => {
  it('is the same ticket, also after it went on', async () => {
    const main = await register()
    const [number] = (
      await clerk.tickets.reserveBlanks({ kind: 'repair', count: 1, requestKey: randomUUID() })
    ).numbers
    const input = await inputOf({
      kind: 'repair',
      blankNumber: number,
      joinInto: main.id,
      photos: [leak],
      receivedAt: '2026-11-20T23:30:00.000Z',
      appointmentOn: '2026-11-22',
      answers: [{ question: '还在漏吗？', answer: 'yes' }],
    })
    const first = await clerk.tickets.register(input)
    office.clock.advance(1000)
    const parted = await manager.tickets.part(first)
    await manager.attachments.attach({ ...parted, hashes: [wall] })
    expect(await clerk.tickets.register(input)).toEqual({ ...first, version: parted.version + 1 })
  })

  it.each([
    ['entry', { entry: 'no' }],
    ['appointment', { appointmentOn: '2026-11-23' }],
    ['source', { channelNote: '业主群' }],
    ['answers', { answers: [{ question: '有人被困吗？', answer: 'no' }] }],
    ['solution', { solved: '好了' }],
    ['moment', { receivedAt: '2026-11-20T00:00:00.000Z' }],
    ['photo', { photos: ['leak'] }],
    ['ticket to join', { joinInto: 1 }],
    ['blank slip', { blankNumber: 'BX-20261121-0001' }],
  ] as const)('but another %s, it is refused with the number that is there', async (_, changed) => {
    const input = await inputOf({ kind: 'repair' })
    const { id, number } = await clerk.tickets.register(input)
    const changes =
      'photos' in changed ? { photos: [leak] } : 'joinInto' in changed ? { joinInto: id } : changed
    const again = clerk.tickets.register({ ...input, ...(changes as object) })
    await expect(again).rejects.toMatchObject({ code: 'ALREADY_EXISTS', data: { params: { number } } })
    expect((await manager.tickets.get({ id })).version).toBe(1)
  })
})

it('is one commit with all of it', async () => {
  const { commits } = office.core.services.database
  const main = await register()
  const [number] = (await clerk.tickets.reserveBlanks({ kind: 'repair', count: 1, requestKey: randomUUID() }))
    .numbers
  const input = await inputOf({
    kind: 'repair',
    houseId: await givenHouse(office, '9-1-101'),
    blankNumber: number,
    joinInto: main.id,
    photos: [leak, wall],
  })
  const before = commits.count
  await clerk.tickets.register(input)
  expect(commits.count - before).toBe(1)
})
