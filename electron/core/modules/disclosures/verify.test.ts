import { createHash } from 'node:crypto'
import { checkCodeOf } from '../../../../shared/modules/disclosures/check-code.ts'
import { entryHash } from '../../kernel/audit.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { givenMiniLedger, givenSubmitted, posted, tampered } from '../../testing/disclosures.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'

type Entry = Parameters<typeof entryHash>[1] & { previous_hash: string }

let office: TestOffice
let manager: TestClient
let author: TestClient
let sheet: { id: number; number: string; code: string; hash: string }

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  author = await office.signIn(manager, 'chenjie', ['officer'])
  await givenMiniLedger(office)
  const submitted = await givenSubmitted(author)
  const { checkCode, hash } = await manager.disclosures.publish({ ...submitted, ...posted })
  sheet = { id: submitted.id, number: submitted.number, code: checkCode, hash }
})
afterEach(() => office.close())

const verify = (code = sheet.code) => manager.disclosures.verify({ code })

async function tamper(...statements: string[]): Promise<void> {
  await tampered(office, statements)
  manager = await office.logIn()
}

describe('the code on a notice', () => {
  it('is the same as the books, however it is typed', async () => {
    for (const typed of [sheet.code, sheet.code.toLowerCase(), ` ${sheet.code.replaceAll('-', ' ')} `])
      expect(await verify(typed)).toMatchObject({
        outcome: 'same',
        sheet: { number: sheet.number, state: 'published' },
        differences: [],
        copySound: true,
        auditKnows: true,
      })
    expect((await verify()).content).toEqual((await manager.disclosures.get({ id: sheet.id })).content)
    expect(await manager.disclosures.verifyAll()).toEqual({ sheets: 1, changed: [], lost: [], unchained: [] })
  })

  it('is found in the list by its code too', async () => {
    for (const text of [sheet.code, sheet.code.toLowerCase().replaceAll('-', ''), sheet.code.slice(0, 4)])
      expect((await manager.disclosures.list({ text })).total, text).toBe(1)
    expect((await manager.disclosures.list({ text: '%' })).total).toBe(0)
    expect((await manager.disclosures.list({ year: 2025, part: 'service' })).total).toBe(1)
    expect((await manager.disclosures.list({ year: 2024 })).total).toBe(0)
    expect((await manager.disclosures.list({ part: 'public' })).total).toBe(0)
  })

  it('is unknown where nothing was published under it', async () => {
    for (const typed of ['0000-0000-0000', '您好', '7F3A'])
      expect(await verify(typed)).toMatchObject({ outcome: 'unknown', sheet: null, content: null })
  })

  it('of a corrected sheet says so and names the correction', async () => {
    const revision = await author.disclosures.revise({ id: sheet.id, reason: '漏列' })
    const submitted = await author.disclosures.submit(revision)
    await manager.disclosures.publish({ ...submitted, ...posted })
    expect(await verify()).toMatchObject({
      outcome: 'same',
      sheet: { state: 'revised', revisedBy: { number: revision.number } },
    })
  })

  it('stays good of a sheet that was frozen before papers told where figures come from', async () => {
    const { raw } = office.core.services.database
    const now = raw.prepare(`SELECT frozen FROM disclosures`).pluck().get() as string
    const frozen = now.replace('disclosure-2"', 'disclosure-1"').replace(',"origin":"ledger"', '')
    const hash = createHash('sha256').update(frozen).digest('hex')
    const code = checkCodeOf(hash)
    // As if it had been published then: the chain's entry has that hash, and the one behind it goes on from there.
    const entry = raw
      .prepare(`SELECT * FROM audit_entries WHERE action = 'disclosures.publish'`)
      .get() as Entry
    const label = `${sheet.number} ${hash}`
    const its = entryHash(entry.previous_hash, { ...entry, label })
    await tamper(
      `UPDATE disclosures SET frozen = '${frozen}', hash = '${hash}', check_code = '${code}'`,
      `UPDATE audit_entries SET label = '${label}', hash = '${its}' WHERE seq = ${entry.seq}`,
      `UPDATE audit_entries SET previous_hash = '${its}' WHERE seq = ${entry.seq + 1}`,
    )
    expect(await verify(code)).toMatchObject({ outcome: 'same', differences: [] })
    // Printed again it says what hangs there, which is nothing of it.
    expect(await manager.disclosures.get({ id: sheet.id })).toMatchObject({ toldOrigin: null })
  })

  it('shows where figures are said to come from somewhere else by now', async () => {
    expect(await manager.disclosures.get({ id: sheet.id })).toMatchObject({ toldOrigin: 'ledger' })
    await tamper(`UPDATE disclosures SET origin = 'typed'`)
    expect((await verify()).differences).toEqual([
      { path: 'notice.origin', name: '', published: 'ledger', now: 'typed' },
    ])
    expect(await manager.disclosures.get({ id: sheet.id })).toMatchObject({ toldOrigin: 'ledger' })
  })

  it('stays good when somebody who signed is called otherwise', async () => {
    office.core.services.database.raw.exec(`UPDATE staff SET name = '李静怡' WHERE name = '李静'`)
    expect((await verify()).outcome).toBe('same')
    // What is printed again is what hangs there.
    expect((await manager.disclosures.get({ id: sheet.id })).publishedBy).toBe('李静')
  })
})

