import type { PageModule } from '../../app/page-module.ts'

const section = 'surveys' as const
const permission = 'surveys.enter' as const

/** Where papers that came back are typed, by keys only. */
export const surveyEntry: PageModule = {
  routes: [
    {
      path: '/surveys/entry',
      name: 'surveys.entry',
      component: () => import('./EntryPage.vue'),
      meta: { section, permission, title: 'surveyEntry.title' },
    },
  ],
  menu: [{ section, to: '/surveys/entry', label: 'surveyEntry.title', order: 20, permission }],
}
