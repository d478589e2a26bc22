import { OFFICER_ROLES } from '#platform/context'
import { type Form, readDate } from '#platform/pages'
import { Checkboxes, Select } from '#ui/fields'
import { addDepartment } from '../add-department.ts'
import { addPosition } from '../add-position.ts'
import { appointOfficer } from '../appoint-officer.ts'
import { closeDepartment } from '../close-department.ts'
import { closePosition } from '../close-position.ts'
import { endAppointment } from '../end-appointment.ts'
import { text } from '../messages.ts'
import { type AgencyAction, basis, Day, Line, value } from './action-form.tsx'

const closing = (agencyId: string, form: Form) => ({
  agencyId,
  lastDay: readDate(form, 'lastDay') ?? '',
  basis: form.get('basis'),
})

/** Forms for what is inside an agency: departments, positions and who holds them. */
export const STAFF_ACTIONS: AgencyAction[] = [
  {
    path: 'them-phong',
    title: (ctx) => text(ctx).action.addDepartment,
    restructures: false,
    fields: (view) => <Line view={view} name="name" label={text(view.ctx).form.departmentName} />,
    submit: (ctx, agencyId, form) => addDepartment(ctx, { agencyId, name: value(form, 'name') }),
  },
  {
    path: 'them-vi-tri',
    title: (ctx) => text(ctx).action.addPosition,
    restructures: false,
    fields: (view) => (
      <>
        <Line view={view} name="title" label={text(view.ctx).form.positionTitle} />
        <Select
          name="departmentId"
          label={text(view.ctx).department}
          options={view.structure.departments.map((d) => ({ value: d.id, label: d.name }))}
          value={value(view.form, 'departmentId')}
          error={view.errors.departmentId}
          required={false}
        />
        <Checkboxes
          name="roles"
          label={text(view.ctx).form.roles}
          options={OFFICER_ROLES.map((role) => ({ value: role, label: text(view.ctx).role[role] }))}
          values={view.form.all('roles')}
          error={view.errors.roles}
        />
      </>
    ),
    submit: (ctx, agencyId, form) =>
      addPosition(ctx, {
        agencyId,
        title: value(form, 'title'),
        departmentId: form.get('departmentId') || undefined,
        roles: form.all('roles') as never,
      }),
  },
  {
    path: 'dong-phong',
    title: (ctx) => text(ctx).action.closeDepartment,
    restructures: false,
    fields: (view) => (
      <>
        <Select
          name="departmentId"
          label={text(view.ctx).department}
          options={view.structure.departments.filter((d) => !d.validTo).map((d) => ({ value: d.id, label: d.name }))}
          value={value(view.form, 'departmentId')}
          error={view.errors.departmentId}
        />
        <Day view={view} name="lastDay" label={text(view.ctx).form.lastDay} />
        {basis(view)}
      </>
    ),
    submit: (ctx, agencyId, form) =>
      closeDepartment(ctx, { ...closing(agencyId, form), departmentId: value(form, 'departmentId') }),
  },
  {
    path: 'dong-vi-tri',
    title: (ctx) => text(ctx).action.closePosition,
    restructures: false,
    fields: (view) => (
      <>
        <Select
          name="positionId"
          label={text(view.ctx).position}
          options={view.structure.positions.filter((p) => !p.validTo).map((p) => ({ value: p.id, label: p.title }))}
          value={value(view.form, 'positionId')}
          error={view.errors.positionId}
        />
        <Day view={view} name="lastDay" label={text(view.ctx).form.lastDay} />
        {basis(view)}
      </>
    ),
    submit: (ctx, agencyId, form) => closePosition(ctx, { ...closing(agencyId, form), positionId: value(form, 'positionId') }),
  },
  {
    path: 'bo-nhiem',
    title: (ctx) => text(ctx).action.appoint,
    restructures: false,
    fields: (view) => (
      <>
        <Line view={view} name="personName" label={text(view.ctx).form.personName} />
        <Line view={view} name="personId" label={text(view.ctx).form.personId} hint={text(view.ctx).form.personIdHint} />
        <Select
          name="positionId"
          label={text(view.ctx).position}
          options={view.structure.positions.map((p) => ({ value: p.id, label: p.title }))}
          value={value(view.form, 'positionId')}
          error={view.errors.positionId}
        />
        <Day view={view} name="from" label={text(view.ctx).form.from} />
        <Day view={view} name="until" label={text(view.ctx).form.until} required={false} />
        {basis(view)}
      </>
    ),
    submit: (ctx, agencyId, form) =>
      appointOfficer(ctx, {
        agencyId,
        positionId: value(form, 'positionId'),
        personId: value(form, 'personId').trim(),
        personName: value(form, 'personName'),
        from: readDate(form, 'from') ?? '',
        until: readDate(form, 'until'),
        basis: form.get('basis'),
      }),
  },
  {
    path: 'thoi-giu',
    title: (ctx) => text(ctx).action.endAppointment,
    restructures: false,
    fields: (view) => (
      <>
        <Select
          name="holdingId"
          label={text(view.ctx).form.whose}
          options={view.officers.map((o) => ({ value: o.holdingId, label: `${o.personName} – ${o.title}` }))}
          value={value(view.form, 'holdingId')}
          error={view.errors.holdingId}
        />
        <Day view={view} name="lastDay" label={text(view.ctx).form.lastDay} />
        {basis(view)}
      </>
    ),
    submit: (ctx, agencyId, form) =>
      endAppointment(ctx, {
        agencyId,
        holdingId: value(form, 'holdingId'),
        lastDay: readDate(form, 'lastDay') ?? '',
        basis: form.get('basis'),
      }),
  },
]
