import { ButtonLink } from '#ui/button'
import { Notice } from '#ui/notice'
import { Text } from '#ui/typography'
import { text } from '../messages.ts'
import type { ProcedureView } from './procedure-page.tsx'

const NATIONAL_PORTAL = 'https://dichvucong.gov.vn'

/** Where to file: here, at the national portal, or not online at all; an old version is only read. */
export function FilingNotice({ version, versions, national, locale, today }: ProcedureView) {
  const t = text(locale)
  const portal = <a href={NATIONAL_PORTAL}>{t.nationalLink}</a>
  if (version.validFrom > today || (version.validTo !== null && version.validTo < today))
    return (
      <Notice kind="warning">
        <p>
          {version.demo ? t.demoVersion : t.oldVersion}{' '}
          {versions.some((one) => one.validFrom <= today && (one.validTo ?? today) >= today) ? (
            <a href={`/thu-tuc/${version.code}`}>{t.currentVersion}</a>
          ) : null}
        </p>
      </Notice>
    )
  if (!version.channels.includes('online')) return <Notice kind="info">{t.notOnline}</Notice>
  if (national === 'all')
    return (
      <Notice kind="info" title={t.nationalTitle}>
        <p>
          {t.nationalLead} {portal}
        </p>
      </Notice>
    )
  return (
    <>
      <ButtonLink href={`/nop-ho-so/${version.code}`}>{t.apply}</ButtonLink>
      <Text small>{t.applyLead}</Text>
      {national.length > 0 ? (
        <Notice kind="info">
          <p>
            {t.nationalSome(national.join('; '))} {portal}
          </p>
        </Notice>
      ) : null}
    </>
  )
}
