import type { PageModule } from '../../app/page-module.ts'

const section = 'surveys' as const

/** What people wrote in their own words. */
export const surveyCoding: PageModule = {
  routes: [
    {
      path: '/surveys/texts',
      name: 'surveys.texts',
      component: () => import('./CodingPage.vue'),
      meta: { section, permission: 'surveys.read', title: 'coding.title' },
    },
  ],
  menu: [{ section, to: '/surveys/texts', label: 'coding.title', order: 50, permission: 'surveys.read' }],
}
