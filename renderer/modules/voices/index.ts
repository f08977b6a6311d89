import type { PageModule } from '../../app/page-module.ts'

const section = 'surveys' as const
const permission = 'surveys.read' as const

/** What is heard beside the questionnaire: interviews, groups, visits, boxes and quick ratings. */
export const voices: PageModule = {
  routes: [
    {
      path: '/surveys/voices',
      name: 'voices',
      component: () => import('./VoicesPage.vue'),
      meta: { section, permission, title: 'voices.title' },
    },
    {
      path: '/surveys/voices/summary',
      name: 'voices.summary',
      component: () => import('./SummaryPage.vue'),
      meta: { section, permission, title: 'voices.summary.title' },
    },
    {
      path: '/surveys/voices/boxes',
      name: 'voices.boxes',
      component: () => import('./BoxesPage.vue'),
      meta: { section, permission, title: 'voices.boxes.title' },
    },
    {
      path: '/surveys/voices/checklists',
      name: 'voices.checklists',
      component: () => import('./ChecklistsPage.vue'),
      meta: { section, permission, title: 'voices.checklists.title' },
    },
  ],
  menu: [{ section, to: '/surveys/voices', label: 'voices.title', order: 70, permission }],
}
