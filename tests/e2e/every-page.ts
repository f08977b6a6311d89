import { join } from 'node:path'
import { messages, type LocaleCode } from '../../shared/locale/index.ts'
import { hostName, type Console } from './console.ts'
import { keepPace } from './pace.ts'
import { leaveFor } from './steps.ts'
import { surveyLayers, surveyPages } from './survey-pages.ts'

/** A page of `aFullCounter`, or one with something open on it. */
export interface ShownPage {
  name: string
  path: string
  /** What shows that it is there: a key of the locale, or a word of the office's data. */
  sign: string
  /** What is typed or opened on it, in any language. */
  fill?: (console: Console) => Promise<void>
}

const page = (name: string, path: string, sign: string, fill?: ShownPage['fill']): ShownPage => ({
  name,
  path,
  sign,
  ...(fill ? { fill } : {}),
})

/** Types into a registration by keys, after the category of that kind with this code. */
const fillRegistration =
  (category: string, ...keys: string[]) =>
  async ({ page }: Console) => {
    const picker = page.locator('main [aria-autocomplete=list]').first()
    await picker.focus()
    await page.keyboard.type(category)
    await page.locator('main textarea').first().fill('水管漏水，从昨晚开始')
    for (const key of keys) await page.keyboard.press(key)
  }
const press =
  (...keys: string[]) =>
  async ({ page }: Console) => {
    for (const key of keys) await page.keyboard.press(key)
  }
const caller = 'house=1&resident=1'

