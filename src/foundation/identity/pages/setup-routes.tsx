import type { Context, Hono } from 'hono'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Select, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { ensureSetupOpen, SETUP_KINDS, setUpFirstAdministrator } from '../set-up-first-administrator.ts'
import { attempt } from './attempt.ts'

const PATH = '/thiet-lap'

/** The first agency and its administrator, where no demo is wanted; gone as soon as there is one. */
export function setupRoutes(app: Hono<Env>): void {
  app.get(PATH, async (c) => {
    const secret = c.req.query('ma') ?? ''
    await ensureSetupOpen(c.var.ctx, c.var.site.secrets, secret)
    return setupPage(c, secret, {}, {})
  })
  app.post(PATH, async (c) => {
    const { ctx, site } = c.var
    const { ma: secret = '', ...typed } = readForm(c).values()
    const fields = ['agencyName', 'kind', 'unit', 'code', 'fullName', 'idNumber', 'username', 'password'] as const
    const given = Object.fromEntries(fields.map((name) => [name, typed[name] ?? '']))
    const errors = await attempt(() => setUpFirstAdministrator(ctx, site.secrets, secret, given as never))
    if (errors) return setupPage(c, secret, given, errors)
    return redirect(c, '/dang-nhap', { kind: 'success', text: text(ctx).setup.done })
  })
}

function setupPage(c: Context<Env>, secret: string, typed: Record<string, string>, errors: Record<string, string>) {
  const all = text(c.var.ctx)
  const t = all.setup
  const wrong = Object.keys(errors).length > 0
  const field = (name: string) => ({ name, value: typed[name], error: errors[name], required: true })
  return page(
    c,
    { title: t.title, status: wrong ? 422 : 200, hasErrors: wrong, holdsSecret: true },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.lead}</Text>
      <Form action={PATH}>
        <input type="hidden" name="ma" value={secret} />
        <Heading level={2}>{t.agency}</Heading>
        <TextField {...field('agencyName')} label={t.agencyName} />
        <Select {...field('kind')} label={t.kind} options={SETUP_KINDS.map((value) => ({ value, label: t.kinds[value] }))} />
        <TextField {...field('unit')} label={t.unit} hint={t.unitHint} />
        <TextField {...field('code')} label={t.code} hint={t.codeHint} />
        <Heading level={2}>{t.administrator}</Heading>
        <TextField {...field('fullName')} label={all.fullName} autocomplete="name" />
        <TextField {...field('idNumber')} label={all.idNumber} inputmode="numeric" />
        <TextField {...field('username')} label={all.username} hint={all.officerUsernameHint} autocomplete="username" />
        <TextField
          {...field('password')}
          value={undefined}
          type="password"
          label={all.password}
          hint={t.passwordHint}
          autocomplete="new-password"
        />
        <Button>{t.save}</Button>
      </Form>
    </>,
  )
}
