import type { Context } from 'hono'
import { usableMandates } from '#government/mandates'
import { type Env, readForm } from '#platform/pages'
import { formatDate } from '#platform/time'
import { Details } from '#ui/details'
import { Radios, TextField } from '#ui/fields'
import { text } from '../messages.ts'

/**
 * On the first page of filing: for oneself, by a mandate that one holds, or with somebody's code. Folded away, since nearly everybody files for
 * themselves; open where the person holds a mandate or came for one (`?thay=`).
 */
export async function ForWhomChoice(c: Context<Env>, procedureCode: string, errors: Record<string, string>) {
  const { ctx } = c.var
  const t = text(ctx)
  const form = c.req.method === 'POST' ? readForm(c) : undefined
  const held = await usableMandates(ctx, { purpose: 'file', procedureCode })
  const asked = held.find((mandate) => mandate.id === c.req.query('thay'))?.id
  const error = errors.forWhom ?? errors.assistanceCode
  return (
    <Details summary={t.forAnother} open={held.length > 0 || error !== undefined}>
      <Radios
        name="forWhom"
        label={t.forWhom}
        value={form?.get('forWhom') ?? asked ?? 'self'}
        error={errors.forWhom}
        required
        options={[
          { value: 'self', label: t.forSelf },
          ...held.map((mandate) => ({
            value: mandate.id,
            label: t.forOwner(mandate.owner_name),
            hint: t.forOwnerHint(formatDate(mandate.valid_to)),
          })),
          { value: 'code', label: t.forCode, hint: t.forCodeHint },
        ]}
      />
      <TextField
        name="assistanceCode"
        label={t.assistanceCode}
        hint={t.assistanceCodeHint}
        value={form?.get('assistanceCode')}
        error={errors.assistanceCode}
        inputmode="numeric"
        autocomplete="off"
        short
        required={false}
      />
    </Details>
  )
}
