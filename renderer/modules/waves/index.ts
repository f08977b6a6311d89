import type { PageModule } from '../../app/page-module.ts'

export const waves: PageModule = {
  routes: [
    {
      path: '/surveys/waves',
      name: 'waves',
      component: () => import('./WavesPage.vue'),
      meta: { section: 'surveys', permission: 'surveys.read', title: 'waves.title' },
    },
    {
      path: '/surveys/waves/new',
      name: 'waves.new',
      component: () => import('./WavePlanPage.vue'),
      meta: { section: 'surveys', permission: 'surveys.manage', title: 'waves.plan.new', alone: true },
    },
    {
      path: '/surveys/waves/:id(\\d+)',
      name: 'waves.card',
      component: () => import('./WavePage.vue'),
      meta: { section: 'surveys', permission: 'surveys.read', title: 'waves.title', alone: true },
    },
    {
      path: '/surveys/waves/:id(\\d+)/edit',
      name: 'waves.edit',
      component: () => import('./WavePlanPage.vue'),
      meta: { section: 'surveys', permission: 'surveys.manage', title: 'waves.plan.edit', alone: true },
    },
    {
      path: '/surveys/waves/:id(\\d+)/papers',
      name: 'waves.papers',
      component: () => import('./PapersPage.vue'),
      meta: { section: 'surveys', permission: 'surveys.enter', title: 'waves.papers.title', alone: true },
    },
  ],
  menu: [
    {
      section: 'surveys',
      to: '/surveys/waves',
      label: 'waves.title',
      order: 10,
      permission: 'surveys.read',
    },
  ],
}
