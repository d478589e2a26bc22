import type { Locale } from '#platform/context'
import { formatDate } from '#platform/time'
import { ButtonLink } from '#ui/button'
import { Details } from '#ui/details'
import { Notice } from '#ui/notice'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import type { ProcedureVersion } from '../procedure-types.ts'
import { describeFee, describeLimit } from './describe.ts'

const CHANNELS = { online: 'channelOnline', post: 'channelPost', counter: 'channelCounter' } as const

/** All that the law wants told of a procedure (facts §14.1), and the button to file it. */
export function ProcedurePage({ version, locale, today }: { version: ProcedureVersion; locale: Locale; today: string }) {
  const t = text(locale)
  return (
    <>
      <Heading level={1}>{version.name}</Heading>
      {version.demo ? <Notice kind="warning">{t.demoVersion}</Notice> : null}
      {version.validTo !== null && version.validTo < today ? null : version.channels.includes('online') ? (
        <>
          <ButtonLink href={`/nop-ho-so/${version.code}`}>{t.apply}</ButtonLink>
          <Text small>{t.applyLead}</Text>
        </>
      ) : (
        <Notice kind="info">{t.notOnline}</Notice>
      )}
      <SummaryList
        rows={[
          { key: t.code, value: version.code },
          { key: t.domain, value: version.domain },
          { key: t.authority, value: version.authorityLevel === 'commune' ? t.authorityCommune : t.authorityProvince },
          {
            key: t.timeLimit,
            value: [describeLimit(version.timeLimit, locale), version.timeLimit.note].filter(Boolean).join('. '),
          },
          { key: t.channels, value: version.channels.map((channel) => t[CHANNELS[channel]]).join('; ') },
          {
            key: t.level,
            value:
              version.serviceLevel === 'full'
                ? t.levelFull
                : [t.levelPartial, version.serviceLevelReason].filter(Boolean).join(': '),
          },
          { key: t.result, value: version.result.name },
          {
            key: t.validity,
            value: version.validTo
              ? t.validSpan(formatDate(version.validFrom), formatDate(version.validTo))
              : t.validFrom(formatDate(version.validFrom)),
          },
        ]}
      />
      <div lang="vi">
        <Table
          caption={t.components}
          columns={[
            { key: 'name', label: t.component },
            { key: 'copies', label: t.copies },
            { key: 'when', label: t.when },
          ]}
          rows={version.components.map((component) => ({
            name: component.name,
            copies: component.presentOnly
              ? t.present
              : [component.original > 0 ? t.original(component.original) : '', component.copy > 0 ? t.copy(component.copy) : '']
                  .filter(Boolean)
                  .join(', '),
            when: component.requiredWhen?.text ?? t.always,
          }))}
        />
        <Table
          caption={t.fees}
          columns={[
            { key: 'name', label: t.fees },
            { key: 'amount', label: t.copies },
            { key: 'notes', label: t.conditions },
          ]}
          rows={version.fees.map((fee) => ({ name: fee.name, amount: describeFee(fee, locale), notes: fee.notes ?? '' }))}
        />
        <Heading level={2}>{t.steps}</Heading>
        <ol>
          {version.steps.map((step) => (
            <li key={step.order}>{step.name}</li>
          ))}
        </ol>
        {(version.variants ?? []).length > 0 ? (
          <Details summary={t.variants}>
            <ul>
              {version.variants!.map((variant) => (
                <li key={variant.code}>
                  {variant.code} {variant.name}: {variant.when}
                </li>
              ))}
            </ul>
          </Details>
        ) : null}
        <Details summary={t.legalBasis}>
          <ul>
            {version.legalBasis.map((law) => (
              <li key={law}>{law}</li>
            ))}
          </ul>
        </Details>
      </div>
    </>
  )
}
