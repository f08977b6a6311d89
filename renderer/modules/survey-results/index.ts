import type { PageModule } from '../../app/page-module.ts'

export const surveyResults: PageModule = {
  routes: [
    {
      path: '/surveys/results',
      name: 'surveys.results',
      component: () => import('./ResultsPage.vue'),
      meta: { section: 'surveys', permission: 'surveys.read', title: 'surveyResults.title' },
    },
  ],
  menu: [
    {
      section: 'surveys',
      to: '/surveys/results',
      label: 'surveyResults.title',
      order: 40,
      permission: 'surveys.read',
    },
  ],
}
