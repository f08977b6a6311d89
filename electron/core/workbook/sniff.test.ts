import { Buffer } from 'node:buffer'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { sniff } from './sniff.ts'
import { fixture, makeZip, tempFolder } from './test-support.ts'

const temp = tempFolder(afterAll)
const kindOf = (text: string, encoding = 'utf8') => sniff(iconv.encode(text, encoding))
const refusal = (code: string) => expect.objectContaining({ name: 'WorkbookError', code })

describe('what a file is', () => {
  it('goes by content, not by name', async () => {
    expect(await sniff(fixture('01-register.xlsx'))).toEqual({ kind: 'xlsx' })
    expect(await sniff(fixture('01b-register-gb18030.csv'))).toEqual({
      kind: 'csv',
      encoding: 'gb18030',
      delimiter: ',',
    })
    await expect(sniff(fixture('02b-register-saved.xls'))).rejects.toEqual(refusal('WORKBOOK_OLD_FORMAT'))
    expect(await sniff(temp('table.xlsx', Buffer.from('房号;姓名\n101;张三\n')))).toEqual({
      kind: 'csv',
      encoding: 'utf8',
      delimiter: ';',
    })
  })

  it('tells encodings apart', async () => {
    expect(await kindOf('房号,姓名\n101,张三')).toMatchObject({ encoding: 'utf8' })
    expect(await kindOf('\ufeff房号,姓名\n101,张三')).toMatchObject({ encoding: 'utf8' })
    expect(await kindOf('房号,姓名\n101,张三𠮷', 'gb18030')).toMatchObject({ encoding: 'gb18030' })
    expect(await kindOf('\ufeff房号\t姓名\n101\t张三', 'utf16le')).toMatchObject({
      encoding: 'utf16le',
      delimiter: '\t',
    })
    // A character cut by the edge of what is read at once is no reason to doubt UTF-8.
    expect(await kindOf(`a,b\n${'房'.repeat(200_001)},x`)).toMatchObject({ encoding: 'utf8' })
  })

  it('does not count delimiters inside quotes', async () => {
    expect(await kindOf('房号\t备注\n101\t"a,b,c,d"\n')).toMatchObject({ delimiter: '\t' })
    expect(await kindOf('只有一列\n101\n')).toMatchObject({ delimiter: ',' })
  })

  it.each([
    ['an empty file', Buffer.alloc(0), 'WORKBOOK_EMPTY'],
    ['nothing but white space', Buffer.from('\ufeff \n\n'), 'WORKBOOK_EMPTY'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'WORKBOOK_NOT_A_TABLE'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'WORKBOOK_NOT_A_TABLE'],
    [
      'noise',
      Buffer.from(Array.from({ length: 4000 }, (_, i) => 128 + ((i * 97) % 128))),
      'WORKBOOK_NOT_A_TABLE',
    ],
    ['a web page', Buffer.from('<!doctype html><p>hello'), 'WORKBOOK_NOT_A_TABLE'],
    ['a web page with a table under an .xls name', Buffer.from('<table><tr><td>房号'), 'WORKBOOK_OLD_FORMAT'],
    [
      'XML of 2003',
      Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
      'WORKBOOK_OLD_FORMAT',
    ],
    ['a text document', makeZip([{ name: 'word/document.xml', data: '<w/>' }]), 'WORKBOOK_NOT_A_TABLE'],
    ['a binary workbook', makeZip([{ name: 'xl/workbook.bin', data: 'x' }]), 'WORKBOOK_OLD_FORMAT'],
    [
      'an encrypted workbook',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'WORKBOOK_ENCRYPTED',
    ],
    [
      'a .doc',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('WordDocument', 'utf16le')]),
      'WORKBOOK_NOT_A_TABLE',
    ],
  ])('refuses %s', async (_, bytes, code) => {
    await expect(sniff(bytes)).rejects.toEqual(refusal(code))
  })
})
