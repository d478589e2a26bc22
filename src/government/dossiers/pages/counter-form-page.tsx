import type { Context } from 'hono'
import { uploadRules } from '#foundation/files'
import { getMandate } from '#government/mandates'
import { FormPage, filedAs, formPages, type ProcedureVersion, requiredComponents } from '#government/procedures'
import { type Env, page, readForm } from '#platform/pages'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { FileField, NumberField, YesNo } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Heading, Text } from '#ui/typography'
import type { Draft } from '../get-draft.ts'
import { text } from '../messages.ts'

interface Props {
  draft: Draft
  version: ProcedureVersion
  errors: Record<string, string>
  notice: string | undefined
}

/** The whole form and its papers on one page: the officer types what the person says, from top to bottom, without turning pages. */
export async function CounterFormPage(c: Context<Env>, { draft, version, errors, notice }: Props): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const pages = formPages(version, draft.answers)
  const needed = requiredComponents(version, draft.answers)
  const rules = uploadRules(ctx)
  const typed: Record<string, string> = c.req.method === 'POST' ? readForm(c).values() : {}
  const wrong = Object.keys(errors).length > 0
  const { mandateId, ownerId = '' } = draft
  const mandate = mandateId ? await getMandate(ctx, { ownerId, mandateId }) : undefined
  return page(
    c,
    {
      title: version.name,
      breadcrumbs: [{ href: '/quay', label: t.counterMenu }],
      desk: true,
      status: wrong ? 422 : 200,
      hasErrors: wrong,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{version.name}</Heading>
      <Text lead>
        {mandate
          ? t.counterByMandate(mandate.agent_name, mandate.owner_name, formatDate(mandate.valid_to))
          : t.counterFor(draft.ownerName ?? '')}
      </Text>
      {notice ? <Notice kind="info">{notice}</Notice> : null}
      <Form action={`/quay/ho-so/${draft.id}`} files>
        {pages.map((info) => (
          <section key={info.id}>
            <Heading level={2}>{info.title}</Heading>
            <FormPage version={version} page={info} answers={draft.answers} errors={errors} locale={ctx.locale} />
          </section>
        ))}
        <Heading level={2}>{t.counterPapers}</Heading>
        <Text>{t.counterPapersLead}</Text>
        {needed.length === 0 ? <Text>{t.noPapers}</Text> : null}
        {needed.map(({ component, required, reason }) => (
          <div key={component.code} class="columns">
            <FileField
              name={`file.${component.code}`}
              label={component.name}
              hint={t.paperHint(required, reason)}
              error={errors[`file.${component.code}`] ?? errors[component.code]}
              multiple
              accept={rules.accept}
              uploaded={draft.files
                .filter((file) => file.componentCode === component.code)
                .map((file) => ({ id: file.id, name: file.name, size: file.size }))}
              removeName="remove"
            />
            <NumberField
              name={`pages.${component.code}`}
              label={`${t.counterPages} – ${component.name}`}
              hint={t.counterPagesHint}
              value={typed[`pages.${component.code}`]}
              error={errors[`pages.${component.code}`]}
              required={false}
            />
          </div>
        ))}
        {filedAs(version, draft.answers).timeLimit.unit === 'immediate' ? (
          <YesNo agree name="onTheSpot" label={t.onTheSpot} value={typed.onTheSpot} />
        ) : null}
        <YesNo
          agree
          name="consents"
          label={
            mandate ? t.counterConsentAgent(mandate.agent_name, mandate.owner_name) : t.counterConsent(draft.ownerName ?? '')
          }
          value={typed.consents}
          error={errors.consents}
          required
        />
        <ButtonGroup>
          <Button name="submit" value="1">
            {t.counterSubmit}
          </Button>
          <Button name="save" value="1" kind="secondary">
            {t.counterSave}
          </Button>
        </ButtonGroup>
      </Form>
    </>,
  )
}
