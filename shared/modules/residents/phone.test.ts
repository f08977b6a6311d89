import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPhone, maskPhone, normalisePhone, phoneKind, splitPhones } from './phone.ts'

const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`)

describe('one phone number', () => {
  it.each([
    ['138 0013 8000', '13800138000'],
    ['138-0013-8000', '13800138000'],
    ['138.0013.8000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['+86 138 0013 8000', '13800138000'],
    ['0086-13800138000', '13800138000'],
    ['8613800138000', '13800138000'],
    ['013800138000', '13800138000'],
    ['\u202d13800138000\u202c', '13800138000'],
    [13800138000, '13800138000'],
    ['13800138000.0', '13800138000'],
    ['010-88880000', '01088880000'],
    ['（0571）8888 0000', '057188880000'],
    ['+86 10 8888 0000', '01088880000'],
    ['88880000', '88880000'],
    ['400-810-1234', '4008101234'],
  ])('%s is %s', (text, phone) => expect(normalisePhone(text)).toEqual({ phone, reason: null }))

  it.each([
    ['', 'empty'],
    [null, 'empty'],
    ['无', 'empty'],
    ['-', 'empty'],
    ['1.38E+10', 'scientific'],
    ['1.38001e10', 'scientific'],
    ['1380013800', 'too-short'],
    ['12345', 'too-short'],
    ['138001380001', 'too-long'],
    ['12800138000', 'not-a-phone'],
    ['138****8000', 'not-a-phone'],
    ['见备注', 'not-a-phone'],
  ])('%s is refused: %s', (text, reason) => expect(normalisePhone(text)).toEqual({ phone: null, reason }))

  it('knows its kind', () => {
    expect(
      ['13800138000', '01088880000', '88880000', '4008101234', '123', '12800138000'].map(phoneKind),
    ).toEqual(['mobile', 'landline', 'local', 'hotline', null, null])
  })
})

describe('a cell with phones', () => {
  it.each([
    ['13800138000/13900139000', ['13800138000', '13900139000']],
    ['13800138000、010-88880000', ['13800138000', '01088880000']],
    ['13800138000 13900139000', ['13800138000', '13900139000']],
    ['138 0013 8000 139 0013 9000', ['13800138000', '13900139000']],
    ['13800138000-13900139000', ['13800138000', '13900139000']],
    ['13800138000\n13900139000', ['13800138000', '13900139000']],
    ['13800138000，13800138000', ['13800138000']],
    ['手机：13800138000；座机：(010)88880000', ['13800138000', '01088880000']],
    ['13800138000或13900139000', ['13800138000', '13900139000']],
    [13800138000, ['13800138000']],
    ['', []],
    [null, []],
  ])('%j holds %j', (cell, phones) => expect(splitPhones(cell)).toEqual({ phones, rejected: [] }))

  it('lists what it could not read instead of losing it', () => {
    expect(splitPhones('1.38E+10')).toEqual({
      phones: [],
      rejected: [{ text: '1.38E+10', reason: 'scientific' }],
    })
    expect(splitPhones('王女士13800138000(母亲)')).toEqual({
      phones: ['13800138000'],
      rejected: [
        { text: '王女士', reason: 'not-a-phone' },
        { text: '母亲', reason: 'not-a-phone' },
      ],
    })
    expect(splitPhones('010-88880000-801').rejected).toEqual([{ text: '801', reason: 'too-short' }])
    expect(splitPhones('+852 9123 4567')).toMatchObject({
      phones: [],
      rejected: [{ text: '+852 9123 4567' }],
    })
    expect(splitPhones('138001380001').rejected).toEqual([{ text: '138001380001', reason: 'too-long' }])
  })

  it('finds the same numbers however they are written and separated', () => {
    const spaced = (phone: string, by: string) =>
      [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)].join(by)
    const separator = fc.constantFrom('/', '、', ' / ', '，', '；', '\n', ' ', '或')
    fc.assert(
      fc.property(
        fc.uniqueArray(mobile, { maxLength: 3 }),
        fc.constantFrom('', ' ', '-'),
        separator,
        (phones, by, between) => {
          expect(splitPhones(phones.map((phone) => spaced(phone, by)).join(between)).phones).toEqual(phones)
        },
      ),
    )
  })

  it('never throws, and gives only phones', () => {
    const unit = fc.constantFrom(...'0123456789 -/、()（）+无转电话.E')
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit })), (text) => {
        for (const phone of splitPhones(text).phones) expect(phoneKind(phone)).not.toBeNull()
      }),
    )
  })
})

describe('a phone on the screen', () => {
  it('is masked', () => {
    expect(['13800138000', '01088881234', '88881234', '123', ''].map(maskPhone)).toEqual([
      '138****8000',
      '010****1234',
      '****1234',
      '****',
      '',
    ])
  })

  it('is spaced to be read aloud', () => {
    expect(['13800138000', '01088880000', '057188880000', '4008101234', '88880000'].map(formatPhone)).toEqual(
      ['138 0013 8000', '010-88880000', '0571-88880000', '400-810-1234', '88880000'],
    )
    fc.assert(fc.property(mobile, (phone) => normalisePhone(formatPhone(phone)).phone === phone))
  })
})
