import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { terms } from '../../../shared/locale/zh-CN/terms.ts'
import { accountsContract } from '../../../shared/modules/accounts/contract.ts'

const core = join(import.meta.dirname, '..')
const files = readdirSync(core, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => ts.createSourceFile(path, readFileSync(join(core, path), 'utf8'), ts.ScriptTarget.Latest))

function* nodesIn(node: ts.Node, enters: (node: ts.Node) => boolean = () => true): Generator<ts.Node> {
  yield node
  if (!enters(node)) return
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => void children.push(child))
  for (const child of children) yield* nodesIn(child, enters)
}
/** Properties of the note itself, not of what stands in its `fields` or `before`. */
const outside = (node: ts.Node) => !ts.isPropertyAssignment(node)
/** `input.office.name` is one thing. */
const whole = (node: ts.Node) => !ts.isPropertyAccessExpression(node)

/** What every call of `audit` in the core says under a property of its note. */
const said = (property: string) =>
  files.flatMap((source) =>
    [...nodesIn(source)]
      .filter(ts.isCallExpression)
      .filter(
        ({ expression }) => ts.isPropertyAccessExpression(expression) && expression.name.text === 'audit',
      )
      .flatMap((call) => call.arguments.flatMap((argument) => [...nodesIn(argument, outside)]))
      .filter(ts.isPropertyAssignment)
      .filter(({ name }) => ts.isIdentifier(name) && name.text === property)
      .map(({ initializer }) => ({ source, initializer })),
  )
const isText = (node: ts.Node) =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node)
const known = (code: string) => code in terms.auditLabel || code in terms.subject

it('every label that the core writes is a name, a number, or has a word', () => {
  const labels = said('label')
  expect(labels.length).toBeGreaterThan(10)
  const wordless = labels.flatMap(({ source, initializer }) => {
    const nodes = [...nodesIn(initializer, whole)]
    const texts = nodes.filter(isText).map((node) => (node as ts.LiteralLikeNode).text.replace(/[: ]+$/, ''))
    // Names and numbers stand for themselves, faults and reasons have words, a print's list names itself.
    const own = /^(?:.*\.)?(?:name|number|code|reason|ticketId|rows|shown|masked|ownTicket|subject|form)$/
    const others = nodes
      .filter(
        (node) => ts.isPropertyAccessExpression(node) || (ts.isIdentifier(node) && node === initializer),
      )
      .map((node) => node.getText(source))
      .filter((text) => !own.test(text))
    return [...texts.filter((text) => text !== '' && !known(text)), ...others].map(
      (text) => `${source.fileName}: ${text}`,
    )
  })
  expect(wordless).toEqual([])
})

it('both ways of leaving have a word', () => {
  const { reason } = accountsContract.logout['~orpc'].inputSchema!.shape
  expect(reason.options.filter((code) => !known(code))).toEqual([])
})

it('every field that the core names has a word', () => {
  const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const fields = said('fields').flatMap(({ source, initializer }) =>
    [...nodesIn(initializer)]
      .filter((node) => ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node))
      .map(({ name }) => ({ source, name: name.getText(source) })),
  )
  expect(fields.length).toBeGreaterThan(30)
  const wordless = fields.filter(({ name }) => !(camel(name) in terms.field))
  expect(wordless.map(({ source, name }) => `${source.fileName}: ${name}`)).toEqual([])
})
