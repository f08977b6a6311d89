import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unzip } from './unzip.ts'

interface Entry {
  name: string
  text?: string
  mode?: number
}

/** Signature, versions, the flag for UTF-8 names, stored, no date. */
const localHead = Buffer.from('504b030414000008000000000000', 'hex')
const centralHead = Buffer.from('504b0102140314000008000000000000', 'hex')

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guanjia-unzip-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a zip of stored entries, with names no honest tool would write. */
function zip(entries: Entry[]): string {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, text = '', mode = 0o100644 } of entries) {
    const [nameBytes, bytes] = [Buffer.from(name), Buffer.from(text)]
    const sizes = Buffer.alloc(16)
    sizes.writeUInt32LE(crc32(bytes), 0)
    sizes.writeUInt32LE(bytes.length, 4)
    sizes.writeUInt32LE(bytes.length, 8)
    sizes.writeUInt16LE(nameBytes.length, 12)
    const attributes = Buffer.alloc(14)
    attributes.writeUInt32LE((mode << 16) >>> 0, 6)
    attributes.writeUInt32LE(offset, 10)
    const local = Buffer.concat([localHead, sizes, nameBytes, bytes])
    central.push(centralHead, sizes, attributes, nameBytes)
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  const path = join(folder, 'archive.zip')
  writeFileSync(path, Buffer.concat([...locals, directory, end]))
  return path
}

describe('unpacking', () => {
  const target = (): string => join(folder, 'target')

  it('writes files where they belong, keeps what may be run, leaves out what is not wanted', async () => {
    const archive = zip([
      { name: 'a/', mode: 0o40755 },
      { name: 'a/run', text: '#!', mode: 0o100755 },
      { name: 'a/中文.txt', text: '你好' },
      { name: 'b/other', text: 'no' },
    ])
    const files = await unzip(archive, target(), (name) => (name.startsWith('b/') ? null : name))
    expect(files).toBe(2)
    expect(readFileSync(join(target(), 'a', '中文.txt'), 'utf8')).toBe('你好')
    expect(existsSync(join(target(), 'b'))).toBe(false)
    if (process.platform !== 'win32') expect(statSync(join(target(), 'a', 'run')).mode & 0o111).not.toBe(0)
  })

  it.each([
    '../outside.txt',
    'a/../../outside.txt',
    '/outside.txt',
    'a\\..\\..\\outside.txt',
    'C:/outside.txt',
  ])('refuses the name %s and writes nothing outside', async (name) => {
    await expect(unzip(zip([{ name, text: 'x' }]), target())).rejects.toThrow(
      /outside its folder|invalid relative path|absolute path|invalid characters/,
    )
    expect(readdirSync(folder).filter((entry) => entry !== 'target')).toEqual(['archive.zip'])
  })

  it('refuses a name that only becomes one outside by being placed', async () => {
    await expect(unzip(zip([{ name: 'a/b', text: 'x' }]), target(), (name) => `../${name}`)).rejects.toThrow(
      'outside its folder',
    )
  })

  it('refuses links', async () => {
    const archive = zip([{ name: 'link', text: '/etc/passwd', mode: 0o120777 }])
    await expect(unzip(archive, target())).rejects.toThrow('holds a link')
  })
})
