import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { startClock } from '../client/clock.ts'
import { queryClient } from '../client/query.ts'
import App from './App.vue'
import { applyAppearance } from './appearance.ts'
import { passEscFromClosedSelects } from './closed-select.ts'
import { element } from './element.ts'
import { i18n } from './i18n.ts'
import { keepFocus } from './lost-focus.ts'
import { router } from './router.ts'
import { markFirstInTypedSelects } from './typed-select.ts'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/print.css'

applyAppearance()
startClock()
passEscFromClosedSelects()
markFirstInTypedSelects()
keepFocus()
createApp(App)
  .use(createPinia())
  .use(i18n)
  .use(router)
  .use(element)
  .use(VueQueryPlugin, { queryClient })
  .mount('#app')
