import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openOffice } from './open-office.ts'

let root: string
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'guanjia-office-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

const options = (folder: string) => ({
  folder,
  folderChangeable: true,
  host: 'browser' as const,
  machineKey: Buffer.alloc(32, 7),
  appVersion: '0.0.0',
})

it('holds the folder until it is closed', async () => {
  const folder = join(root, 'office')
  const office = await openOffice(options(folder))
  expect(office.core.stage).toBe('fresh')
  await expect(openOffice(options(folder))).rejects.toMatchObject({ code: 'FOLDER_IN_USE' })
  await office.close()
  const again = await openOffice(options(folder))
  await again.close()
  expect(readdirSync(folder)).not.toContain('guanjia.lock')
})

it('leaves nothing of a folder nobody set up, when the office moves elsewhere', async () => {
  const made = join(root, 'made')
  await (await openOffice(options(made))).close({ discardIfFresh: true })
  expect(existsSync(made)).toBe(false)
  const theirs = join(root, 'theirs')
  mkdirSync(theirs)
  await (await openOffice(options(theirs))).close({ discardIfFresh: true })
  expect(readdirSync(theirs)).toEqual([])
})

it('gives the folder back when the database cannot be opened', async () => {
  writeFileSync(join(root, 'guanjia.db'), 'this is no database, only words, many of them '.repeat(50))
  await expect(openOffice(options(root))).rejects.toMatchObject({ code: 'DATABASE_BROKEN' })
  expect(readdirSync(root)).toEqual(['guanjia.db'])
})

it('says why a folder is unsuitable', async () => {
  writeFileSync(join(root, 'other.txt'), '')
  await expect(openOffice(options(root))).rejects.toMatchObject({
    code: 'FOLDER_UNSUITABLE',
    data: { params: { reason: 'foreign' } },
  })
})
