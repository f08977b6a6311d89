import type { Console } from './console.ts'

/** What a page taken over by somebody could do: use its own open door for a procedure it was never given. */
interface Forger {
  guanjiaForge(path: string): Promise<string>
}

/** Before the page's own code runs, keeps hold of the door it opens. Reloads the page, so sign in afterwards. */
export async function letPageForge({ page }: Console): Promise<void> {
  await page.addInitScript(() => {
    const target = window as unknown as Forger
    let port: MessagePort | null = null
    let template = ''
    const post = MessagePort.prototype.postMessage
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown, ...rest: unknown[]) {
      if (typeof message === 'string' && message.includes('"u"')) {
        port = this
        template = message
      }
      return Reflect.apply(post, this, [message, ...rest])
    } as typeof post
    const overPort = (door: MessagePort, path: string) =>
      new Promise<string>((resolve) => {
        const request = JSON.parse(template) as { i: string; p: { u: string } }
        const id = 'forged' + crypto.randomUUID()
        door.addEventListener('message', (event) => {
          if (typeof event.data === 'string' && event.data.includes(id)) resolve(event.data)
        })
        Reflect.apply(post, door, [
          JSON.stringify({ ...request, i: id, p: { ...request.p, u: path, b: { json: {} } } }),
        ])
      })
    const overHttp = async (path: string) =>
      (
        await fetch('/api/rpc' + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        })
      ).text()
    target.guanjiaForge = (path) => (port ? overPort(port, path) : overHttp(path))
  })
  await page.reload()
}

/** The core's raw answer to a forged call. */
export function forgeCall({ page }: Console, path: string): Promise<string> {
  return page.evaluate((asked) => (window as unknown as Forger).guanjiaForge(asked), path)
}
