import type { Context } from 'hono'
import { applicantData } from '#foundation/identity'
import { getMandate, type Mandate } from '#government/mandates'
import { listProcedures } from '#government/procedures'
import { type Env, page, readForm } from '#platform/pages'
import { formatDate, formatDateTime, vietnamDate } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { SearchField, Select, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { listDrafts } from '../get-draft.ts'
import { type KnownApplicant, listApplicants } from '../list-applicants.ts'
import { text } from '../messages.ts'

type C = Context<Env>
type Texts = ReturnType<typeof text>

/** The first page of the counter: who stands there, and what for. */
export async function CounterStartPage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const typed = c.req.method === 'POST' ? readForm(c).values() : await chosenPerson(c)
  const mandate = await chosenMandate(c)
  const q = c.req.query('ten')?.slice(0, 80)
  const [procedures, found, drafts] = await Promise.all([
    listProcedures(ctx, { onDate: vietnamDate(ctx.now), limit: 500 }),
    q ? listApplicants(ctx, q) : undefined,
    listDrafts(ctx),
  ])
  const commune = procedures.items.filter((procedure) => procedure.authorityLevel === 'commune')
  const wrong = Object.keys(errors).length > 0
  const shown = Object.fromEntries(
    Object.entries(errors).map(([field, sentence]) => [field.replace(/^owner\./, '').replace(/^applicant\./, ''), sentence]),
  )
  // Chosen from a list: nobody types it.
  if (shown.procedureCode && !typed.procedureCode) shown.procedureCode = t.counterProcedureNeeded
  return page(
    c,
    { title: t.counterTitle, desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    <>
      <ErrorSummary
        errors={shown}
        labels={{ idNumber: t.counterNumber, fullName: t.counterName, procedureCode: t.counterProcedure }}
      />
      <Heading level={1}>{t.counterTitle}</Heading>
      {mandate ? null : <Text>{t.counterLead}</Text>}
      <Form action="/quay">
        {mandate ? <ByMandate mandate={mandate} t={t} /> : null}
        {mandate ? null : (
          <>
            <TextField
              name="idNumber"
              label={t.counterNumber}
              error={shown.idNumber}
              value={typed.idNumber}
              inputmode="numeric"
              short
              required
            />
            <TextField name="fullName" label={t.counterName} error={shown.fullName} value={typed.fullName} required />
          </>
        )}
        <Select
          name="procedureCode"
          label={t.counterProcedure}
          error={shown.procedureCode}
          value={typed.procedureCode}
          options={commune.map((procedure) => ({ value: procedure.code, label: procedure.name }))}
          placeholder={t.counterChooseProcedure}
          required
        />
        <Button>{t.counterStart}</Button>
      </Form>
      {mandate ? null : (
        <>
          <Heading level={2}>{t.counterSearch}</Heading>
          <SearchField action="/quay" name="ten" label={t.counterName} hint={t.counterSearchHint} value={q} />
        </>
      )}
      {found ? <Found found={found} t={t} q={q!} /> : null}
      {drafts.length > 0 ? (
        <>
          <Heading level={2}>{t.counterDrafts}</Heading>
          <Table
            caption={t.counterDrafts}
            hideCaption
            columns={[
              { key: 'what', label: t.counterProcedure },
              { key: 'at', label: t.savedAt },
            ]}
            rows={drafts.map((draft) => ({
              what: <a href={`/quay/ho-so/${draft.id}`}>{draft.procedureName}</a>,
              at: formatDateTime(draft.updatedAt),
            }))}
          />
        </>
      ) : null}
    </>,
  )
}

/** Who files by mandate: both names, and what the form carries on. */
function ByMandate({ mandate, t }: { mandate: Mandate; t: Texts }) {
  return (
    <>
      <Notice kind="info">{t.counterByMandate(mandate.agent_name, mandate.owner_name, formatDate(mandate.valid_to))}</Notice>
      <input type="hidden" name="ownerId" value={mandate.person_id} />
      <input type="hidden" name="mandateId" value={mandate.id} />
    </>
  )
}

/** The mandate that the desk has just recorded, or that an agent refers to. */
async function chosenMandate(c: C): Promise<Mandate | undefined> {
  const form = c.req.method === 'POST' ? readForm(c) : undefined
  const ownerId = form ? form.get('ownerId') : c.req.query('chu')
  const mandateId = form ? form.get('mandateId') : c.req.query('uy-quyen')
  return ownerId && mandateId ? getMandate(c.var.ctx, { ownerId, mandateId }) : undefined
}

/** Whoever was chosen from the list, with name and number as registered; the look at the record is in the audit. */
async function chosenPerson(c: C): Promise<Record<string, string>> {
  const { ctx } = c.var
  const id = c.req.query('nguoi')
  const of = c.req.query('ten')?.slice(0, 80)
  if (!id || !of) return {}
  const known = (await listApplicants(ctx, of)).find((applicant) => applicant.personId === id)
  if (!known) return {}
  const data = await applicantData(ctx, id)
  return { fullName: data.fullName, idNumber: data.idNumber ?? '' }
}

function Found({ found, t, q }: { found: KnownApplicant[]; t: Texts; q: string }) {
  if (found.length === 0) return <Text>{t.counterNobody}</Text>
  return (
    <Table
      caption={t.counterFound}
      columns={[
        { key: 'name', label: t.counterName },
        { key: 'last', label: t.counterLast },
        { key: 'choose', label: t.counterChoose },
      ]}
      rows={found.map((person) => ({
        name: person.name,
        last: `${person.lastProcedure}, ${formatDate(vietnamDate(person.lastAt))}`,
        choose: (
          <a href={`/quay?ten=${encodeURIComponent(q)}&nguoi=${person.personId}`}>
            {t.counterChoose}
            <span class="unseen"> {person.name}</span>
          </a>
        ),
      }))}
    />
  )
}
