import type { ComponentChildren } from 'preact'
import type { Ctx } from '#platform/context'
import { formatNumber } from '#platform/time'
import { ButtonGroup, ButtonLink } from '#ui/button'
import { Details } from '#ui/details'
import { Text } from '#ui/typography'
import { text } from '../messages.ts'
import { type Month, neighbours, type Rule } from '../usage-month.ts'
import type { Median } from '../work-figures.ts'

type T = ReturnType<typeof text>

/** A number as the link to its list; `what` says to readers of what it is. */
export const counted = (n: number, href: string, what: string): ComponentChildren =>
  n === 0 ? (
    '0'
  ) : (
    <a href={href}>
      {formatNumber(n)}
      <span class="unseen"> – {what}</span>
    </a>
  )

/** Working minutes as people say them. */
export const duration = (minutes: number, t: T): string =>
  minutes < 90 ? t.minutes(formatNumber(minutes)) : t.hours(formatNumber(Math.round(minutes / 6) / 10))

/** A median with its number of cases, as the link to them; where they are too few, that. */
export const medianOf = (
  median: Median | null,
  cases: number,
  href: string | undefined,
  what: string,
  t: T,
): ComponentChildren => {
  const said = median ? t.ofCases(duration(median.minutes, t), formatNumber(median.cases)) : t.tooFew(formatNumber(cases))
  return href && cases > 0 ? (
    <a href={href}>
      {said}
      <span class="unseen"> – {what}</span>
    </a>
  ) : (
    said
  )
}

/** A share as the link to the work it is of; where that is too little, that. */
export const shareOf = (share: number | null, cases: number, href: string, what: string, t: T): ComponentChildren => {
  const said = share === null ? t.tooFew(formatNumber(cases)) : `${formatNumber(share)} %`
  return cases === 0 ? (
    said
  ) : (
    <a href={href}>
      {said}
      <span class="unseen"> – {what}</span>
    </a>
  )
}

/** What the numbers do not say; open where somebody is compared. */
export function HowToRead({ ctx, rule, more }: { ctx: Ctx; rule: Rule; more: readonly string[] }) {
  const t = text(ctx)
  const lines = [t.saysOnline, t.saysKinds, t.saysHand, t.saysMedian(rule.minimumCases, rule.minimumPeople), t.saysLate, ...more]
  return (
    <Details summary={t.readThis} open>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Details>
  )
}

/** The month, and the ways to its neighbours. */
export function MonthLinks({ ctx, month, path }: { ctx: Ctx; month: Month; path: (key: string) => string }) {
  const t = text(ctx)
  const { before, after } = neighbours(ctx, month)
  return (
    <>
      <Text>
        <strong>{t.month(month.key)}</strong>
      </Text>
      <ButtonGroup>
        <ButtonLink href={path(before)} kind="secondary">
          {t.monthBefore}
        </ButtonLink>
        {after ? (
          <ButtonLink href={path(after)} kind="secondary">
            {t.monthAfter}
          </ButtonLink>
        ) : null}
      </ButtonGroup>
    </>
  )
}
