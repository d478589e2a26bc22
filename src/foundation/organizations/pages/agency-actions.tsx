import { readDate } from '#platform/pages'
import { TextArea } from '#ui/fields'
import { changeAgencyCode } from '../change-agency-code.ts'
import { dissolveAgency } from '../dissolve-agency.ts'
import { text } from '../messages.ts'
import { renameAgency } from '../rename-agency.ts'
import { type AgencyAction, basis, Day, Line, value } from './action-form.tsx'
import { readSuccessors } from './read-successors.ts'

/** Forms that change the agency itself. */
export const AGENCY_ACTIONS: AgencyAction[] = [
  {
    path: 'doi-ma',
    title: (ctx) => text(ctx).action.changeCode,
    restructures: true,
    fields: (view) => (
      <>
        <Line view={view} name="code" label={text(view.ctx).form.code} hint={text(view.ctx).form.codeHint} />
        <Day view={view} name="from" label={text(view.ctx).form.from} />
        {basis(view)}
      </>
    ),
    submit: (ctx, agencyId, form) =>
      changeAgencyCode(ctx, {
        agencyId,
        code: value(form, 'code'),
        from: readDate(form, 'from') ?? '',
        basis: form.get('basis'),
      }),
  },
  {
    path: 'doi-ten',
    title: (ctx) => text(ctx).action.rename,
    restructures: true,
    fields: (view) => (
      <>
        <Line view={view} name="name" label={text(view.ctx).form.name} />
        <Day view={view} name="from" label={text(view.ctx).form.from} />
      </>
    ),
    submit: (ctx, agencyId, form) =>
      renameAgency(ctx, { agencyId, name: value(form, 'name'), from: readDate(form, 'from') ?? '' }),
  },
  {
    path: 'giai-the',
    title: (ctx) => text(ctx).action.dissolve,
    restructures: true,
    fields: (view) => (
      <>
        <Day view={view} name="lastDay" label={text(view.ctx).form.lastDay} />
        <TextArea
          name="successorIds"
          label={text(view.ctx).form.successors}
          hint={text(view.ctx).form.successorsHint}
          value={value(view.form, 'successorIds')}
          error={view.errors.successorIds}
          required={false}
        />
        {basis(view)}
      </>
    ),
    submit: async (ctx, agencyId, form) => {
      const successorIds = await readSuccessors(ctx, value(form, 'successorIds'))
      await dissolveAgency(ctx, { agencyId, lastDay: readDate(form, 'lastDay') ?? '', successorIds, basis: form.get('basis') })
    },
  },
]
