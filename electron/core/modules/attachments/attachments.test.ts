import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draftDays } from '../../../../shared/modules/drafts/terms.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { jpeg, photoFile, png } from '../../testing/pictures.ts'
import { deskOf, refusal, registration, type Desk } from '../../testing/tickets.ts'
import { attachmentsFolder, photoPath } from './photo-files.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  desk = await deskOf(manager)
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

let made = 0
/** A photo that no other test has. */
const another = () => photoFile(jpeg(1600, 1200, `no. ${++made}`))
const bring = async (file = another()) => (await manager.attachments.add({ file })).hash
const ticketWith = async (...photos: string[]) => {
  const { id } = await manager.tickets.register(registration(desk, { photos }))
  return manager.tickets.get({ id })
}
const bytesOf = async (file: File) => Buffer.from(await file.arrayBuffer())
const pathOf = (hash: string) => photoPath(office.folder, hash, 'image/jpeg')
const stored = () =>
  readdirSync(attachmentsFolder(office.folder), { recursive: true }).filter((name) =>
    String(name).includes('.'),
  )

describe('a photo', () => {
  it('is a file named by what is in it, and comes back as it was', async () => {
    const file = photoFile(jpeg(1600, 1200, 'a leak'), '王芳的照片.jpg')
    const added = await manager.attachments.add({ file })
    expect(added).toMatchObject({ width: 1600, height: 1200 })
    expect(existsSync(join(office.folder, 'attachments', added.hash.slice(0, 2), `${added.hash}.jpg`))).toBe(
      true,
    )
    const back = await manager.attachments.read({ hash: added.hash })
    expect(back.type).toBe('image/jpeg')
    expect(await bytesOf(back)).toEqual(await bytesOf(file))
    expect(back.name).not.toContain('王芳')
  })

  it('of a voucher may be a PDF, kept as it is for who keeps the ledger', async () => {
    const pdf = (text: string) => new File([text], '发票.pdf', { type: 'image/png' })
    const { hash, width } = await manager.attachments.add({ file: pdf('%PDF-1.7 an invoice') })
    expect(width).toBe(0)
    const back = await manager.attachments.read({ hash })
    expect([back.type, back.name, await back.text()]).toEqual([
      'application/pdf',
      `${hash}.pdf`,
      '%PDF-1.7 an invoice',
    ])
    // Neither a ticket nor a posting shows it.
    expect(await refusal(ticketWith(hash))).toBe('PHOTO_UNREADABLE photos')
    const large = pdf(`%PDF-${'0'.repeat(4 * 1024 * 1024)}`)
    expect(await refusal(manager.attachments.add({ file: large }))).toBe('PDF_TOO_LARGE')
    expect(await refusal(manager.attachments.add({ file: pdf('a text called .pdf') }))).toBe(
      'PHOTO_UNREADABLE',
    )
    const clerk = await office.signIn(manager, 'pdf-clerk', ['clerk'])
    expect(await refusal(clerk.attachments.add({ file: pdf('%PDF-1.7 of a clerk') }))).toBe('NOT_PERMITTED')
  })

  it('brought twice is one file', async () => {
    const hash = await bring(photoFile(png(640, 480), 'a.png'))
    const before = stored()
    expect(await bring(photoFile(png(640, 480), 'b.png'))).toBe(hash)
    expect(stored()).toEqual(before)
  })

  it.each([
    ['a text by that name', Buffer.from('no photo'), 'PHOTO_UNREADABLE'],
    ['an empty file', Buffer.alloc(0), 'PHOTO_UNREADABLE'],
    [
      'more bytes than a photo has',
      Buffer.concat([jpeg(9, 9), Buffer.alloc(4 * 2 ** 20)]),
      'PHOTO_TOO_LARGE',
    ],
    ['more pixels than a screen can bear', png(60_000, 60_000), 'PHOTO_TOO_LARGE'],
  ])('is not %s', async (_, bytes, code) => {
    const before = stored()
    expect(await refusal(manager.attachments.add({ file: photoFile(bytes) }))).toBe(code)
    expect(stored()).toEqual(before)
  })

  it('that was altered or is missing is told as such, never shown, and mended by bringing it again', async () => {
    const file = another()
    const hash = await bring(file)
    writeFileSync(pathOf(hash), jpeg(1600, 1200, 'something else'))
    expect(await refusal(manager.attachments.read({ hash }))).toBe('PHOTO_DAMAGED')
    rmSync(pathOf(hash))
    expect(await refusal(manager.attachments.read({ hash }))).toBe('PHOTO_DAMAGED')
    await bring(file)
    expect(await bytesOf(await manager.attachments.read({ hash }))).toEqual(await bytesOf(file))
  })

  it('is seen by others once a ticket carries it, and no longer when it was taken off', async () => {
    const hash = await bring()
    const handler = await office.signIn(manager, 'zhao', ['handler'])
    expect(await refusal(handler.attachments.read({ hash }))).toBe('NOT_FOUND')
    const ticket = await ticketWith(hash)
    expect((await handler.attachments.read({ hash })).size).toBeGreaterThan(0)
    const photo = ticket.photos[0]!
    await manager.attachments.detach({ ...photo, ticketId: ticket.id, reason: '拍到了别人' })
    expect(await refusal(handler.attachments.read({ hash }))).toBe('NOT_FOUND')
  })

  it('is brought only by whoever registers or works on tickets', async () => {
    const administrator = await office.signIn(manager, 'chen', ['administrator'])
    expect(await refusal(administrator.attachments.add({ file: another() }))).toBe('NOT_PERMITTED')
  })
})

