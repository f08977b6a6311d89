import type { Console } from './console.ts'
import type { ShownPage } from './every-page.ts'

/** The waves of `theSurveys`: last year's from Excel, and this year's half typed. */
const [before, now] = [1, 2]

const view = (name: string, sign: string): ShownPage => ({
  name: `results-${name}`,
  path: `/surveys/results?wave=${before}&view=${name}`,
  sign,
})

const dialogIsThere = ({ page }: Console) =>
  page.getByRole('dialog').filter({ visible: true }).first().waitFor()
const pressForDialog = (key: string) => async (console: Console) => {
  await console.page.keyboard.press(key)
  await dialogIsThere(console)
}
/** The first button in a row opens it, as Enter does. */
const openFirst = async (console: Console) => {
  await console.page.locator('main .el-table__body tr button').first().press('Enter')
  await dialogIsThere(console)
}

export const surveyPages: readonly ShownPage[] = [
  { name: 'waves', path: '/surveys/waves', sign: 'terms.waveState.open' },
  { name: 'wave-new', path: '/surveys/waves/new', sign: 'waves.size.title' },
  { name: 'wave', path: `/surveys/waves/${now}`, sign: 'waves.strata.hint' },
  { name: 'papers', path: `/surveys/waves/${now}/papers`, sign: 'terms.paperState.refused' },
  { name: 'entry', path: `/surveys/entry?wave=${now}`, sign: 'surveyEntry.unfinished.title' },
  {
    name: 'entry-typing',
    path: `/surveys/entry?wave=${now}`,
    sign: 'surveyEntry.keys.scale',
    fill: async ({ page }) => {
      await page.locator('main li button').first().press('Enter')
    },
  },
  { name: 'responses', path: `/surveys/responses?wave=${before}`, sign: 'WJ0412' },
  { name: 'responses-import', path: `/surveys/import?wave=${now}`, sign: 'surveyImports.drop' },
  view('overview', 'surveyResults.goal'),
  view('themes', 'surveyReport.head.rate'),
  view('questions', 'surveyReport.head.question'),
  view('drivers', 'surveyReport.head.weight'),
  view('ipa', 'surveyReport.head.quadrant'),
  view('gap', 'surveyResults.noGap'),
  view('groups', 'surveyReport.head.effect'),
  view('change', 'surveyReport.head.pairs'),
  view('complaints', 'surveyResults.view.complaints'),
  view('collection', 'surveyResults.notCausal'),
  view('method', 'surveyReport.head.alpha'),
  { name: 'coding', path: `/surveys/texts?wave=${before}`, sign: 'coding.saveAlike' },
  { name: 'coding-counts', path: `/surveys/texts?wave=${before}&view=counts`, sign: 'coding.countsHint' },
  { name: 'coding-book', path: `/surveys/texts?wave=${before}&view=book`, sign: 'coding.book.hint' },
  { name: 'needs', path: `/surveys/needs?wave=${before}`, sign: 'needs.list' },
  { name: 'voices', path: '/surveys/voices', sign: '停车与充电' },
  { name: 'voices-summary', path: '/surveys/voices/summary', sign: '南门岗亭' },
  { name: 'boxes', path: '/surveys/voices/boxes', sign: '南门岗亭' },
  { name: 'checklists', path: '/surveys/voices/checklists', sign: 'parts.action.edit' },
  { name: 'questionnaires', path: '/surveys/questionnaires', sign: '装修管理专项问卷' },
  {
    name: 'questionnaire-used',
    path: '/surveys/questionnaires/1',
    sign: 'questionnaires.version.frozenHint',
  },
  { name: 'questionnaire-draft', path: '/surveys/questionnaires/4', sign: 'questionnaires.edit.coverHint' },
]

export const surveyLayers: readonly ShownPage[] = [
  {
    name: 'wave-close',
    path: `/surveys/waves/${now}`,
    sign: 'waves.close.begun',
    fill: async (console) => {
      await console.page.locator('main .el-dropdown button').first().press('Enter')
      await console.page.getByRole('menuitem').filter({ visible: true }).first().click()
      await dialogIsThere(console)
    },
  },
  {
    name: 'paper',
    path: `/surveys/waves/${now}/papers`,
    sign: 'waves.papers.unassign',
    fill: async (console) => {
      // The first five are typed, refused or back: the sixth is out.
      await console.page.locator('main .el-table__body tr').nth(5).locator('button').first().press('Enter')
      await dialogIsThere(console)
    },
  },
  {
    name: 'print-papers',
    path: `/surveys/waves/${now}/papers`,
    sign: 'waves.print.unprinted',
    fill: pressForDialog('Alt+p'),
  },
  {
    name: 'response',
    path: `/surveys/responses?wave=${before}`,
    sign: 'surveyResponses.field.origin',
    fill: openFirst,
  },
  { name: 'new-voice', path: '/surveys/voices', sign: 'voices.form.newTitle', fill: pressForDialog('Alt+n') },
  { name: 'rating', path: '/surveys/voices', sign: 'voices.rating.hint', fill: pressForDialog('Alt+r') },
  {
    name: 'new-box',
    path: '/surveys/voices/boxes',
    sign: 'voices.boxes.startsOn',
    fill: pressForDialog('Alt+n'),
  },
  {
    name: 'new-questionnaire',
    path: '/surveys/questionnaires',
    sign: 'questionnaires.from',
    fill: pressForDialog('Alt+n'),
  },
]
