import type { OpenAPIHono } from '@hono/zod-openapi'
import { fileResponse } from '#foundation/files'
import { offer, pageSchema, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { SHEET_KINDS, SHEET_MEDIA } from '#platform/sheets'
import { getAgencyUsage } from './agency-usage.ts'
import { listOnlineDays } from './list-days.ts'
import { listPeopleOnline } from './list-people.ts'
import { listUsageRecords, ONLY } from './list-records.ts'
import { getMyUsage } from './my-usage.ts'
import { dropAbsence, NoteAbsence, noteAbsence } from './note-absence.ts'
import { getProvinceUsage } from './province-usage.ts'
import { exportUsage } from './usage-sheet.ts'

const tags = ['usage']
const month = z.string().max(7).optional().describe('YYYY-MM; this month unless given')
const Month = z.object({ key: z.string(), from: z.iso.date(), to: z.iso.date() })
const Rule = z.object({ minimumCases: z.int(), minimumPeople: z.int() })
const Median = z.object({ minutes: z.int(), cases: z.int() }).nullable()
const Figures = z
  .object({
    done: z.int(),
    inTime: z.int(),
    late: z.int(),
    shareInTime: z.number().nullable(),
    handCases: z.int(),
    hand: Median,
    open: Median,
  })
  .openapi('WorkFigures', { description: 'Minutes are working minutes; medians and shares of too few cases are null' })
const Kind = z.object({ kind: z.string(), figures: Figures })
const Record = z
  .object({
    id: z.uuid(),
    day: z.iso.date(),
    kind: z.string(),
    name: z.string().nullable(),
    title: z.string().nullable(),
    reference: z.string().nullable(),
    href: z.string().nullable(),
    inTime: z.boolean().nullable(),
    handMinutes: z.int().nullable(),
    openMinutes: z.int(),
    sealedOn: z.iso.date().nullable(),
  })
  .openapi('UsageRecord')
const Day = z.object({ day: z.iso.date(), signedIn: z.boolean(), worked: z.boolean() })
const counted = { decided: z.int(), sealed: z.int() }

/** Use of the system: one's own, an agency's, a province's; the lists behind; days of absence. */
export function usageApi(api: OpenAPIHono<Env>): void {
  const query = z.object({ month })
  offer(
    api,
    {
      route: 'get /usage/mine',
      tags,
      summary: 'What the officer did in a month, and what it is compared to',
      query,
      returns: z.object({
        month: Month,
        rule: Rule,
        workingDays: z.int(),
        absentDays: z.int(),
        kinds: z.array(Kind.extend({ colleagues: Median })),
        days: z.array(Day),
      }),
    },
    (ctx, { query }) => getMyUsage(ctx, query),
  )
  offer(
    api,
    {
      route: 'get /usage/agency',
      tags,
      summary: 'How the leader’s agency worked in a month: officers by name, no ranking',
      query,
      returns: z.object({
        month: Month,
        rule: Rule,
        workingDays: z.int(),
        officers: z.array(
          z.object({
            personId: z.uuid(),
            name: z.string(),
            titles: z.array(z.string()),
            figures: Figures,
            daysOnline: z.int(),
            absentDays: z.int(),
          }),
        ),
        kinds: z.array(Kind),
        decisions: z.array(z.object({ personId: z.uuid(), name: z.string(), ...counted })),
      }),
    },
    (ctx, { query }) => getAgencyUsage(ctx, query),
  )
  offer(
    api,
    {
      route: 'get /usage/province',
      tags,
      summary: 'Which agencies of the province and which of their leaders work on line; nothing of clerks but their number',
      query,
      returns: z.object({
        month: Month,
        rule: Rule,
        agencies: z.array(
          z.object({
            agencyId: z.uuid(),
            name: z.string(),
            officers: z.int(),
            officersOnline: z.int(),
            ...counted,
            done: z.int(),
            inTime: z.int(),
            late: z.int(),
            shareInTime: z.number().nullable(),
            leaders: z.array(
              z.object({ personId: z.uuid(), name: z.string(), title: z.string(), daysOnline: z.int(), ...counted }),
            ),
          }),
        ),
      }),
    },
    (ctx, { query }) => getProvinceUsage(ctx, query),
  )
  const of = { agencyId: z.uuid().optional(), personId: z.uuid().optional(), month }
  offer(
    api,
    {
      route: 'get /usage/records',
      tags,
      summary: 'The work behind a number of use, newest first',
      query: z.object({
        ...of,
        kind: z.string().max(60).optional(),
        only: z.enum(ONLY).optional(),
        after: z.string().max(500).optional(),
      }),
      returns: pageSchema(Record),
    },
    (ctx, { query }) => listUsageRecords(ctx, query),
  )
  offer(
    api,
    {
      route: 'get /usage/days',
      tags,
      summary: 'The days on line of one person',
      query: z.object(of),
      returns: z.object({ items: z.array(Day) }),
    },
    (ctx, { query }) => listOnlineDays(ctx, query),
  )
  offer(
    api,
    {
      route: 'get /usage/people',
      tags,
      summary: 'Who holds a position in an agency, and whether they work on line',
      query: z.object({ agencyId: z.uuid().optional(), month }),
      returns: z.object({
        items: z.array(
          z.object({
            personId: z.uuid().nullable(),
            name: z.string().nullable(),
            titles: z.array(z.string()),
            isOnline: z.boolean(),
            days: z.int().nullable(),
          }),
        ),
      }),
    },
    (ctx, { query }) => listPeopleOnline(ctx, query),
  )
  offer(
    api,
    {
      route: 'post /usage/absences',
      tags,
      summary: 'Note days on which an officer was away: working time stands still for them',
      body: NoteAbsence,
      returns: z.object({ id: z.uuid() }),
    },
    async (ctx, { body }) => ({ id: await noteAbsence(ctx, body) }),
  )
  offer(
    api,
    {
      route: 'delete /usage/absences/{agencyId}/{id}',
      tags,
      summary: 'Take days of absence back',
      params: z.object({ agencyId: z.uuid(), id: z.uuid() }),
    },
    (ctx, { params }) => dropAbsence(ctx, params),
  )
  offer(
    api,
    {
      route: 'get /usage/sheet',
      tags,
      summary: 'The agency’s or the province’s page as CSV or a workbook',
      query: z.object({
        view: z.enum(['agency', 'province']).default('agency'),
        month,
        kind: z.enum(SHEET_KINDS).default('csv'),
      }),
      bytes: true,
    },
    async (ctx, { query }) => {
      const { bytes, name } = await exportUsage(ctx, query)
      return fileResponse({ name, mediaType: SHEET_MEDIA[query.kind], bytes })
    },
  )
}
