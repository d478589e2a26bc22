import type { Context } from 'hono'
import { type Env, page } from '#platform/pages'
import { SHEET_KINDS } from '#platform/sheets'
import { formatNumber } from '#platform/time'
import { ButtonGroup, ButtonLink } from '#ui/button'
import { BarChart } from '#ui/charts'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { type AgencyLine, getProvinceUsage } from '../province-usage.ts'
import { counted, HowToRead, MonthLinks, shareOf } from './figure-words.tsx'
import { daysPath, peoplePath, recordsPath, sheetPath, usagePath } from './usage-path.ts'
import { Views } from './views.tsx'

type C = Context<Env>
type T = ReturnType<typeof text>

/** `/su-dung` for a province: its agencies and their leaders, by name. */
export async function provincePage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const { month, rule, agencies } = await getProvinceUsage(ctx, { month: c.req.query('thang') })
  const staffed = agencies.filter((one) => one.officers > 0)
  return page(
    c,
    { title: t.title, desk: true },
    <>
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.provinceLead}</Text>
      <Views ctx={ctx} current="province" hasProvince month={month.key} />
      <MonthLinks ctx={ctx} month={month} path={(key) => usagePath('province', key)} />
      <HowToRead ctx={ctx} rule={rule} more={[t.saysOfDays, t.saysOfSeals]} />
      <BarChart
        title={t.onlineChart}
        labelHeading={t.agency}
        valueHeading={t.officersOnline}
        format={(value) => `${formatNumber(value)} %`}
        bars={staffed.map((one) => ({
          label: one.name,
          value: Math.round((100 * one.officersOnline) / one.officers),
          href: peoplePath({ month: month.key, agencyId: one.agencyId }),
        }))}
      />
      <Heading level={2}>{t.agencies}</Heading>
      <AgencyTable agencies={agencies} month={month.key} t={t} />
      <Heading level={2}>{t.leaders}</Heading>
      <LeaderTable agencies={agencies} month={month.key} t={t} />
      <ButtonGroup>
        {SHEET_KINDS.map((kind) => (
          <ButtonLink key={kind} href={sheetPath(kind, 'province', month.key)} kind="secondary">
            {t[kind]}
          </ButtonLink>
        ))}
      </ButtonGroup>
    </>,
  )
}

function AgencyTable({ agencies, month, t }: { agencies: readonly AgencyLine[]; month: string; t: T }) {
  return (
    <Table
      caption={t.notARanking}
      columns={[
        { key: 'name', label: t.agency, rowHeader: true },
        { key: 'online', label: t.officersOnline },
        { key: 'done', label: t.done, numeric: true },
        { key: 'share', label: t.shareInTime, numeric: true },
        { key: 'decided', label: t.decided, numeric: true },
        { key: 'sealed', label: t.sealed, numeric: true },
        { key: 'unsealed', label: t.unsealed, numeric: true },
      ]}
      rows={agencies.map(({ agencyId, name, officers, officersOnline, decided, sealed, ...figures }) => {
        const of = { month, agencyId }
        return {
          name,
          online: (
            <a href={peoplePath(of)}>
              {officers > 0 && officersOnline === 0 ? <Tag kind="waiting">{t.nobodyOnline}</Tag> : null}{' '}
              {t.someOnline(formatNumber(officersOnline), formatNumber(officers))}
              <span class="unseen"> – {name}</span>
            </a>
          ),
          done: counted(figures.done, recordsPath(of), `${t.done}: ${name}`),
          share: shareOf(
            figures.shareInTime,
            figures.inTime + figures.late,
            recordsPath({ ...of, only: 'with-deadline' }),
            name,
            t,
          ),
          decided: counted(decided, recordsPath({ ...of, only: 'decided' }), `${t.decided}: ${name}`),
          sealed: counted(sealed, recordsPath({ ...of, only: 'sealed' }), `${t.sealed}: ${name}`),
          unsealed: counted(decided - sealed, recordsPath({ ...of, only: 'unsealed' }), `${t.unsealed}: ${name}`),
        }
      })}
    />
  )
}

function LeaderTable({ agencies, month, t }: { agencies: readonly AgencyLine[]; month: string; t: T }) {
  return (
    <Table
      caption={t.notARanking}
      columns={[
        { key: 'name', label: t.leader, rowHeader: true },
        { key: 'agency', label: t.agency },
        { key: 'days', label: t.daysOnline, numeric: true },
        { key: 'decided', label: t.decided, numeric: true },
        { key: 'sealed', label: t.sealed, numeric: true },
        { key: 'unsealed', label: t.unsealed, numeric: true },
      ]}
      rows={agencies.flatMap((agency) =>
        agency.leaders.map(({ personId, name, title, daysOnline, decided, sealed }) => {
          const of = { month, agencyId: agency.agencyId, personId }
          return {
            name,
            agency: `${title}, ${agency.name}`,
            days: counted(daysOnline, daysPath(of), `${t.daysOnline}: ${name}`),
            decided: counted(decided, recordsPath({ ...of, only: 'decided' }), `${t.decided}: ${name}`),
            sealed: counted(sealed, recordsPath({ ...of, only: 'sealed' }), `${t.sealed}: ${name}`),
            unsealed: counted(decided - sealed, recordsPath({ ...of, only: 'unsealed' }), `${t.unsealed}: ${name}`),
          }
        }),
      )}
    />
  )
}
