import type { Locale } from '#platform/context'
import { Details } from '#ui/details'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import type { ProcedureVersion } from '../procedure-types.ts'
import { describeAuthority, describeFee, describeLimit, describeValidity, otherLimits } from './describe.ts'
import { FilingNotice } from './filing-notice.tsx'
import { RelatedProcedures } from './related-procedures.tsx'
import { Vietnamese } from './vietnamese.tsx'

const CHANNELS = { online: 'channelOnline', post: 'channelPost', counter: 'channelCounter' } as const

export interface ProcedureView {
  version: ProcedureVersion
  /** All versions of the procedure, the newest first. */
  versions: ProcedureVersion[]
  /** Names of procedures of this catalogue by code. */
  names: ReadonlyMap<string, string>
  /** Agencies that take online dossiers through the national portal only; `all` where none takes them here. */
  national: readonly string[] | 'all'
  locale: Locale
  today: string
  /** Not in force and nothing to file: the notices on filing are left out. */
  preview?: boolean
}

/** All that the law wants told of a procedure (facts §14.1), and the button to file it. */
export function ProcedurePage(view: ProcedureView) {
  const { version, locale } = view
  const t = text(locale)
  return (
    <>
      <Heading level={1}>
        <Vietnamese>{version.name}</Vietnamese>
      </Heading>
      {view.preview ? null : <FilingNotice {...view} />}
      <SummaryList
        rows={[
          { key: t.code, value: version.code },
          { key: t.domain, value: <Vietnamese>{version.domain}</Vietnamese> },
          { key: t.authority, value: describeAuthority(version, locale) },
          ...(version.receivedAt ? [{ key: t.receivedAt, value: <Vietnamese>{version.receivedAt}</Vietnamese> }] : []),
          {
            key: t.timeLimit,
            value: withNote(describeLimit(version.timeLimit, locale), version.timeLimit.note),
          },
          {
            key: t.level,
            value: version.serviceLevel === 'full' ? t.levelFull : withNote(t.levelPartial, version.serviceLevelReason),
          },
          { key: t.result, value: resultOf(version, locale) },
          { key: t.conditions, value: t.noConditions },
          { key: t.validity, value: describeValidity(version, locale) },
        ]}
      />
      <Steps {...view} />
      <HowTo {...view} />
      <Components {...view} />
      <Fees {...view} />
      <RelatedProcedures {...view} />
      <Details summary={t.legalBasis}>
        <ul lang="vi">
          {version.legalBasis.map((law) => (
            <li key={law}>{law}</li>
          ))}
        </ul>
      </Details>
    </>
  )
}

/** What we say, and what the procedure's text adds in Vietnamese. */
const withNote = (said: string, note: string | undefined) =>
  note ? (
    <>
      {said}. <Vietnamese>{note}</Vietnamese>
    </>
  ) : (
    said
  )

function resultOf({ result }: ProcedureVersion, locale: Locale) {
  const t = text(locale)
  const more = [
    result.officialCode ? t.officialCode(result.officialCode) : '',
    result.validity ? t.resultValid(result.validity) : '',
  ]
  return (
    <>
      <Vietnamese>{result.name}</Vietnamese>
      {more.filter(Boolean).map((one) => `; ${one}`)}
    </>
  )
}

function Steps({ version, locale }: ProcedureView) {
  const t = text(locale)
  return (
    <>
      <Heading level={2}>{t.steps}</Heading>
      <ol>
        {version.steps.map((step) => (
          <li key={step.order}>
            <Vietnamese>{step.name}</Vietnamese> ({t.role[step.role]})
          </li>
        ))}
      </ol>
    </>
  )
}

function HowTo({ version, locale }: ProcedureView) {
  const t = text(locale)
  const limits = otherLimits(version.timeLimit, locale)
  const fees = [...new Set(version.fees.map((fee) => describeFee(fee, locale)))].join('; ')
  return (
    <>
      <Table
        caption={t.howTo}
        columns={[
          { key: 'channel', label: t.channel },
          { key: 'limit', label: t.timeLimit },
          { key: 'fees', label: t.fees },
        ]}
        rows={version.channels.map((channel) => ({
          channel: t[CHANNELS[channel]],
          limit: describeLimit(version.timeLimit, locale),
          fees,
        }))}
      />
      {version.timeLimit.startsFrom ? <Text small>{t.startsFrom(version.timeLimit.startsFrom)}</Text> : null}
      {limits.length > 0 ? (
        <Table
          caption={t.timeLimitNotes}
          columns={[
            { key: 'when', label: t.when },
            { key: 'limit', label: t.timeLimit },
          ]}
          rows={limits.map(({ when, limit }) => ({ when: <Vietnamese>{when}</Vietnamese>, limit }))}
        />
      ) : null}
    </>
  )
}

function Components({ version, locale }: ProcedureView) {
  const t = text(locale)
  return (
    <Table
      caption={t.components}
      columns={[
        { key: 'name', label: t.component },
        { key: 'copies', label: t.copies },
        { key: 'when', label: t.when },
      ]}
      rows={version.components.map((component) => ({
        name: (
          <Vietnamese>
            {component.name}
            {component.notes ? <span class="hint">{component.notes}</span> : null}
            {component.alternatives ? (
              <span class="hint">{`${t.alternatives}: ${component.alternatives.join('; ')}`}</span>
            ) : null}
          </Vietnamese>
        ),
        copies: [
          component.original > 0 ? t.original(component.original) : '',
          component.copy > 0 ? t.copy(component.copy) : '',
          component.presentOnly ? t.present : '',
        ]
          .filter(Boolean)
          .join(', '),
        when: component.requiredWhen ? <Vietnamese>{component.requiredWhen.text}</Vietnamese> : t.always,
      }))}
    />
  )
}

function Fees({ version, locale }: ProcedureView) {
  const t = text(locale)
  return (
    <Table
      caption={t.fees}
      columns={[
        { key: 'name', label: t.fees },
        { key: 'amount', label: t.amount },
        { key: 'notes', label: t.notes },
      ]}
      rows={version.fees.map((fee) => ({
        name: <Vietnamese>{fee.name}</Vietnamese>,
        amount: describeFee(fee, locale),
        notes: <Vietnamese>{fee.notes ?? ''}</Vietnamese>,
      }))}
    />
  )
}
