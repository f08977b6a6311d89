import type { PageModule } from '../../app/page-module.ts'

const section = 'surveys' as const

/** What came back: every response, what is wrong with it, and how carefully it was typed. */
export const surveyResponses: PageModule = {
  routes: [
    {
      path: '/surveys/responses',
      name: 'surveys.responses',
      component: () => import('./ResponsesPage.vue'),
      meta: { section, permission: 'surveys.read', title: 'surveyResponses.title' },
    },
    {
      path: '/surveys/import',
      name: 'surveys.import',
      component: () => import('./ImportResponsesPage.vue'),
      meta: {
        section,
        tab: '/surveys/responses',
        permission: 'surveys.manage',
        title: 'surveyImports.title',
      },
    },
  ],
  menu: [
    {
      section,
      to: '/surveys/responses',
      label: 'surveyResponses.title',
      order: 30,
      permission: 'surveys.read',
    },
  ],
}
