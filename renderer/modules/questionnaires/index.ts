import type { PageModule } from '../../app/page-module.ts'

export const questionnaires: PageModule = {
  routes: [
    {
      path: '/surveys/questionnaires',
      name: 'questionnaires',
      component: () => import('./QuestionnairesPage.vue'),
      meta: { section: 'surveys', permission: 'surveys.read', title: 'questionnaires.title' },
    },
    {
      path: '/surveys/questionnaires/:id(\\d+)',
      name: 'questionnaires.version',
      component: () => import('./VersionPage.vue'),
      meta: {
        section: 'surveys',
        permission: 'surveys.read',
        title: 'questionnaires.version.title',
        alone: true,
      },
    },
  ],
  menu: [
    {
      section: 'surveys',
      to: '/surveys/questionnaires',
      label: 'questionnaires.title',
      order: 80,
      permission: 'surveys.read',
    },
  ],
}