export const everyPage: readonly ShownPage[] = [
  page('desk', '/desk', 'app.tour.offer'),
  page('progress', '/progress', 'ticket.progress.idle'),
  page('progress-answered', '/progress', '漏水', async ({ page }) => {
    await page.locator('#progress-text').fill('3-2-501')
    await page.keyboard.press('Enter')
    await page.locator('main .sentence').first().waitFor()
  }),
  page('knowledge', '/knowledge', 'aids.knowledge.copy'),
  page('blank-slips', '/blank-slips', 'terms.blankSlipState.voided'),
  page('outages', '/outages', '1栋停水'),
  page(
    'register-complaint',
    `/register?kind=complaint&${caller}`,
    'tickets.form.readBack',
    fillRegistration('21'),
  ),
  page(
    'register-repair',
    `/register?kind=repair&${caller}`,
    'tickets.form.blankNumber',
    fillRegistration('11', 'Alt+b'),
  ),
  page(
    'register-inquiry',
    `/register?kind=inquiry&${caller}`,
    'tickets.form.readBack',
    fillRegistration('11'),
  ),
  page(
    'register-suggestion',
    `/register?kind=suggestion&${caller}`,
    'tickets.form.readBack',
    fillRegistration('1', 'Alt+s'),
  ),
  page('register-help', `/register?kind=help&${caller}`, 'tickets.form.readBack', fillRegistration('2')),
  page('register-praise', '/register?kind=praise', 'tickets.form.readBack', press('Alt+n')),
  page('tickets', '/tickets', 'parts.list.total'),
  page('ticket', '/tickets/1', 'tickets.card.timeline'),
  page('ticket-joined', '/tickets/6', 'ticket.joins.joined', async ({ page }) => {
    await page.locator('main img').first().waitFor()
  }),
  page('ticket-waiting', '/tickets/7', 'ticket.joins.into'),
  page('ticket-solved', '/tickets/8', 'ticket.mark.solvedOnSpot'),
  page('houses', '/houses', 'parts.list.total'),
  page('house', '/houses/1', 'houses.form.area'),
  page('building', '/buildings/1', 'houses.grid.keys'),
  page('residents', '/residents', 'parts.list.total'),
  page('resident', '/residents/1', 'residents.card.timeline'),
  page('contacts', '/contacts', 'parts.list.total'),
  page('promises', '/promises', 'parts.list.total'),
  page('duplicates', '/duplicates', '夏佳娜'),
  page('comparison', '/duplicates/1/2', '夏佳娜'),
  page('bin', '/bin', '99-101'),
  page('changes', '/bin/recent', 'houses.card.transfer'),
  page('imports', '/imports', 'terms.importState.applied'),
  page('import', '/imports/new', 'imports.file.choose'),
  page('import-check', '/imports/new?id=2', '序号'),
  page('keys', '/registers/keys', 'A-12'),
  page('parcels', '/registers/parcels', 'SF1234567890123'),
  page('visitors', '/registers/visitors', '陈建国'),
  page('passes', '/registers/passes', '夏佳娜'),
  page('services', '/registers/services', '周六上午擦玻璃'),
  page('directory', '/registers/directory', '洁净家政'),
  page('prices', '/registers/prices', '更换龙头'),
  page('counter', '/payments/counter', 'payments.counter.idle'),
  page('counter-house', '/payments/counter', 'payments.counter.last', async ({ page }) => {
    await page.locator('main .find input').fill('3-2-501')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
  }),
  page('payments', '/payments/list', 'payments.list.reversed'),
  page('closings', '/payments/closings', 'RJ-'),
  page('arrears', '/payments/arrears', '出差在外，回来就缴', async ({ page }) => {
    await page.locator('main input[maxlength="60"]').first().fill('9-2-602')
    await page.keyboard.press('Enter')
  }),
  page('charges', '/fees/charges', '夏佳娜'),
  page('waivers', '/fees/waivers', '电梯停用三天'),
  page('advances', '/fees/advances', 'fees.advances.empty'),
  page('generate', '/fees/generate', 'fees.generate.preview'),
  page('meters', '/fees/meters', 'fees.meters.saved'),
  page('fee-items', '/fees/items', '自来水公司代收'),
  page('ledger', '/fees/ledger', '平安保安'),
  page('ledger-summary', '/fees/summary', 'ledger.summary.fundTable'),
  page('ledger-months', '/fees/months', 'ledger.months.current'),
  page('ledger-accounts', '/fees/accounts', 'ledger.accounts.openings'),
  page('sheets', '/disclosures/sheets', 'terms.sheetState.published'),
  page('sheet-published', '/disclosures/sheets/1', 'disclosures.published.verify'),
  page('sheet-draft', '/disclosures/sheets/2', 'disclosures.checks.title'),
  page('verify', '/disclosures/verify', 'disclosures.verify.hint'),
  page('verified', '/disclosures/sheets/1', 'disclosures.verify.outcome.same', async ({ page }) => {
    await page.locator('main a[href*="/disclosures/verify"]').first().press('Enter')
  }),
  page('objections', '/disclosures/objections', '秩序维护费为什么这么多'),
  page('notice-new', '/disclosures/notices/new', 'notices.edit.preview'),
  page('notices', '/disclosures/notices', '12月工作计划'),
  page('notice', '/disclosures/notices/1', '外墙'),
  page('notice-draft', '/disclosures/notices/2', 'notices.edit.preview'),
  page('postings', '/disclosures/postings', '3栋大堂公告栏'),
  page('duties', '/disclosures/calendar', 'notices.duties.never'),
  page('notice-templates', '/disclosures/templates', 'notices.templates.hint'),
  ...surveyPages,
  page('month', '/reports/month', 'reports.month.title', async ({ page }) => {
    await page.locator('main svg').nth(3).waitFor()
  }),
  page('money-pictures', '/reports/money', 'moneyPictures.title'),
  page('dictionaries', '/dictionaries', '电梯故障'),
  page('aids-questions', '/aids', 'aids.title'),
  page('aids-templates', '/aids?shelf=templates', '请回电'),
  page('aids-knowledge', '/aids?shelf=knowledge', 'aids.title'),
  page('office', '/office', 'office.profile.hotline'),
  page('users', '/users', 'accounts.users.add'),
  page('audit', '/audit', 'system.audit.verify'),
  page('prints', '/prints', 'terms.form.blank-slip'),
  page('backups', '/backups', 'backups.make'),
]

/** A ticket's keys work once it is there; what they open is a dialog. */
const pressOnTicket =
  (key: string) =>
  async ({ page }: Console) => {
    await page.locator('.ticket-page h1').waitFor()
    await page.keyboard.press(key)
    await page.getByRole('dialog').filter({ visible: true }).first().waitFor()
  }

const dialogIsThere = ({ page }: Console) =>
  page.getByRole('dialog').filter({ visible: true }).first().waitFor()

/** The key of a page's own dialog, once the page is there. */
const pressForDialog = (key: string) => async (console: Console) => {
  await console.page.keyboard.press(key)
  await dialogIsThere(console)
}

