import type { PageModule } from '../../app/page-module.ts'

export const blankSlips: PageModule = {
  routes: [
    {
      path: '/blank-slips',
      name: 'blank-slips',
      component: () => import('./BlankSlipsPage.vue'),
      meta: { section: 'desk', permission: 'tickets.register', title: 'paper.blank.title' },
    },
  ],
  menu: [
    {
      section: 'desk',
      to: '/blank-slips',
      label: 'paper.blank.title',
      order: 40,
      permission: 'tickets.register',
    },
  ],
}
