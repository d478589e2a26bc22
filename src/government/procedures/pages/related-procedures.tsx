import { Details } from '#ui/details'
import { Table } from '#ui/table'
import { text } from '../messages.ts'
import { describeLimit, describeValidity } from './describe.ts'
import type { ProcedureView } from './procedure-page.tsx'

/** What stands beside a procedure: those filed with it, its sisters in special situations, its versions over time. */
export function RelatedProcedures({ version, versions, names, locale }: ProcedureView) {
  const t = text(locale)
  const linked = (version.linkedWith ?? []).filter(
    (code) => names.has(code) && !version.linkedSteps?.some((step) => step.code === code),
  )
  return (
    <>
      {version.linkedSteps ? (
        <Table
          caption={t.linkedLead}
          columns={[
            { key: 'name', label: t.name },
            { key: 'authority', label: t.authority },
            { key: 'limit', label: t.timeLimit },
            { key: 'result', label: t.result },
          ]}
          rows={version.linkedSteps.map((step) => ({
            name: names.has(step.code) ? <a href={`/thu-tuc/${step.code}`}>{step.name}</a> : step.name,
            authority: step.authority,
            limit: [describeLimit(step.timeLimit, locale), step.notes].filter(Boolean).join('. '),
            result: step.result,
          }))}
        />
      ) : null}
      {linked.length > 0 ? (
        <Details summary={t.linked}>
          <ul>
            {linked.map((code) => (
              <li key={code}>
                <a href={`/thu-tuc/${code}`}>{names.get(code)}</a>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
      {version.variants ? (
        <Details summary={t.variants}>
          <ul>
            {version.variants.map((variant) => (
              <li key={variant.code}>
                {variant.when === 'registration = temporary' ? variant.name : `${variant.when}: ${variant.name}`} ({variant.code})
                {variant.timeLimit ? `, ${describeLimit(variant.timeLimit, locale)}` : ''}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
      {versions.length > 1 ? (
        <Details summary={t.otherVersions}>
          <ul>
            {versions.map((one) => (
              <li key={one.id}>
                <a href={`/thu-tuc/${one.code}?ngay=${one.validFrom}`}>{describeValidity(one, locale)}</a>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  )
}
