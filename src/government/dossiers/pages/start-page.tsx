import type { Context } from 'hono'
import { listAgencies } from '#foundation/organizations'
import { getProcedure } from '#government/procedures'
import { ConsentBox } from '#government/vault'
import { type Env, page, readForm } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Select } from '#ui/fields'
import { Form } from '#ui/form'
import { Heading, Text } from '#ui/typography'
import { agencyOfResidence } from '../agency-of-residence.ts'
import { text } from '../messages.ts'
import { ensureLevel, KIND_OF_LEVEL } from '../open-for-filing.ts'
import { ForWhomChoice } from './for-whom-choice.tsx'

type C = Context<Env>

/** The first page of filing: to which agency. */
export async function startPage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  // What was chosen already stands when something else has to be mended.
  const chosen = c.req.method === 'POST' ? readForm(c).get('agencyId') : undefined
  const version = await getProcedure(ctx, c.req.param('code')!, vietnamDate(ctx.now))
  ensureLevel(ctx, version)
  const agencies = await listAgencies(ctx, {
    kind: KIND_OF_LEVEL[version.authorityLevel],
    // All of the country's communes: whoever is left out could not be chosen at all.
    limit: 5000,
  })
  return page(
    c,
    {
      title: t.startTitle(version.name),
      breadcrumbs: [
        { href: '/thu-tuc', label: t.procedures },
        { href: `/thu-tuc/${version.code}`, label: version.name },
      ],
      status: Object.keys(errors).length > 0 ? 422 : 200,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{version.name}</Heading>
      <Text>{t.startLead}</Text>
      <Form action={`/nop-ho-so/${version.code}`}>
        <Select
          name="agencyId"
          label={t.whichAgency}
          hint={t.whichAgencyHint}
          value={chosen ?? (await agencyOfResidence(ctx, version.authorityLevel))}
          error={errors.agencyId}
          options={agencies.items.map((agency) => ({ value: agency.id, label: agency.name }))}
          placeholder={t.choose}
          required
        />
        {await ConsentBox(ctx, 'reuse')}
        {await ForWhomChoice(c, version.code, errors)}
        <Button>{t.start}</Button>
      </Form>
    </>,
  )
}