describe('a sheet that another program changed', () => {
  it('shows line by line what differs', async () => {
    await tamper(
      `UPDATE disclosure_lines SET out_fen = 500000 WHERE disclosure_id = ${sheet.id} AND line = 'staff'`,
      `UPDATE disclosures SET title = '新公示' WHERE id = ${sheet.id}`,
      `UPDATE disclosure_parts SET opening_fen = 1 WHERE disclosure_id = ${sheet.id}`,
      `UPDATE disclosures SET posted_until = '2027-01-01', header = json_set(header, '$.contact', '无')`,
    )
    const found = await verify()
    expect(found).toMatchObject({ outcome: 'changed', copySound: true, auditKnows: true })
    expect(found.differences).toEqual([
      {
        path: 'header.contact',
        name: '',
        published: '青龙园客户服务中心　010-8888 0000，7 日内书面答复',
        now: '无',
      },
      {
        path: 'lines.2.outFen',
        name: '管理服务人员费用',
        published: '6,000.00',
        now: '5,000.00',
      },
      { path: 'parts.service.openingFen', name: '', published: '1,000.00', now: '0.01' },
      { path: 'title', name: '', published: '物业服务费收支情况公示', now: '新公示' },
      { path: 'notice.postedUntil', name: '', published: '2026-12-06', now: '2027-01-01' },
    ])
    expect(await manager.disclosures.verifyAll()).toMatchObject({
      sheets: 1,
      changed: [{ number: sheet.number }],
    })
  })

  it('shows a line that was taken out, and that one only', async () => {
    await tamper(`DELETE FROM disclosure_lines WHERE disclosure_id = ${sheet.id} AND line = 'cleaning'`)
    const { differences } = await verify()
    expect(differences).toContainEqual({
      path: 'lines.4.outFen',
      name: '清洁卫生',
      published: '1,200.00',
      now: '',
    })
    expect(new Set(differences.map(({ name }) => name))).toEqual(new Set(['清洁卫生']))
  })

  it('is compared even where a part of it can no longer be read', async () => {
    await tamper(`UPDATE disclosures SET header = 'x'`)
    expect((await verify()).differences).toContainEqual(
      expect.objectContaining({ path: 'header.project', published: '青龙园', now: '' }),
    )
    await tamper(`UPDATE disclosures SET frozen = '{"form":"guanjia-disclosure-1","content":{}}'`)
    expect(await verify()).toMatchObject({ outcome: 'changed', content: null, copySound: false })
  })

  it('shows a frozen copy that is not what was hashed', async () => {
    await tamper(`UPDATE disclosures SET frozen = replace(frozen, '600000', '500000')`)
    expect(await verify()).toMatchObject({ outcome: 'changed', copySound: false, auditKnows: true })
    await tamper(`UPDATE disclosures SET frozen = NULL`)
    expect(await verify()).toMatchObject({ outcome: 'changed', copySound: false, content: null })
  })

  it('shows a hash that the audit chain does not know, also where everything else was made to fit', async () => {
    const { raw } = office.core.services.database
    const frozen = (raw.prepare(`SELECT frozen FROM disclosures`).pluck().get() as string).replaceAll(
      '600000',
      '500000',
    )
    const hash = createHash('sha256').update(frozen).digest('hex')
    const code = hash
      .slice(0, 12)
      .toUpperCase()
      .replace(/(.{4})(?=.)/g, '$1-')
    await tamper(
      `UPDATE disclosures SET frozen = '${frozen}', hash = '${hash}', check_code = '${code}'`,
      `UPDATE disclosure_lines SET out_fen = 500000 WHERE line = 'staff'`,
    )
    // The forged code fits the forged books, but nobody published it.
    expect(await verify(code)).toMatchObject({
      outcome: 'changed',
      differences: [],
      copySound: true,
      auditKnows: false,
    })
    // The code that hangs on the board is still known to the chain.
    expect(await verify()).toMatchObject({ outcome: 'changed', sheet: { number: sheet.number } })
    expect((await manager.disclosures.verifyAll()).changed).toHaveLength(1)
  })

  it('shows an audit entry that is gone or forged', async () => {
    await tamper(`UPDATE audit_entries SET label = 'x' WHERE action = 'disclosures.publish'`)
    expect(await verify()).toMatchObject({ outcome: 'changed', copySound: true, auditKnows: false })
  })

  it('hands on the closing that was published, whatever became of its lines', async () => {
    await tamper(`UPDATE disclosure_lines SET out_fen = 1 WHERE line = 'staff'`)
    const next = await manager.disclosures.create({
      parts: ['service'],
      mode: 'lump-sum',
      fromMonth: '2026-01',
      untilMonth: '2026-02',
    })
    const { facts } = await manager.disclosures.get({ id: next.id })
    expect(facts.carried).toMatchObject([{ closingFen: 200_000 }])
  })

  it('is missed where it is gone altogether, by its code and among all', async () => {
    await tamper(
      ...['postings', 'duty_acts', 'disclosure_lines', 'disclosure_parts'].map(
        (table) => `DELETE FROM ${table} WHERE disclosure_id = ${sheet.id}`,
      ),
      `DELETE FROM disclosures WHERE id = ${sheet.id}`,
    )
    expect(await verify()).toMatchObject({ outcome: 'lost', number: sheet.number, sheet: null })
    expect(await manager.disclosures.verifyAll()).toEqual({
      sheets: 1,
      changed: [],
      lost: [sheet.number],
      unchained: [],
    })
  })

  it('is among all even where it looks as if it had never been published', async () => {
    await tamper(`UPDATE disclosures SET published_at = NULL, state = 'discarded', check_code = NULL`)
    expect((await manager.disclosures.verifyAll()).changed).toMatchObject([{ number: sheet.number }])
    expect((await verify()).outcome).toBe('changed')
  })

  it('shows a published sheet that was made a draft again', async () => {
    await tamper(`UPDATE disclosures SET published_at = NULL, state = 'draft'`)
    const { outcome, differences } = await verify()
    expect(outcome).toBe('changed')
    expect(differences).toMatchObject([{ path: 'notice.publishedAt', now: '' }])
  })
})

