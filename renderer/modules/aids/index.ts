import type { PageModule } from '../../app/page-module.ts'

export const aids: PageModule = {
  routes: [
    {
      path: '/aids',
      name: 'aids',
      component: () => import('./AidsPage.vue'),
      meta: { section: 'system', permission: 'office.settings', title: 'aids.title' },
    },
    {
      path: '/knowledge',
      name: 'knowledge',
      component: () => import('./KnowledgePage.vue'),
      meta: { section: 'desk', permission: 'tickets.register', title: 'aids.knowledge.title' },
    },
  ],
  menu: [
    { section: 'system', to: '/aids', label: 'aids.title', order: 16, permission: 'office.settings' },
    {
      section: 'desk',
      to: '/knowledge',
      label: 'aids.knowledge.title',
      order: 30,
      permission: 'tickets.register',
    },
  ],
}