describe('a ticket', () => {
  it('carries the photos of its registration in their order, each with a step', async () => {
    const hashes = [await bring(), await bring(), await bring()]
    const ticket = await ticketWith(...hashes)
    expect(ticket.photos.map(({ hash }) => hash)).toEqual(hashes)
    expect(ticket.photos[0]).toMatchObject({ width: 1600, height: 1200, caption: '', addedBy: '李静' })
    const steps = ticket.events.filter(({ kind }) => kind === 'photo-added')
    expect(steps.map(({ detail }) => detail['hash'])).toEqual(hashes)
  })

  it('gets photos later, loses them with a reason, and has them back', async () => {
    const hash = await bring()
    const { id, version } = await ticketWith()
    await manager.attachments.attach({ id, version, hashes: [hash] })
    expect(await refusal(manager.attachments.attach({ id, version, hashes: [await bring()] }))).toBe(
      'CONFLICT',
    )
    const [photo] = (await manager.tickets.get({ id })).photos
    await manager.attachments.describe({ ...photo!, ticketId: id, caption: '渗水的墙角' })
    const changed = (await manager.tickets.get({ id })).photos[0]!
    expect(changed.caption).toBe('渗水的墙角')
    expect(await refusal(manager.attachments.detach({ ...photo!, ticketId: id, reason: '重复' }))).toBe(
      'CONFLICT',
    )
    expect(await refusal(manager.attachments.detach({ ...changed, ticketId: id, reason: ' ' }))).toBe(
      'INVALID_INPUT reason',
    )
    await manager.attachments.detach({ ...changed, ticketId: id, reason: '重复' })
    const without = await manager.tickets.get({ id })
    expect(without.photos).toEqual([])
    expect(without.events.at(-1)).toMatchObject({ kind: 'photo-removed', text: '重复', detail: { hash } })
    expect(existsSync(pathOf(hash))).toBe(true)
    await manager.attachments.attach({ id, version: without.version, hashes: [hash] })
    expect((await manager.tickets.get({ id })).photos).toMatchObject([{ hash, caption: '渗水的墙角' }])
  })

  it('carries twelve at most, and none that nobody brought', async () => {
    const hashes: string[] = []
    for (let count = 0; count < 12; count++) hashes.push(await bring())
    const { id, version } = await ticketWith(...hashes)
    const more = manager.attachments.attach({ id, version, hashes: [await bring()] })
    expect(await refusal(more)).toBe('TOO_MANY_PHOTOS photos')
    expect((await manager.tickets.get({ id })).version).toBe(version)
    expect(await refusal(ticketWith('0'.repeat(64)))).toBe('NOT_FOUND photos')
  })

  it('is not given a photo that belongs to another', async () => {
    const ticket = await ticketWith(await bring())
    const other = await ticketWith()
    const photo = ticket.photos[0]!
    expect(await refusal(manager.attachments.detach({ ...photo, ticketId: other.id, reason: '重复' }))).toBe(
      'NOT_FOUND',
    )
  })

  it('that is void keeps its photos as they are', async () => {
    const { id, version, photos } = await ticketWith(await bring())
    await manager.tickets.void({ id, version, reason: '误登' })
    const detached = manager.attachments.detach({ ...photos[0]!, ticketId: id, reason: '重复' })
    expect(await refusal(detached)).toBe('NOT_ALLOWED_NOW')
  })
})

describe('at the next start', () => {
  const makeOld = (path: string, days = draftDays + 1) => {
    const then = new Date(office.clock.now() - days * 24 * 3_600_000)
    utimesSync(path, then, then)
  }
  const restart = async () => {
    await office.restart()
    manager = await office.logIn()
  }

  it('photos nobody used go once no draft can name them, with their rows; those of tickets stay, also taken off', async () => {
    const [forgotten, fresh, carried, removed] = [await bring(), await bring(), await bring(), await bring()]
    const ticket = await ticketWith(carried, removed)
    await manager.attachments.detach({ ...ticket.photos[1]!, ticketId: ticket.id, reason: '重复' })
    const halfWritten = join(dirname(pathOf(carried)), '.abc.tmp')
    writeFileSync(halfWritten, 'a power cut')
    for (const path of [pathOf(forgotten), pathOf(carried), pathOf(removed), halfWritten]) makeOld(path)
    makeOld(pathOf(fresh), draftDays - 1)
    await restart()
    expect([forgotten, fresh, carried, removed].map((hash) => existsSync(pathOf(hash)))).toEqual([
      ...[false, true, true, true],
    ])
    expect(existsSync(halfWritten)).toBe(false)
    expect(await refusal(manager.attachments.read({ hash: forgotten }))).toBe('NOT_FOUND')
  })

  it('an older state brought back finds its photos, and leaves newer ones for the way forward', async () => {
    const early = await bring()
    const { id } = await ticketWith(early)
    const backup = await manager.backups.make()
    const late = await bring()
    await ticketWith(late)
    for (const hash of [early, late]) makeOld(pathOf(hash))
    const administrator = await office.logIn()
    await administrator.accounts.confirmPassword({ password: 'correct horse 电池' })
    await administrator.backups.restore({ name: backup.name })
    manager = await office.logIn()
    expect((await manager.tickets.get({ id })).photos.map(({ hash }) => hash)).toEqual([early])
    expect((await manager.attachments.read({ hash: early })).size).toBeGreaterThan(0)
    expect(await refusal(manager.attachments.read({ hash: late }))).toBe('NOT_FOUND')
    await restart()
    expect(existsSync(pathOf(late))).toBe(true)
  })
})
