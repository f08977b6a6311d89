import type { Console } from './console.ts'

/** What a page taken over by somebody could do: use its own open door for a procedure it was never given. */
interface Forger {
  guanjiaForge(path: string, input: object): Promise<string>
}

/** Before the page's own code runs, keeps hold of the door it opens. Reloads the page, so sign in afterwards. */
export async function letPageForge({ page }: Console): Promise<void> {
  await page.addInitScript(() => {
    const target = window as unknown as Forger
    let port: MessagePort | null = null
    let template = ''
    const post = MessagePort.prototype.postMessage
    const remember = (door: MessagePort, message: unknown) => {
      if (typeof message !== 'string' || !message.includes('"u"')) return
      port = door
      template = message
    }
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown, ...rest: unknown[]) {
      remember(this, message)
      return Reflect.apply(post, this, [message, ...rest])
    } as typeof post
    const overPort = (door: MessagePort, path: string, input: object) =>
      new Promise<string>((resolve) => {
        const request = JSON.parse(template) as { i: string; p: { u: string } }
        const id = 'forged' + crypto.randomUUID()
        door.addEventListener('message', (event) => {
          if (typeof event.data === 'string' && event.data.includes(id)) resolve(event.data)
        })
        Reflect.apply(post, door, [
          JSON.stringify({ ...request, i: id, p: { ...request.p, u: path, b: { json: input } } }),
        ])
      })
    const overHttp = async (path: string, input: object) =>
      (
        await fetch('/api/rpc' + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ json: input }),
        })
      ).text()
    target.guanjiaForge = (path, input) => (port ? overPort(port, path, input) : overHttp(path, input))
  })
  await page.reload()
}

/** The core's raw answer to a forged call. */
export function forgeCall({ page }: Console, path: string, input: object = {}): Promise<string> {
  return page.evaluate(([asked, sent]) => (window as unknown as Forger).guanjiaForge(asked, sent), [
    path,
    input,
  ] as const)
}

/** What another window of the same account does past the page that is shown: the core's answer to it. */
export async function callElsewhere<Answer>(console: Console, path: string, input: object): Promise<Answer> {
  interface Packed {
    json?: Answer
    p?: { b?: { json?: Answer } }
  }
  const { json, p } = JSON.parse(await forgeCall(console, path, input)) as Packed
  const answer = json ?? p?.b?.json
  if (answer === undefined) throw new Error(`${path} has no answer`)
  return answer
}
