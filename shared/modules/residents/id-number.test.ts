import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigit, idNumberProblems, maskIdNumber, parseIdNumber, toldByIdNumber } from './id-number.ts'

const whole = (digits: string) => digits + checkDigit(digits)
const accepted = (idNumber: string) => ({ idNumber, reason: null })

/** Right numbers of people born between 1900 and 2099, with the day they were born. */
const people = fc
  .tuple(
    fc.integer({ min: 110000, max: 820000 }),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([place, born, order]) => {
    const birthday = born.toISOString().slice(0, 10)
    return {
      idNumber: whole(`${place}${birthday.replaceAll('-', '')}${String(order).padStart(3, '0')}`),
      birthday,
      order,
    }
  })

describe('an ID number', () => {
  it.each([
    ['110101199003070011', '110101199003070011'],
    ['110101 19900307 0011', '110101199003070011'],
    ['110101-19900307-0011', '110101199003070011'],
    ['１１０１０１１９９００３０７００１１', '110101199003070011'],
    ['\u202d110101199003070011\u202c\u200b', '110101199003070011'],
    ['11010519491231002x', '11010519491231002X'],
    ['11010519491231002Ｘ', '11010519491231002X'],
    // Residence permits of people from Hong Kong, and of foreigners since 2023.
    [whole('81000019900307001'), whole('81000019900307001')],
    [whole('91115619900307001'), whole('91115619900307001')],
  ])('%s is %s', (text, idNumber) => expect(parseIdNumber(text)).toEqual(accepted(idNumber)))

  it.each([
    ['11010119900307001', 'too-short'],
    ['110101900307001', 'too-short'],
    ['1101011990030700111', 'too-long'],
    ['110101199003070012', 'bad-check-digit'],
    ['11010119900307001X', 'bad-check-digit'],
    ['110101199013070010', 'bad-date'],
    [whole('11010119900230001'), 'bad-date'],
    [whole('11010118991231001'), 'bad-date'],
    ['1.10101E+17', 'number-lost-digits'],
    ['1.10101e17', 'number-lost-digits'],
    [110101199003070011, 'number-lost-digits'],
    [110101900307001, 'too-short'],
    ['', 'not-an-id'],
    [null, 'not-an-id'],
    ['无', 'not-an-id'],
    ['X', 'not-an-id'],
    ['11010519491231X021', 'not-an-id'],
    ['010101199003070011', 'not-an-id'],
    ['110***********0011', 'not-an-id'],
    ['E12345678', 'not-an-id'],
  ])('%s is refused: %s', (text, reason) => expect(parseIdNumber(text)).toEqual({ idNumber: null, reason }))

  it('is nobody born after today', () => {
    const born = whole('11010120261122001')
    expect(parseIdNumber(born, '2026-11-21').reason).toBe('bad-date')
    expect(parseIdNumber(born, '2026-11-22')).toEqual(accepted(born))
  })

  it('tells when its bearer was born and their gender', () => {
    expect(toldByIdNumber('11010519491231002X')).toEqual({
      birthday: '1949-12-31',
      birthYear: 1949,
      gender: 'female',
    })
    fc.assert(
      fc.property(people, ({ idNumber, birthday, order }) => {
        const told = toldByIdNumber(idNumber)
        expect(told.birthday).toBe(birthday)
        expect(told.birthYear).toBe(Number(birthday.slice(0, 4)))
        expect(told.gender).toBe(order % 2 === 1 ? 'male' : 'female')
      }),
    )
  })

  it('is read in any style a person writes it', () => {
    const styles: ((idNumber: string) => string)[] = [
      (text) => text.toLowerCase(),
      (text) => text.replace(/^(.{6})(.{8})/, '$1 $2\u3000'),
      (text) => text.replace(/[0-9X]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
    ]
    fc.assert(
      fc.property(people, fc.constantFrom(...styles), ({ idNumber }, style) => {
        expect(parseIdNumber(style(idNumber))).toEqual(accepted(idNumber))
      }),
    )
  })

  it('is never taken with one digit mistyped or two neighbours swapped', () => {
    const place = fc.integer({ min: 0, max: 16 })
    fc.assert(
      fc.property(people, place, fc.integer({ min: 1, max: 9 }), ({ idNumber }, at, by) => {
        const chars = [...idNumber]
        chars[at] = String((Number(chars[at]) + by) % 10)
        expect(parseIdNumber(chars.join('')).idNumber).toBeNull()
      }),
    )
    fc.assert(
      fc.property(people, fc.integer({ min: 0, max: 15 }), ({ idNumber }, at) => {
        const chars = [...idNumber]
        fc.pre(chars[at] !== chars[at + 1])
        ;[chars[at], chars[at + 1]] = [chars[at + 1]!, chars[at]!]
        expect(parseIdNumber(chars.join('')).idNumber).toBeNull()
      }),
    )
  })

  it('is either right and whole or has a reason, for any text and number', () => {
    const unit = fc.constantFrom(...'0123456789xX*-  １Ｘ号e+.')
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit, maxLength: 24 }), fc.double())
    fc.assert(
      fc.property(texts, (text) => {
        const { idNumber, reason } = parseIdNumber(text)
        if (reason === null) expect(idNumber).toMatch(/^\d{17}[\dX]$/)
        else expect(idNumberProblems).toContain(reason)
      }),
    )
  })
})

describe('on the screen', () => {
  it('an ID number shows its first three and last four characters', () => {
    expect(maskIdNumber('110101199003070011')).toBe('110***********0011')
    expect(maskIdNumber('')).toBe('')
    fc.assert(
      fc.property(people, ({ idNumber }) => {
        const masked = maskIdNumber(idNumber)
        expect(masked).toHaveLength(18)
        expect(masked.replaceAll('*', '')).toBe(idNumber.slice(0, 3) + idNumber.slice(-4))
        expect(parseIdNumber(masked).reason).toBe('not-an-id')
      }),
    )
  })
})