/** The first button of that kind opens it, as Enter does. */
const openBy = (selector: string) => async (console: Console) => {
  await console.page.locator(selector).first().press('Enter')
  await dialogIsThere(console)
}
const firstRow = 'main .el-table__body tr button'

/** What lies over a page; Esc takes it away. */
export const everyLayer: readonly ShownPage[] = [
  page('privacy', '/desk', 'app.privacy.greeting', press('F12')),
  page('keys-sheet', '/register?kind=complaint', 'app.help.general', press('F1')),
  page('manual', '/desk', 'app.help.manual', async ({ page }) => {
    await page.keyboard.press('F1')
    await page.getByRole('dialog').getByRole('radio').nth(1).press('Space')
    await page.locator('.manual article').waitFor()
  }),
  page('tour', '/desk', 'app.tour.box.title', async ({ page }) => {
    await page.locator('.tour-offer button').first().press('Enter')
  }),
  page('join', '/tickets/2', 'ticket.join.hint', pressOnTicket('Control+j')),
  page('slip', '/tickets/8', 'parts.action.print', pressOnTicket('F9')),
  page('new-outage', '/outages', 'outages.add', press('Alt+n')),
  page('payment', '/payments/list', 'payments.field.paidOn', openBy(firstRow)),
  page('arrears-note', '/payments/arrears', 'arrears.note.promised', openBy('main .acts button')),
  page('charge', '/fees/charges', 'fees.charges.waivers', openBy(firstRow)),
  page('new-charge', '/fees/charges', 'fees.add.confirm', pressForDialog('Alt+n')),
  page('new-fee-item', '/fees/items', 'fees.items.basis', pressForDialog('Alt+n')),
  page('ledger-entry', '/fees/ledger', 'ledger.detail.noPhotos', openBy(firstRow)),
  page('close-month', '/fees/months', 'ledger.months.closeTitle', openBy('main .acts .el-button--primary')),
  page('new-account', '/fees/accounts', 'ledger.accounts.line', pressForDialog('Alt+n')),
  page('new-sheet', '/disclosures/sheets', 'disclosures.create.hint', pressForDialog('Alt+n')),
  // On the desktop the paper is a picture, so its frame says that it is there.
  page('sheet-on-paper', '/disclosures/sheets/1', 'parts.action.close', pressForDialog('F9')),
  page('new-objection', '/disclosures/objections', 'disclosures.objections.hint', pressForDialog('Alt+n')),
  page('new-duty', '/disclosures/calendar', 'notices.duties.startsOnHint', pressForDialog('Alt+n')),
  page('new-template', '/disclosures/templates', 'notices.templates.newTitle', pressForDialog('Alt+n')),
  ...surveyLayers,
]

/** The longest piece of a message that is the same whatever is put into it; a word of the data as it is. */
function wordOf(sign: string, locale: LocaleCode): string {
  if (!/^[a-z][\w-]*(\.[\w-]+)+$/.test(sign)) return sign
  let found: unknown = messages[locale]
  for (const part of sign.split('.')) found = (found as Record<string, unknown>)[part]
  if (typeof found !== 'string') throw new Error(`the locale has no ${sign}`)
  const pieces = found.split(/\{\w+\}/).map((piece) => piece.trim())
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '')
}

/** Goes to it and waits until what it shows is there and still. */
export async function show(
  console: Console,
  { path, sign, fill }: ShownPage,
  locale: LocaleCode,
): Promise<void> {
  const { page } = console
  await keepPace(page)
  await leaveFor(console, path)
  if (fill) await page.locator('main h1, main h2, main form').first().waitFor({ state: 'attached' })
  await fill?.(console)
  await page.getByText(wordOf(sign, locale)).filter({ visible: true }).first().waitFor()
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  )
}

/** Takes away what lies over the page, as Esc does. */
export async function takeAway({ page }: Console): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.closest('[aria-modal=true]'))
  await page.keyboard.press('Escape')
  await page.locator('[aria-modal=true]').filter({ visible: true }).first().waitFor({ state: 'hidden' })
}

/** A picture of it, where GUANJIA_E2E_KEEP names a folder. */
export async function keepPicture({ page }: Console, name: string): Promise<void> {
  const folder = process.env.GUANJIA_E2E_KEEP
  if (folder) await page.screenshot({ path: join(folder, `${hostName}-${name}.png`) })
}
