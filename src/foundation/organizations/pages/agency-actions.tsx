import { readDate } from '#platform/pages'
import { TextArea, YesNo } from '#ui/fields'
import { Text } from '#ui/typography'
import { changeAgencyCode } from '../change-agency-code.ts'
import { dissolveAgency } from '../dissolve-agency.ts'
import { findContact } from '../find-contact.ts'
import { text } from '../messages.ts'
import { renameAgency } from '../rename-agency.ts'
import { setContact } from '../set-contact.ts'
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
    path: 'lien-he',
    title: (ctx) => text(ctx).action.contact,
    restructures: false,
    standing: async (ctx, agencyId) => {
      const contact = await findContact(ctx, agencyId)
      if (!contact) return {}
      return { ...contact, email: contact.email ?? '', answersForSite: String(contact.answersForSite) }
    },
    fields: (view) => (
      <>
        <Text>{text(view.ctx).contactAbout}</Text>
        <Line view={view} name="responsible" label={text(view.ctx).form.responsible} />
        <Line view={view} name="address" label={text(view.ctx).form.address} />
        <Line view={view} name="phone" label={text(view.ctx).form.phone} />
        <Line view={view} name="email" label={text(view.ctx).form.email} required={false} />
        <YesNo
          agree
          name="answersForSite"
          label={text(view.ctx).form.answersForSite}
          hint={text(view.ctx).form.answersForSiteHint}
          value={value(view.form, 'answersForSite')}
        />
      </>
    ),
    submit: (ctx, agencyId, form) =>
      setContact(ctx, {
        agencyId,
        responsible: value(form, 'responsible'),
        address: value(form, 'address'),
        phone: value(form, 'phone'),
        email: value(form, 'email').trim(),
        answersForSite: form.get('answersForSite') === 'true',
      }),
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
