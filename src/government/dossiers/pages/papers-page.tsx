import type { Context } from 'hono'
import { type FormPageInfo, type ProcedureVersion, requiredComponents } from '#government/procedures'
import { type DraftPapers, draftPapers, HeldPapers } from '#government/vault'
import { type Env, page } from '#platform/pages'
import { Button, ButtonGroup } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { FileField } from '#ui/fields'
import { Form } from '#ui/form'
import { Steps } from '#ui/steps'
import { Heading, Text } from '#ui/typography'
import type { Draft } from '../get-draft.ts'
import { text } from '../messages.ts'
import { ForWhom } from './on-behalf.tsx'

/** For another person nothing is taken from a vault. */
const NOTHING_HELD: DraftPapers = { papers: new Map(), chosen: new Map() }

interface Props {
  draft: Draft
  version: ProcedureVersion
  pages: FormPageInfo[]
  errors: Record<string, string>
}

/**
 * The papers that this application needs, by its answers; each can be photographed or chosen, several a component. What the agency issued itself is
 * not asked for; what the person has already is offered.
 */
export async function PapersPage(c: Context<Env>, { draft, version, pages, errors }: Props): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const needed = requiredComponents(version, draft.answers)
  const own = draft.relation === 'self'
  const held = own ? await draftPapers(ctx, { ...draft, draftId: draft.id, version }) : NOTHING_HELD
  return page(
    c,
    {
      title: `${t.papersStep} – ${version.name}`,
      breadcrumbs: [{ href: '/ho-so', label: t.menuMine }],
      status: Object.keys(errors).length > 0 ? 422 : 200,
    },
    <>
      <ErrorSummary errors={errors} />
      <Steps steps={[...pages.map((p) => p.title), t.papersStep, t.reviewStep]} current={pages.length} />
      <Heading level={1}>{t.papersStep}</Heading>
      <ForWhom draft={draft} locale={ctx.locale} />
      <Text>{t.papersLead}</Text>
      <Form action={`/ban-khai/${draft.id}/giay-to`} files>
        {needed.map(({ component, required, reason }) => {
          const papers = held.papers.get(component.code)
          const uploaded = draft.files
            .filter((file) => file.componentCode === component.code)
            .map((file) => ({ id: file.id, name: file.name, size: file.size }))
          return (
            <div key={component.code}>
              <HeldPapers
                papers={papers}
                label={component.name}
                chosen={held.chosen.get(component.code) ?? []}
                locale={ctx.locale}
              />
              {papers?.issued && uploaded.length === 0 ? null : (
                <FileField
                  name={`file.${component.code}`}
                  label={component.name}
                  hint={[t.paperHint(required, reason), component.notes].filter(Boolean).join(' ')}
                  error={errors[`file.${component.code}`] ?? errors[component.code]}
                  multiple
                  accept=".pdf,.jpg,.jpeg,.png,.heic,.docx"
                  uploaded={uploaded}
                  removeName="remove"
                />
              )}
            </div>
          )
        })}
        {needed.length === 0 ? <Text>{t.noPapers}</Text> : null}
        <ButtonGroup>
          <Button name="next" value="1">
            {t.continue}
          </Button>
          <Button name="stay" value="1" kind="secondary">
            {t.uploadOnly}
          </Button>
        </ButtonGroup>
      </Form>
    </>,
  )
}
