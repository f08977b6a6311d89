import type { PageModule } from '../../app/page-module.ts'

/** The wizard and the key page stand before the console: App.vue shows them, no route leads there. */
export const setup: PageModule = { routes: [], menu: [] }