it('hashes what anybody can hash again from the text', async () => {
  // The canonical text of the sheet, written by hand from the description in shared/modules/disclosures/canonical.ts; hashed by node:crypto.
  const draft = await author.disclosures.create({
    parts: ['deposit'],
    mode: 'lump-sum',
    fromMonth: '2025-01',
    untilMonth: '2025-01',
  })
  const { content } = await author.disclosures.get({ id: draft.id })
  const tiny = {
    ...content,
    title: '押金',
    header: { ...content.header, contact: '前台', households: '' },
    lines: [{ ...emptyLine, name: '门禁卡', inFen: 10_000, outFen: 2_500 }],
  }
  const saved = await author.disclosures.save({ ...draft, content: tiny })
  const submitted = await author.disclosures.submit(saved)
  const { hash } = await manager.disclosures.publish({ ...submitted, ...posted })
  const { publishedAt } = await manager.disclosures.get({ id: draft.id })
  const { raw } = office.core.services.database
  const chenjie = raw.prepare(`SELECT id FROM staff WHERE name = 'chenjie'`).pluck().get() as number
  const text =
    `{"content":{"fromMonth":"2025-01","header":{"advanceFen":null,"areaHundredths":null,"arrearsFen":null,` +
    `"contact":"前台","houseRate":null,"households":"","project":"青龙园","rate":null,"receivableFen":null,` +
    `"receivedFen":null,"standards":""},"lines":[{"accountId":null,"budgetFen":null,"inFen":10000,` +
    `"line":"access-card","name":"门禁卡","note":"","outFen":2500,"part":"deposit","previousInFen":null,` +
    `"previousOutFen":null}],"mode":"lump-sum","notes":"","parts":[{"carriedFrom":null,"closingNote":"",` +
    `"openingFen":0,"openingNote":"","part":"deposit","statedClosingFen":null,"statedInFen":null,` +
    `"statedOutFen":null}],"title":"押金","untilMonth":"2025-01"},"form":"guanjia-disclosure-2",` +
    `"number":"${draft.number}","origin":"ledger","postedFrom":"2026-11-22","postedUntil":"2026-12-06",` +
    `"preparedBy":{"id":${chenjie},"name":"chenjie"},"publishedAt":"${publishedAt}",` +
    `"publishedBy":{"id":1,"name":"李静"},"reviewedBy":{"id":1,"name":"李静"},"reviseReason":"","revises":""}`
  expect(createHash('sha256').update(text, 'utf8').digest('hex')).toBe(hash)
})

const emptyLine = {
  part: 'deposit' as const,
  line: 'access-card' as const,
  accountId: null,
  budgetFen: null,
  previousInFen: null,
  previousOutFen: null,
  note: '',
}
