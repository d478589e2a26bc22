import type { OpenAPIHono } from '@hono/zod-openapi'
import { offer, pageSchema, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { AddDepartment, addDepartment } from './add-department.ts'
import { AddPosition, addPosition } from './add-position.ts'
import { appointOfficer } from './appoint-officer.ts'
import { ChangeAgencyCode, changeAgencyCode } from './change-agency-code.ts'
import { closeDepartment } from './close-department.ts'
import { closePosition } from './close-position.ts'
import { CreateAgency, createAgency } from './create-agency.ts'
import { DissolveAgency, dissolveAgency } from './dissolve-agency.ts'
import { EndAppointment, endAppointment } from './end-appointment.ts'
import { findContact } from './find-contact.ts'
import { getAgency } from './get-agency.ts'
import { listAgencies } from './list-agencies.ts'
import { listOfficers } from './list-officers.ts'
import { listStructure } from './list-structure.ts'
import { RenameAgency, renameAgency } from './rename-agency.ts'
import { SetContact, setContact } from './set-contact.ts'
import { AGENCY_KINDS } from './tables.ts'

const tags = ['organizations']
const day = z.iso.date()
const id = z.object({ id: z.uuid() })
const agencyParams = z.object({ agencyId: z.uuid() })
const inAgency = agencyParams.extend({ id: z.uuid() })
const AgencyItem = z
  .object({
    id: z.uuid(),
    kind: z.enum(AGENCY_KINDS),
    name: z.string(),
    code: z.string().optional(),
    validFrom: day,
    validTo: day.nullable(),
  })
  .openapi('Agency')
const AgencyLife = AgencyItem.extend({
  parentId: z.uuid().nullable(),
  codes: z.array(z.object({ code: z.string(), from: day, to: day.nullable(), basis: z.string() })),
  names: z.array(z.object({ name: z.string(), from: day })),
  predecessors: z.array(z.object({ agencyId: z.uuid(), effectiveOn: day })),
  successors: z.array(z.object({ agencyId: z.uuid(), effectiveOn: day })),
  contact: z.object({ responsible: z.string(), address: z.string(), phone: z.string(), email: z.string().nullable() }).nullable(),
}).openapi('AgencyLife')
const Structure = z.object({
  departments: z.array(z.object({ id: z.uuid(), name: z.string(), validTo: day.nullable() })),
  positions: z.array(
    z.object({
      id: z.uuid(),
      departmentId: z.uuid().nullable(),
      title: z.string(),
      roles: z.array(z.string()),
      validTo: day.nullable(),
    }),
  ),
})
const Officer = z.object({
  holdingId: z.uuid(),
  positionId: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  title: z.string(),
  department: z.string().nullable(),
  roles: z.array(z.string()),
  from: day,
  to: day.nullable(),
})
const Closing = z
  .object({ lastDay: z.iso.date().describe('Last day, included'), basis: z.string().max(300).optional() })
  .openapi('Closing')
const Appointment = z.object({
  positionId: z.uuid(),
  personId: z.uuid(),
  personName: z.string().min(1).max(120),
  from: day,
  until: day.optional(),
  basis: z.string().max(300).optional(),
})

export function organizationsApi(api: OpenAPIHono<Env>): void {
  const listing = z.object({
    name: z.string().max(100).optional(),
    onDate: day.optional(),
    after: z.string().max(500).optional(),
  })
  offer(
    api,
    {
      route: 'get /agencies',
      tags,
      summary: 'Agencies by name, with or without marks',
      query: listing,
      returns: pageSchema(AgencyItem),
    },
    (ctx, { query }) => listAgencies(ctx, query),
  )
  offer(
    api,
    { route: 'get /agencies/{id}', tags, summary: 'An agency through time', params: id, returns: AgencyLife },
    async (ctx, { params }) => {
      const agency = await getAgency(ctx, params.id)
      return { ...agency, contact: (await findContact(ctx, params.id)) ?? null }
    },
  )
  offer(
    api,
    {
      route: 'get /agencies/{id}/structure',
      tags,
      summary: 'Departments and positions of today',
      params: id,
      returns: Structure,
    },
    (ctx, { params }) => listStructure(ctx, params.id),
  )
  offer(
    api,
    {
      route: 'get /agencies/{id}/officers',
      tags,
      summary: 'Who holds a position today; for the agency’s own people',
      params: id,
      returns: z.object({ items: z.array(Officer) }),
    },
    async (ctx, { params }) => ({ items: await listOfficers(ctx, params.id, { onDate: vietnamDate(ctx.now) }) }),
  )
  offer(
    api,
    {
      route: 'post /agencies',
      tags,
      summary: 'Set up an agency below one’s own',
      body: CreateAgency.omit({ id: true }),
      returns: id,
    },
    (ctx, { body }) => createAgency(ctx, body),
  )
  changes(api)
  staff(api)
}

/** What changes an agency itself. */
function changes(api: OpenAPIHono<Env>): void {
  const about = <B extends z.ZodObject>(noun: string, summary: string, body: B) => ({
    route: `post /agencies/{agencyId}/${noun}` as const,
    tags,
    summary,
    params: agencyParams,
    body,
  })
  const own = { agencyId: true } as const
  offer(api, about('name', 'Rename from a day on', RenameAgency.omit(own)), (ctx, { params, body }) =>
    renameAgency(ctx, { ...params, ...body }),
  )
  offer(api, about('code', 'Give another identifier code from a day on', ChangeAgencyCode.omit(own)), (ctx, { params, body }) =>
    changeAgencyCode(ctx, { ...params, ...body }),
  )
  offer(api, about('dissolution', 'Dissolve, with successors', DissolveAgency.omit(own)), (ctx, { params, body }) =>
    dissolveAgency(ctx, { ...params, ...body }),
  )
  offer(api, about('contact', 'How to reach the agency', SetContact.omit(own)), (ctx, { params, body }) =>
    setContact(ctx, { ...params, ...body }),
  )
}

/** What is inside an agency: departments, positions, and who holds them. `409` says what stands in the way. */
function staff(api: OpenAPIHono<Env>): void {
  const own = { agencyId: true } as const
  const adding = { tags, params: agencyParams, returns: id }
  offer(
    api,
    { ...adding, route: 'post /agencies/{agencyId}/departments', summary: 'Add a department', body: AddDepartment.omit(own) },
    (ctx, { params, body }) => addDepartment(ctx, { ...params, ...body }),
  )
  offer(
    api,
    { ...adding, route: 'post /agencies/{agencyId}/positions', summary: 'Add a position', body: AddPosition.omit(own) },
    (ctx, { params, body }) => addPosition(ctx, { ...params, ...body }),
  )
  offer(
    api,
    {
      tags,
      params: agencyParams,
      route: 'post /agencies/{agencyId}/appointments',
      summary: 'Appoint an officer',
      body: Appointment,
    },
    (ctx, { params, body }) => appointOfficer(ctx, { ...params, ...body }),
  )
  offer(
    api,
    {
      tags,
      params: inAgency,
      route: 'post /agencies/{agencyId}/appointments/{id}/end',
      summary: 'End an appointment',
      body: EndAppointment.omit({ agencyId: true, holdingId: true }),
    },
    (ctx, { params, body }) => endAppointment(ctx, { agencyId: params.agencyId, holdingId: params.id, ...body }),
  )
  const closing = { tags, params: inAgency, body: Closing }
  offer(
    api,
    {
      ...closing,
      route: 'post /agencies/{agencyId}/departments/{id}/closure',
      summary: 'Close a department for good; its history stays',
    },
    (ctx, { params, body }) => closeDepartment(ctx, { ...body, agencyId: params.agencyId, departmentId: params.id }),
  )
  offer(
    api,
    {
      ...closing,
      route: 'post /agencies/{agencyId}/positions/{id}/closure',
      summary: 'Close a position for good; its history stays',
    },
    (ctx, { params, body }) => closePosition(ctx, { ...body, agencyId: params.agencyId, positionId: params.id }),
  )
}
