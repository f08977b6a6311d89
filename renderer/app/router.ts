import { createRouter, createWebHistory } from 'vue-router'
import { pageModules } from './modules.ts'
import { sections, type MenuEntry } from './page-module.ts'
import { useSession } from './session.ts'

const menu: readonly MenuEntry[] = pageModules
  .flatMap((module) => module.menu)
  .sort((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section) || a.order - b.order)

/** The pages the signed-in person may go to, in the rail's order. */
export function permittedMenu(): MenuEntry[] {
  const { may } = useSession()
  return menu.filter((entry) => may(entry.permission))
}

const nowhere = () => import('./shell/NoPage.vue')

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...pageModules.flatMap((module) => module.routes),
    { path: '/', name: 'start', component: nowhere },
    { path: '/:rest(.*)*', name: 'no-page', component: nowhere },
  ],
})

// The core refuses anyway; the guard only spares people a page full of refusals.
router.beforeEach((to) => {
  const session = useSession()
  if (session.state !== 'in') return true
  const refused = to.meta.permission !== undefined && !session.may(to.meta.permission)
  if (to.name !== 'start' && !refused) return true
  const first = permittedMenu()[0]
  if (!first || first.to === to.path) return to.name === 'start' ? true : { name: 'start' }
  return { path: first.to, replace: true }
})

/** Fetches the code of the desk while somebody types their password, so that it is there when they are in. */
export function fetchStartPage(): void {
  for (const { components } of router.resolve('/desk').matched) {
    const page = components?.['default']
    if (typeof page === 'function') void (page as () => Promise<unknown>)()
  }
}
